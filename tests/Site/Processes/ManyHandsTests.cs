using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Processes;

/// <summary>Several people and several machines of the product at one instance: nothing is done twice, nothing is decided from what is out of date.</summary>
public sealed class ManyHandsTests : IAsyncLifetime
{
    private const string Steps = "<startEvent id=\"s\"/><userTask id=\"a\"/><userTask id=\"b\"/><userTask id=\"c\"/><endEvent id=\"e\"/>";
    private const string InTurn = "s>a a>b b>c c>e";

    private const string Branches =
        "<startEvent id=\"s\"/><parallelGateway id=\"fork\"/><userTask id=\"a\"/><userTask id=\"b\"/><userTask id=\"c\"/><userTask id=\"d\"/><parallelGateway id=\"join\"/><userTask id=\"last\"/><endEvent id=\"e\"/>";

    private static readonly Actor lan = new(Guid.CreateVersion7(), "Trần Thị Lan", "Chuyên viên", []);
    private static readonly Actor minh = new(Guid.CreateVersion7(), "Lê Văn Minh", "Chuyên viên", []);
    private TestSite site = null!;
    private Scene office = null!;
    private Player worker = null!;
    private ProcessEngine here = null!;
    private ProcessEngine elsewhere = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.81", "Sở Đông người");
        worker = await office.PersonAsync("Vũ Thị Hoa", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        here = site.Services.GetRequiredService<ProcessEngine>();
        // Another machine of the product: the same database, a memory of its own.
        elsewhere = new ProcessEngine(site.Services.GetRequiredService<WorkSchedules>(), new RecentInstances());
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private async Task<Guid> StartAsync(string nodes, string flows) =>
        await DrawnProcess.StartAsync(site, office, await DrawnProcess.PublishAsync(office, worker, "many", nodes, flows), "HS-1");

    private Task<IReadOnlyList<StepPass>> History(Guid subject) => DrawnProcess.HistoryAsync(site, office, subject);

    private Task<Guid> Open(Guid subject, string step) => DrawnProcess.OpenAsync(site, office, subject, step);

    private Task ActAsync(Actor actor, Func<IWork, CancellationToken, Task> act) =>
        site.Runner.RunAsync(
            new WorkOrder(actor, office.AgencyId, "test.act", Plain: true),
            async (work, ct) =>
            {
                await act(work, ct);
                Log.Write(work, "test.acted", "test", "1");
            }
        );

    private Task CompleteAsync(ProcessEngine machine, Actor actor, Guid task) =>
        ActAsync(actor, (work, ct) => machine.CompleteAsync(work, task, null, null, ct));

    [Fact]
    public async Task What_another_machine_did_meanwhile_is_seen_though_this_one_remembers_otherwise()
    {
        var subject = await StartAsync(Steps, InTurn);
        await CompleteAsync(here, lan, await Open(subject, "a"));
        var second = await Open(subject, "b");
        await CompleteAsync(elsewhere, minh, second);
        var told = await Assert.ThrowsAsync<RuleException>(() => CompleteAsync(here, lan, second));
        Assert.Equal("processes.task.done", told.Key);
        await CompleteAsync(here, lan, await Open(subject, "c"));
        Assert.Equal([lan.Name, minh.Name, lan.Name], (await History(subject)).Select(p => p.Person));
    }

    [Fact]
    public async Task A_step_taken_on_another_machine_is_held_here_too_and_one_sent_back_there_can_be_done_here()
    {
        var subject = await StartAsync(Steps, InTurn);
        await CompleteAsync(here, lan, await Open(subject, "a"));
        var second = await Open(subject, "b");
        await ActAsync(minh, (work, ct) => elsewhere.ClaimAsync(work, second, ct));
        var told = await Assert.ThrowsAsync<RuleException>(() => CompleteAsync(here, lan, second));
        Assert.Equal("processes.task.held", told.Key);
        await Assert.ThrowsAsync<RuleException>(() => ActAsync(lan, (work, ct) => here.ClaimAsync(work, second, ct)));
        await CompleteAsync(elsewhere, minh, second);
        var third = await Open(subject, "c");
        await ActAsync(minh, (work, ct) => here.ClaimAsync(work, third, ct));
        await ActAsync(minh, (work, ct) => elsewhere.SendBackAsync(work, third, "b", "Thiếu chữ ký", ct: ct));
        await CompleteAsync(here, minh, await Open(subject, "b"));
        await CompleteAsync(here, lan, await Open(subject, "c"));
        Assert.All((await History(subject)), p => Assert.NotEqual("Open", p.State));
    }

    [Fact]
    public async Task Of_two_who_take_a_step_at_once_one_has_it_and_the_other_is_told()
    {
        var subject = await StartAsync(Steps, InTurn);
        var task = await Open(subject, "a");
        var both = await Task.WhenAll(Try(here, lan), Try(elsewhere, minh));
        Assert.Single(both, e => e is null);
        Assert.Equal("processes.task.held", both.OfType<RuleException>().Single().Key);

        async Task<Exception?> Try(ProcessEngine machine, Actor actor) =>
            await Record.ExceptionAsync(() => ActAsync(actor, (work, ct) => machine.ClaimAsync(work, task, ct)));
    }

    [Fact]
    public async Task People_who_finish_parallel_branches_at_once_all_succeed_and_the_join_passes_once()
    {
        var subject = await StartAsync(Branches, "s>fork fork>a fork>b fork>c fork>d a>join b>join c>join d>join join>last last>e");
        var open = (await History(subject)).ToDictionary(p => p.ElementId, p => p.TaskId, StringComparer.Ordinal);
        Assert.Equal(4, open.Count);
        await Task.WhenAll(
            CompleteAsync(here, lan, open["a"]),
            CompleteAsync(elsewhere, minh, open["b"]),
            CompleteAsync(here, minh, open["c"]),
            CompleteAsync(elsewhere, lan, open["d"])
        );
        Assert.Single(await History(subject), p => p.ElementId == "last");
        await CompleteAsync(here, lan, await Open(subject, "last"));
        var trail = await site.Runner.LookAsync(
            office.AgencyId,
            "select count(*), count(distinct t.version), max(i.version) from processes.trail t join processes.instance i on i.agency_id = t.agency_id and i.id = t.instance_id where i.agency_id = $1 and i.subject_id = $2",
            [Sql.P(office.AgencyId), Sql.P(subject)],
            async (row, ct) => await row.ReadAsync(ct) ? (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)) : default
        );
        Assert.Equal((6, 6, 7), trail);
    }
}
