using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Processes.Migrating;

/// <summary>What runs beside steps moves with them: timers with their instants, messages, stopped clocks, the hands that hold a step.</summary>
public sealed class MovedEventsTests : IAsyncLifetime
{
    private const string Start = "<startEvent id=\"s\"/><endEvent id=\"e\"/>";
    private TestSite site = null!;
    private MovingOffice office = null!;
    private TestClient owner = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await MovingOffice.OpenAsync(site, "H99.43");
        owner = await office.Scene.SignInAsync(office.Owner);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static string Timer(string id, string duration) =>
        $"<boundaryEvent id=\"{id}\" attachedToRef=\"a\" cancelActivity=\"false\"><timerEventDefinition><timeDuration>{duration}</timeDuration></timerEventDefinition></boundaryEvent>";

    private Task<Guid> PublishAsync(string nodes, string flows) =>
        DrawnProcess.PublishAsync(
            office.Scene,
            office.Specialist,
            "moved",
            Start + nodes,
            flows,
            "<message id=\"m1\" name=\"paid\"/><message id=\"m2\" name=\"fee paid\"/>"
        );

    private Task<string> TextAsync(string sql) =>
        site.Runner.LookAsync(
            office.Scene.AgencyId,
            sql,
            [Sql.P(office.Scene.AgencyId)],
            async (row, ct) => await row.ReadAsync(ct) && !row.IsDBNull(0) ? row.GetString(0) : ""
        );

    private Task<string> TimersAsync() =>
        TextAsync(
            "select string_agg(element_id || ' ' || to_char(due_at at time zone 'Asia/Ho_Chi_Minh', 'DD HH24:MI'), ', ' order by element_id) from processes.timer where agency_id = $1"
        );

    private Task<string> HeardAsync() =>
        TextAsync("select string_agg(element_id || ' ' || name, ', ' order by element_id) from processes.listener where agency_id = $1");

    private async Task<string> DecideAsync(Guid definition)
    {
        var page = await owner.GetAsync($"/Processes/Migrating/Plan/{definition}");
        var answer = await owner.SubmitAsync(page, MovingOffice.Consent());
        Assert.True(answer.Status == 303, $"{answer.Status}: {answer.Words}");
        await MovingOffice.CarryOutAsync(site);
        return answer.Location!;
    }

    private async Task<Guid> DefinitionAsync(Guid version) =>
        (await site.Runner.ReadAsync(office.Scene.AgencyId, (db, ct) => Definitions.FindAsync(db, version, ct)))!.DefinitionId;

    [Fact]
    public async Task Timers_and_messages_are_kept_begun_and_ended_and_put_back_as_they_were()
    {
        var first = await PublishAsync(
            Timer("keep", "PT10H")
                + Timer("gone", "PT20H")
                + "<userTask id=\"a\" name=\"Thẩm định\"/><receiveTask id=\"r\" messageRef=\"m1\"/><userTask id=\"w\" name=\"Nhắc\"/><userTask id=\"x\" name=\"Báo cáo\"/><parallelGateway id=\"f\"/><parallelGateway id=\"j\"/><endEvent id=\"told\"/>",
            "s>f f>a f>r a>j r>j j>e keep>w gone>x w>told x>told"
        );
        var subject = await DrawnProcess.StartAsync(site, office.Scene, first, "HS-1");
        Assert.Equal("gone 07 04:00, keep 06 18:00", await TimersAsync());
        await PublishAsync(
            Timer("keep", "PT1H")
                + Timer("fresh", "PT2H")
                + "<userTask id=\"a\" name=\"Thẩm định\"/><receiveTask id=\"r2\" name=\"Nộp phí\" messageRef=\"m2\"/><receiveTask id=\"r\" messageRef=\"m2\"/><userTask id=\"w\" name=\"Nhắc\"/><userTask id=\"x\" name=\"Báo cáo\"/><parallelGateway id=\"f\"/><parallelGateway id=\"j\"/><endEvent id=\"told\"/>",
            "s>f f>a f>r a>j r>r2 r2>j j>e keep>w fresh>x w>told x>told"
        );
        site.Clock.Advance(TimeSpan.FromHours(1));
        owner = await office.Scene.SignInAsync(office.Owner);
        var before = await office.RowsAsync(subject);
        var decision = await DecideAsync(await DefinitionAsync(first));
        Assert.Equal("fresh 06 11:00, keep 06 18:00", await TimersAsync());
        Assert.Equal("r fee paid", await HeardAsync());
        await Replay.HoldsAsync(site, subject);

        Assert.Equal(
            303,
            (
                await owner.SubmitAsync(
                    await owner.GetAsync(decision),
                    new Dictionary<string, string> { ["Reason"] = "Chưa đến ngày hiệu lực" },
                    "handler=All"
                )
            ).Status
        );
        await MovingOffice.CarryOutAsync(site);
        Assert.Equal("gone 07 04:00, keep 06 18:00", await TimersAsync());
        Assert.Equal("r paid", await HeardAsync());
        Assert.Equal(before, await office.RowsAsync(subject));
        await Replay.HoldsAsync(site, subject);
    }

    [Fact]
    public async Task A_move_that_sets_more_off_by_itself_is_not_taken_back()
    {
        const string Step = "<userTask id=\"a\" name=\"Thẩm định\"/>";
        var first = await PublishAsync(Step, "s>a a>e");
        var subject = await DrawnProcess.StartAsync(site, office.Scene, first, "HS-1");
        await PublishAsync(
            Step
                + "<userTask id=\"u\" name=\"Xử lý gấp\"/><boundaryEvent id=\"c\" attachedToRef=\"a\"><conditionalEventDefinition><condition>1 = 1</condition></conditionalEventDefinition></boundaryEvent>",
            "s>a a>e c>u u>e"
        );
        var decision = await DecideAsync(await DefinitionAsync(first));
        Assert.Equal("u", (await office.OpenAsync(subject)).ElementId);
        await Replay.HoldsAsync(site, subject);
        await owner.SubmitAsync(await owner.GetAsync(decision), new Dictionary<string, string> { ["Reason"] = "Thử" }, "handler=All");
        await MovingOffice.CarryOutAsync(site);
        Assert.Equal("u", (await office.OpenAsync(subject)).ElementId);
        Assert.Contains("không đưa về như cũ được", (await owner.GetAsync(decision)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_the_clock_stood_still_is_added_to_the_new_term_and_the_promise_stays()
    {
        var subject = await office.BeginAsync("HS-1", 1);
        var engine = site.Services.GetRequiredService<ProcessEngine>();
        var instance = await office.Scene.DoAsync(async (work, ct) => (await ProcessReads.InstanceAsync(work.Db, "test", subject, ct))!);
        var received = (await office.OpenAsync(subject)).ReceivedAt;
        await office.Scene.DoAsync(
            async (work, ct) =>
            {
                await engine.PauseAsync(work, instance.Id, PauseGround.Supplement, "12/TB", ct);
                return true;
            }
        );
        // Two working days pass.
        site.Clock.Advance(TimeSpan.FromDays(2));
        await office.Scene.DoAsync(
            async (work, ct) =>
            {
                await engine.ResumeAsync(work, instance.Id, false, ct);
                return true;
            }
        );
        var stopped = await office.OpenAsync(subject);
        var promise = (
            await site.Runner.ReadAsync(office.Scene.AgencyId, (db, ct) => ProcessReads.InstanceAsync(db, "test", subject, ct))
        )!.DueAt;
        await office.ReviseAsync();
        owner = await office.Scene.SignInAsync(office.Owner);
        await office.DecideAsync(owner);
        await MovingOffice.CarryOutAsync(site);
        var schedule = await site.Services.GetRequiredService<WorkSchedules>().ForAsync(office.Scene.AgencyId);
        var moved = await office.OpenAsync(subject);
        Assert.Equal(received, moved.ReceivedAt);
        Assert.Equal(480, schedule.MinutesBetween(stopped.DueAt!.Value, moved.DueAt!.Value));
        Assert.Equal(
            promise,
            (await site.Runner.ReadAsync(office.Scene.AgencyId, (db, ct) => ProcessReads.InstanceAsync(db, "test", subject, ct)))!.DueAt
        );
    }

    [Fact]
    public async Task Whoever_still_has_the_role_keeps_the_step_and_a_role_that_nobody_holds_is_told()
    {
        var subject = await office.BeginAsync("HS-1", 1);
        var expert = await office.Scene.SignInAsync(office.Specialist);
        var task = await office.OpenAsync(subject);
        await expert.CallAsync($"/api/v1/tasks/{task.TaskId}/claim", "{}", Guid.CreateVersion7().ToString("N"));
        await office.PublishAsync(
            new("S1", "1", "Tiếp nhận", "L1", "0,5 ngày", 240, []),
            new("S2", "2", "Thẩm định kỹ", "L2", "2 ngày", 960, []),
            new("S3", "3", "Ký duyệt", "L4", "1 ngày", 480, [])
        );
        await office.DecideAsync(owner);
        await MovingOffice.CarryOutAsync(site);
        var moved = await office.OpenAsync(subject);
        Assert.Equal(("Thẩm định kỹ", "Lê Văn Minh", task.DueAt), (moved.Name, moved.Person, moved.DueAt));

        await office.ReviseAsync();
        await office.Scene.DoAsync(
            async (work, ct) =>
            {
                await using var left = work.Command(
                    "update organisation.appointment set valid_to = $2 where agency_id = $1 and person_id = $3",
                    Sql.P(work.AgencyId),
                    Sql.P(new DateOnly(2026, 1, 5)),
                    Sql.P(office.Second.PersonId)
                );
                return await left.ExecuteNonQueryAsync(ct);
            }
        );
        var page = await owner.GetAsync(office.PlanPage);
        Assert.Contains("1 bước thuộc vai mà hôm nay không ai giữ", page.Words, StringComparison.Ordinal);
        Assert.Contains("Chưa có người", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_applicant_is_waited_for_the_work_moves_and_its_clock_goes_on_standing_still()
    {
        Guid[][] posts =
        [
            [office.Clerk.PostId],
            [office.Specialist.PostId],
            [office.Leader.PostId],
        ];
        var first = await ThreeSteps.PublishAsync(office.Scene, posts);
        var subject = await ThreeSteps.StartAsync(site, office.Scene, first);
        await office.CompleteAsync(subject);
        var expert = await office.Scene.SignInAsync(office.Specialist);
        var task = (await office.OpenAsync(subject)).TaskId;
        var ask = (await expert.GetAsync($"/Processes/Tasks/Show/{task}"))
            .Document!.QuerySelectorAll("button[name=Outcome]")
            .Single(b => b.TextContent.Trim() == "Thiếu giấy tờ")
            .GetAttribute("value");
        var asked = await expert.CallAsync(
            $"/api/v1/tasks/{task}/complete",
            $$"""{"outcome":"{{ask}}"}""",
            Guid.CreateVersion7().ToString("N")
        );
        Assert.True(asked.Status == 200, asked.Text);
        await ThreeSteps.PublishAsync(office.Scene, posts);
        await DecideAsync(await DefinitionAsync(first));
        Assert.Equal(2, await office.VersionOfAsync(subject));
        Assert.Equal(1, await office.CountAsync("processes.instance where paused_since is not null"));
        var waiting = await office.OpenAsync(subject);
        Assert.Equal("applicant", waiting.Kind);
        await Replay.HoldsAsync(site, subject);
        await office.CompleteAsync(subject);
        Assert.Equal(0, await office.CountAsync("processes.instance where paused_since is not null"));
        Assert.Equal("Thẩm định", (await office.OpenAsync(subject)).Name);
        await Replay.HoldsAsync(site, subject);
    }
}
