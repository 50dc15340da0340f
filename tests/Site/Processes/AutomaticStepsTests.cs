using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Site.Dossiers;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Processes;

/// <summary>Steps that the product does by itself: done by the outbox, tried again when they fail, curable by hand.</summary>
public sealed class AutomaticStepsTests : IAsyncLifetime
{
    private readonly Fickle fickle = new();
    private TestSite site = null!;
    private Scene office = null!;
    private Player worker = null!;
    private Player administrator = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(plugs: s => s.AddSingleton<IAutomaticStep>(fickle));
        office = await Scene.MakeAsync(site, "H99.82", "Sở Tự động");
        worker = await office.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        administrator = await office.PersonAsync("Vũ Quản Trị", "Quản trị", PostKind.Administrator, Roles.Administrator);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    /// <summary>A service of another system, which answers as it is told.</summary>
    private sealed class Fickle : IAutomaticStep
    {
        public Func<AutomaticCall, AutomaticAnswer> Answers { get; set; } = _ => new AutomaticAnswer(new Dictionary<string, object?>());
        public List<string> Keys { get; } = [];
        public string Name { get; set; } = "test.fickle";

        public Task<AutomaticAnswer> RunAsync(IWork work, AutomaticCall call, CancellationToken ct)
        {
            Keys.Add(call.Key);
            return Task.FromResult(Answers(call));
        }
    }

    private const string Ask =
        "<startEvent id=\"s\"/><serviceTask id=\"ask\" name=\"Hỏi cơ sở dữ liệu\" xmlns:i=\"urn:isodientu:bpmn:1\" i:service=\"test.fickle\"/>"
        + "<exclusiveGateway id=\"x\" default=\"x-small\"/><userTask id=\"small\"/><userTask id=\"large\"/><endEvent id=\"e\"/>"
        + "<boundaryEvent id=\"none\" attachedToRef=\"ask\"><errorEventDefinition errorRef=\"er\"/></boundaryEvent><userTask id=\"write\"/>";

    private const string Flows = "s>ask ask>x x>small large>e small>e none>write write>e";
    private const string Large =
        "<sequenceFlow id=\"x-large\" sourceRef=\"x\" targetRef=\"large\"><conditionExpression>amount &gt; 10</conditionExpression></sequenceFlow>";
    private const string Error = "<error id=\"er\" errorCode=\"KHONG_CO\"/>";

    private async Task<Guid> StartAsync(string nodes = Ask + Large) =>
        await DrawnProcess.StartAsync(site, office, await DrawnProcess.PublishAsync(office, worker, "auto", nodes, Flows, Error), "HS-1");

    private async Task<string> Open(Guid subject)
    {
        var passes = await DrawnProcess.HistoryAsync(site, office, subject);
        return string.Join(' ', passes.Where(p => p.State == "Open").Select(p => p.ElementId));
    }

    private async Task LaterAsync(int minutes)
    {
        site.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await site.RunJobsAsync();
    }

    [Fact]
    public async Task What_a_service_answers_decides_at_the_next_gateway()
    {
        fickle.Answers = call => new AutomaticAnswer(new Dictionary<string, object?> { ["amount"] = 12, ["of"] = call.SubjectCode });
        Assert.Equal("large", await Open(await StartAsync()));

        // The trail keeps values as they are: played again, a number must not come back as a text.
        var trail = await site.Runner.LookAsync(
            office.AgencyId,
            "select string_agg(input::text, '' order by version) from processes.trail where agency_id = $1",
            [Sql.P(office.AgencyId)],
            async (row, ct) => await row.ReadAsync(ct) ? row.GetString(0) : ""
        );
        Assert.Contains("\"amount\": 12", trail, StringComparison.Ordinal);
        Assert.Contains("\"of\": \"HS-1\"", trail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outcome_that_the_diagram_foresees_as_an_error_goes_its_own_way()
    {
        fickle.Answers = _ => new AutomaticAnswer(new Dictionary<string, object?>(), "KHONG_CO");
        Assert.Equal("write", await Open(await StartAsync()));
        Assert.Null(await IncidentPage.FirstAsync(await office.SignInAsync(administrator)));
    }

    [Fact]
    public async Task A_failing_step_is_an_incident_with_its_cause_and_is_tried_again_until_it_works()
    {
        fickle.Answers = _ => throw new InvalidOperationException("cổng dữ liệu không trả lời");
        var subject = await StartAsync();
        var page = (await IncidentPage.FirstAsync(await office.SignInAsync(administrator)))!;
        Assert.Contains("cổng dữ liệu không trả lời", page.Words, StringComparison.Ordinal);
        Assert.Contains("Phần mềm tự thử lại", page.Words, StringComparison.Ordinal);
        Assert.Contains("08:01", page.Words, StringComparison.Ordinal);
        Assert.Contains("lần 2", page.Words, StringComparison.Ordinal);

        // Too early nothing happens; then once a minute, after two, after four.
        await site.RunJobsAsync();
        Assert.Single(fickle.Keys);
        await LaterAsync(1);
        Assert.Equal(2, fickle.Keys.Count);
        await LaterAsync(1);
        Assert.Equal(2, fickle.Keys.Count);
        await LaterAsync(1);
        fickle.Answers = _ => new AutomaticAnswer(new Dictionary<string, object?>());
        await LaterAsync(4);
        Assert.Equal("small", await Open(subject));
        Assert.Equal(4, fickle.Keys.Count);
        Assert.Single(fickle.Keys.Distinct());
        Assert.Null(await IncidentPage.FirstAsync(await office.SignInAsync(administrator)));
    }

    [Fact]
    public async Task What_has_not_mended_itself_waits_for_a_person_who_can_skip_it_with_a_reason()
    {
        fickle.Answers = _ => throw new InvalidOperationException("sai khoá truy cập");
        var subject = await StartAsync();
        foreach (var minutes in (int[])[1, 2, 4, 8, 16, 32])
        {
            await LaterAsync(minutes);
        }

        Assert.Equal(7, fickle.Keys.Count);
        await LaterAsync(600);
        Assert.Equal(7, fickle.Keys.Count);
        var client = await office.SignInAsync(administrator);
        var page = (await IncidentPage.FirstAsync(client))!;
        Assert.DoesNotContain("Phần mềm tự thử lại", page.Words, StringComparison.Ordinal);
        var retried = await client.SubmitAsync(page, null, "handler=Retry");
        Assert.Equal(303, retried.Status);
        await site.RunJobsAsync();
        Assert.Equal(8, fickle.Keys.Count);
        page = (await IncidentPage.FirstAsync(client))!;
        var way = page.Document!.QuerySelector("select[name=Outcome] option[value*=small]")!.GetAttribute("value")!;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["Reason"] = "Đã tra bằng văn bản giấy", ["Outcome"] = way };
        var skipped = await client.SubmitAsync(page, fields, "handler=Skip");
        Assert.True(skipped.Status == 303, skipped.Words);
        Assert.Equal("small", await Open(subject));
        await LaterAsync(600);
        Assert.Equal(8, fickle.Keys.Count);
    }

    [Fact]
    public async Task What_was_to_be_tried_again_is_left_when_the_work_is_over()
    {
        fickle.Answers = _ => throw new InvalidOperationException("cổng dữ liệu không trả lời");
        var subject = await StartAsync();
        var instance = await site.Runner.ReadAsync(office.AgencyId, (db, ct) => ProcessReads.InstanceAsync(db, "test", subject, ct));
        var engine = site.Services.GetRequiredService<ProcessEngine>();
        await office.DoAsync(
            async (work, ct) =>
            {
                await engine.CancelAsync(work, instance!.Id, ct);
                return true;
            }
        );
        await LaterAsync(1);
        Assert.Single(fickle.Keys);
        var jobs = await site.Runner.LookAsync(
            office.AgencyId,
            "select count(*) from kernel.job where agency_id = $1",
            [Sql.P(office.AgencyId)],
            async (row, ct) => await row.ReadAsync(ct) ? row.GetInt64(0) : -1
        );
        Assert.Equal(0, jobs);
    }

    [Fact]
    public async Task A_service_that_nobody_offers_is_named()
    {
        var refused = await Assert.ThrowsAsync<RuleException>(() =>
            StartAsync((Ask + Large).Replace("test.fickle", "khong.co", StringComparison.Ordinal))
        );
        Assert.Contains("'Hỏi cơ sở dữ liệu' dùng dịch vụ 'khong.co'", refused.Message, StringComparison.Ordinal);

        // One that was there when the process was published, and is there no longer.
        var version = await DrawnProcess.PublishAsync(office, worker, "auto", Ask + Large, Flows, Error);
        fickle.Name = "test.renamed";
        await DrawnProcess.StartAsync(site, office, version, "HS-1");
        var page = (await IncidentPage.FirstAsync(await office.SignInAsync(administrator)))!;
        Assert.Contains("không có dịch vụ «test.fickle»", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_facts_of_a_dossier_decide_its_way_and_other_work_has_none()
    {
        var desk = await OneStop.OpenAsync(site, "H99.83");
        var dossier = OneStop.IdIn(await desk.ReceiveAsync());
        const string nodes =
            "<startEvent id=\"s\"/><serviceTask id=\"know\" xmlns:i=\"urn:isodientu:bpmn:1\" i:service=\"dossiers.facts\"/><exclusiveGateway id=\"x\" default=\"x-citizen\"/>"
            + "<userTask id=\"citizen\"/><userTask id=\"company\"/><endEvent id=\"e\"/>"
            + "<sequenceFlow id=\"x-company\" sourceRef=\"x\" targetRef=\"company\"><conditionExpression>applicantKind = \"organisation\" and channel = \"counter\" and sets = 1</conditionExpression></sequenceFlow>";
        var version = await DrawnProcess.PublishAsync(
            desk.Scene,
            desk.Players[2],
            "facts",
            nodes,
            "s>know know>x x>citizen citizen>e company>e"
        );
        var engine = site.Services.GetRequiredService<ProcessEngine>();
        var about = new StartProcess(version, "dossier", dossier, "HS-X", "Việc kèm theo", null, null);
        var started = await desk.Scene.DoAsync((work, ct) => engine.StartAsync(work, about, ct));
        await site.RunJobsAsync();
        var passes = await site.Runner.ReadAsync(desk.Scene.AgencyId, (db, ct) => ProcessReads.HistoryOfAsync(db, started.InstanceId, ct));
        Assert.Contains(passes, p => p is { ElementId: "company", State: "Open" });
        Assert.DoesNotContain(passes, p => p.ElementId == "citizen");

        await DrawnProcess.StartAsync(site, desk.Scene, version, "HS-2");
        var client = await desk.Scene.SignInAsync(await desk.Scene.AdministratorAsync());
        Assert.Contains("HS-2 không phải hồ sơ một cửa", (await IncidentPage.FirstAsync(client))!.Words, StringComparison.Ordinal);
    }
}
