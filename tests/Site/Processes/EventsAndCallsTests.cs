using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Processes;

/// <summary>Running work hears messages and signals, calls other processes, and lets people pick steps; over HTTP on a real database.</summary>
public sealed class EventsAndCallsTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Scene office = null!;
    private Player worker = null!;
    private TestClient expert = null!;
    private TestClient administrator = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.71", "Sở Sự kiện");
        worker = await office.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        expert = await office.SignInAsync(worker);
        administrator = await office.SignInAsync(
            await office.PersonAsync("Vũ Quản Trị", "Quản trị", PostKind.Specialist, Roles.Administrator)
        );
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private Task<Guid> PublishAsync(string key, string nodes, string flows, string roots = "") =>
        DrawnProcess.PublishAsync(office, worker, key, nodes, flows, roots);

    private Task<Guid> StartAsync(Guid version, string code) => DrawnProcess.StartAsync(site, office, version, code);

    private async Task<List<string>> OpenSteps(Guid subject) =>
        [.. (await History(subject)).Where(p => p.State == "Open").Select(p => p.ElementId).Order(StringComparer.Ordinal)];

    private Task<IReadOnlyList<StepPass>> History(Guid subject) => DrawnProcess.HistoryAsync(site, office, subject);

    private async Task<string> Status(Guid subject) =>
        (await site.Runner.ReadAsync(office.AgencyId, (db, ct) => ProcessReads.InstanceAsync(db, "test", subject, ct)))!.Status;

    private async Task CompleteAsync(Guid subject, string step)
    {
        var task = await DrawnProcess.OpenAsync(site, office, subject, step);
        var done = await expert.CallAsync($"/api/v1/tasks/{task}/complete", "{}", Guid.CreateVersion7().ToString("N"));
        Assert.True(done.Status == 200, done.Text);
        await site.RunJobsAsync();
    }

    private static string Key => Guid.CreateVersion7().ToString("N");

    [Fact]
    public async Task A_message_reaches_the_dossier_it_is_about_and_nobody_else()
    {
        var version = await PublishAsync(
            "wait",
            "<startEvent id=\"s\"/><intermediateCatchEvent id=\"reply\"><messageEventDefinition messageRef=\"m\"/></intermediateCatchEvent><userTask id=\"conclude\"/><endEvent id=\"e\"/>",
            "s>reply reply>conclude conclude>e",
            "<message id=\"m\" name=\"ý kiến\"/>"
        );
        var (first, second) = (await StartAsync(version, "HS-1"), await StartAsync(version, "HS-2"));
        var message = """{"name": "ý kiến", "subjectCode": "HS-2", "variables": {"agrees": true}}""";
        Assert.Equal(403, (await expert.CallAsync("/api/v1/messages", message, Key)).Status);
        var delivered = await administrator.CallAsync("/api/v1/messages", message, "message-0001");
        Assert.True(delivered.Status == 200, delivered.Text);
        Assert.Equal(delivered.Text, (await administrator.CallAsync("/api/v1/messages", message, "message-0001")).Text);
        Assert.Equal(["conclude"], await OpenSteps(second));
        Assert.Empty(await OpenSteps(first));
        var nobody = await administrator.CallAsync("/api/v1/messages", message, "message-0002");
        Assert.Equal(422, nobody.Status);
        Assert.Contains("processes.message.nobody", nobody.Text, StringComparison.Ordinal);
        Assert.Equal(422, (await administrator.CallAsync("/api/v1/messages", """{"name": " "}""", Key)).Status);
        Assert.Equal(422, (await administrator.CallAsync("/api/v1/messages", """{"name": "x", "variables": [1]}""", Key)).Status);

        // Another agency's administrator speaks to that agency's work only.
        var elsewhere = await Scene.MakeAsync(site, "H99.72", "Sở Khác");
        var stranger = await elsewhere.SignInAsync(
            await elsewhere.PersonAsync("Người Lạ", "Quản trị", PostKind.Specialist, Roles.Administrator)
        );
        Assert.Equal(422, (await stranger.CallAsync("/api/v1/messages", """{"name": "ý kiến"}""", Key)).Status);
        Assert.Equal(200, (await administrator.CallAsync("/api/v1/messages", """{"name": "ý kiến"}""", Key)).Status);
        Assert.Equal(["conclude"], await OpenSteps(first));
    }

    [Fact]
    public async Task A_signal_given_by_one_instance_or_by_a_person_is_heard_by_all_that_wait()
    {
        const string Signal = "<signal id=\"g\" name=\"bão\"/>";
        var waiting = await PublishAsync(
            "listen",
            "<startEvent id=\"s\"/><userTask id=\"work\"/><boundaryEvent id=\"storm\" attachedToRef=\"work\"><signalEventDefinition signalRef=\"g\"/></boundaryEvent><userTask id=\"secure\"/><endEvent id=\"e\"/>",
            "s>work work>e storm>secure secure>e",
            Signal
        );
        var warning = await PublishAsync(
            "warn",
            "<startEvent id=\"s\"/><userTask id=\"watch\"/><intermediateThrowEvent id=\"warn\"><signalEventDefinition signalRef=\"g\"/></intermediateThrowEvent><endEvent id=\"e\"/>",
            "s>watch watch>warn warn>e",
            Signal
        );
        var (one, two) = (await StartAsync(waiting, "HS-1"), await StartAsync(waiting, "HS-2"));
        var watcher = await StartAsync(warning, "HS-3");
        await CompleteAsync(watcher, "watch");
        Assert.Equal("Completed", await Status(watcher));
        Assert.Equal(["secure"], await OpenSteps(one));
        Assert.Equal(["secure"], await OpenSteps(two));

        var third = await StartAsync(waiting, "HS-4");
        var given = await administrator.CallAsync("/api/v1/signals", """{"name": "bão"}""", Key);
        Assert.Contains("1", given.Text, StringComparison.Ordinal);
        await site.RunJobsAsync();
        Assert.Equal(["secure"], await OpenSteps(third));
    }

    private const string Caller =
        "<startEvent id=\"s\"/><userTask id=\"prepare\"/><callActivity id=\"ask\" name=\"Lấy ý kiến\" calledElement=\"CALLED\"/><boundaryEvent id=\"refused\" attachedToRef=\"ask\"><errorEventDefinition/></boundaryEvent><userTask id=\"sign\"/><userTask id=\"mend\"/><endEvent id=\"e\"/>";

    private const string CallerFlows = "s>prepare prepare>ask ask>sign sign>e refused>mend mend>e";

    [Fact]
    public async Task A_called_process_is_worked_on_for_the_same_dossier_and_its_end_lets_the_caller_go_on()
    {
        await PublishAsync("opinion", "<startEvent id=\"s\"/><userTask id=\"read\"/><endEvent id=\"e\"/>", "s>read read>e");
        var version = await PublishAsync("calls", Caller.Replace("CALLED", "opinion", StringComparison.Ordinal), CallerFlows);
        var subject = await StartAsync(version, "HS-1");
        await CompleteAsync(subject, "prepare");
        Assert.Equal(["read"], await OpenSteps(subject));
        var inbox = await expert.GetAsync("/Processes/Inbox");
        Assert.Contains("HS-1", inbox.Words, StringComparison.Ordinal);
        var page = await expert.GetAsync(inbox.Document!.QuerySelector("a[href*='/Processes/Tasks/Show/']")!.GetAttribute("href")!);
        Assert.Contains("Lấy ý kiến", page.Words, StringComparison.Ordinal);
        await CompleteAsync(subject, "read");
        Assert.Equal("Running", await Status(subject));
        Assert.Equal(["sign"], await OpenSteps(subject));
        await CompleteAsync(subject, "sign");
        Assert.Equal("Completed", await Status(subject));
        Assert.Equal(["prepare", "read", "sign"], (await History(subject)).Select(p => p.ElementId));
    }

    [Fact]
    public async Task An_error_of_the_called_process_is_caught_by_the_caller_and_a_cancelled_caller_takes_the_called_one_along()
    {
        await PublishAsync(
            "opinion",
            "<startEvent id=\"s\"/><userTask id=\"read\"/><endEvent id=\"e\"><errorEventDefinition/></endEvent>",
            "s>read read>e"
        );
        // The id of the process in the diagram names it as well as the key.
        var version = await PublishAsync("calls", Caller.Replace("CALLED", "p-opinion", StringComparison.Ordinal), CallerFlows);
        var (first, second) = (await StartAsync(version, "HS-1"), await StartAsync(version, "HS-2"));
        await CompleteAsync(first, "prepare");
        await CompleteAsync(first, "read");
        Assert.Equal(["mend"], await OpenSteps(first));

        await CompleteAsync(second, "prepare");
        Assert.Equal(["read"], await OpenSteps(second));
        var caller = (await site.Runner.ReadAsync(office.AgencyId, (db, ct) => ProcessReads.InstanceAsync(db, "test", second, ct)))!.Id;
        var engine = site.Services.GetRequiredService<ProcessEngine>();
        await office.DoAsync(
            async (work, ct) =>
            {
                await engine.CancelAsync(work, caller, ct);
                return true;
            }
        );
        await site.RunJobsAsync();
        Assert.Empty(await OpenSteps(second));
        Assert.Equal("Cancelled", (await History(second)).Single(p => p.ElementId == "read").State);
    }

    [Theory]
    [InlineData("nowhere", "không có quy trình này")]
    [InlineData("only-by-message", "chỉ bắt đầu bởi sự kiện")]
    [InlineData("calls", "tự gọi lại")]
    public async Task A_process_that_cannot_begin_is_noticed_before_publishing(string called, string cause)
    {
        await PublishOnlyByMessageAsync();
        var refused = await Assert.ThrowsAsync<RuleException>(() =>
            PublishAsync("calls", Caller.Replace("CALLED", called, StringComparison.Ordinal), CallerFlows)
        );
        Assert.Contains("Lấy ý kiến", refused.Message, StringComparison.Ordinal);
        Assert.Contains(cause, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Processes_that_call_one_another_in_a_ring_are_noticed_before_publishing()
    {
        await PublishAsync("first", "<startEvent id=\"s\"/><userTask id=\"read\"/><endEvent id=\"e\"/>", "s>read read>e");
        await PublishAsync("second", Caller.Replace("CALLED", "p-first", StringComparison.Ordinal), CallerFlows);
        var refused = await Assert.ThrowsAsync<RuleException>(() =>
            PublishAsync("first", Caller.Replace("CALLED", "second", StringComparison.Ordinal), CallerFlows)
        );
        Assert.Contains("tự gọi lại", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "chưa ban hành")]
    [InlineData("only-by-message", "only-by-message")]
    public async Task A_call_of_a_process_that_cannot_begin_is_an_incident_with_its_cause(string called, string cause)
    {
        await PublishOnlyByMessageAsync();

        // What data name is known only when it is called.
        var version = await PublishAsync("calls", Caller.Replace("CALLED", $"${{'{called}'}}", StringComparison.Ordinal), CallerFlows);
        var subject = await StartAsync(version, "HS-1");
        await CompleteAsync(subject, "prepare");
        Assert.Equal("Running", await Status(subject));
        var incident = (await IncidentPage.FirstAsync(administrator))!;
        Assert.Contains("Lấy ý kiến", incident.Words, StringComparison.Ordinal);
        Assert.Contains(cause, incident.Words, StringComparison.Ordinal);
    }

    private Task<Guid> PublishOnlyByMessageAsync() =>
        PublishAsync(
            "only-by-message",
            "<startEvent id=\"s\"><messageEventDefinition messageRef=\"m\"/></startEvent><userTask id=\"read\"/><endEvent id=\"e\"/>",
            "s>read read>e",
            "<message id=\"m\" name=\"hỏi\"/>"
        );

    [Fact]
    public async Task A_called_process_that_failed_is_called_again_when_its_incident_is_retried()
    {
        await PublishAsync(
            "opinion",
            "<startEvent id=\"s\"/><userTask id=\"read\"/><endEvent id=\"e\"><errorEventDefinition/></endEvent>",
            "s>read read>e"
        );
        var version = await PublishAsync(
            "calls",
            "<startEvent id=\"s\"/><callActivity id=\"ask\" name=\"Lấy ý kiến\" calledElement=\"opinion\"/><endEvent id=\"e\"/>",
            "s>ask ask>e"
        );
        var subject = await StartAsync(version, "HS-1");
        await CompleteAsync(subject, "read");
        Assert.Empty(await OpenSteps(subject));
        var none = new Dictionary<string, string>(StringComparer.Ordinal);
        Assert.Equal(303, (await administrator.SubmitAsync((await IncidentPage.FirstAsync(administrator))!, none, "handler=Retry")).Status);
        await site.RunJobsAsync();
        Assert.Equal(["read"], await OpenSteps(subject));
    }

    [Fact]
    public async Task Steps_of_ad_hoc_work_are_picked_on_the_page_until_somebody_says_it_is_done()
    {
        var version = await PublishAsync(
            "free",
            "<startEvent id=\"s\"/><adHocSubProcess id=\"check\" name=\"Kiểm tra\" ordering=\"Sequential\"><userTask id=\"visit\" name=\"Đi thực địa\"/><userTask id=\"measure\" name=\"Đo đạc\"/></adHocSubProcess><userTask id=\"report\"/><endEvent id=\"e\"/>",
            "s>check check>report report>e"
        );
        var subject = await StartAsync(version, "HS-1");
        Assert.Equal(["check"], await OpenSteps(subject));
        var address = "/Processes/Tasks/Show/" + (await History(subject))[0].TaskId;
        var page = await expert.GetAsync(address);
        Assert.Contains("Đo đạc", page.Words, StringComparison.Ordinal);
        var none = new Dictionary<string, string>(StringComparer.Ordinal);
        Assert.Equal(303, (await expert.SubmitAsync(page, none, "handler=Pick", ("Step", "measure"))).Status);
        Assert.Equal(["check", "measure"], await OpenSteps(subject));

        // One at a time: nothing else is offered, and a second press is told so.
        Assert.DoesNotContain(
            "Đi thực địa",
            (await expert.GetAsync(address)).Document!.QuerySelector("#act")!.TextContent,
            StringComparison.Ordinal
        );
        var second = await expert.SubmitAsync(await expert.GetAsync(address), none, "handler=Pick", ("Step", "visit"));
        Assert.Equal(422, second.Status);
        await CompleteAsync(subject, "measure");
        Assert.Equal(303, (await expert.SubmitAsync(await expert.GetAsync(address), none, "handler=Finish")).Status);
        Assert.Equal(["report"], await OpenSteps(subject));
        Assert.Equal("Done", (await History(subject)).Single(p => p.ElementId == "check").State);
    }

    [Fact]
    public async Task An_automatic_loop_that_waits_for_nobody_becomes_an_incident_and_the_command_ends()
    {
        var version = await PublishAsync(
            "round",
            "<startEvent id=\"s\"/><userTask id=\"go\"/><exclusiveGateway id=\"merge\"/><serviceTask id=\"turn\"/><exclusiveGateway id=\"again\" default=\"again-merge\"/><endEvent id=\"e\"/>",
            "s>go go>merge merge>turn turn>again again>merge again>e"
        );
        var subject = await StartAsync(version, "HS-1");
        await CompleteAsync(subject, "go");
        Assert.Equal("Running", await Status(subject));
        var list = await administrator.GetAsync("/Processes/Incidents");
        Assert.Contains("HS-1", list.Words, StringComparison.Ordinal);
    }
}
