using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Processes;

/// <summary>A call activity reaches a process of another agency, which has to allow it; each side keeps its own rows. Over HTTP on a real database.</summary>
public sealed partial class OutsideCallsTests : IAsyncLifetime
{
    private const string Nodes =
        "<startEvent id=\"s\"/><userTask id=\"prepare\"/>"
        + "<callActivity id=\"ask\" name=\"Lấy ý kiến\" calledElement=\"opinion\" xmlns:i=\"urn:isodientu:bpmn:1\" i:owner=\"AGENCY\"><extensionElements xmlns:c=\"http://camunda.org/schema/1.0/bpmn\">"
        + "<c:in sourceExpression=\"${'đất ở'}\" target=\"matter\"/><c:out source=\"verdict\" target=\"answer\"/></extensionElements></callActivity>"
        + "<boundaryEvent id=\"refused\" attachedToRef=\"ask\"><errorEventDefinition errorRef=\"no\"/></boundaryEvent><userTask id=\"sign\"/><userTask id=\"mend\"/><endEvent id=\"e\"/>";

    private const string Flows = "s>prepare prepare>ask ask>sign sign>e refused>mend mend>e";
    private const string Opinion =
        "<startEvent id=\"s\"/><userTask id=\"read\" name=\"Thẩm định\"/><scriptTask id=\"set\"><script>verdict = \"đồng ý\"; secret = \"nội bộ\"</script></scriptTask><endEvent id=\"e\"/>";

    private TestSite site = null!;
    private Scene here = null!;
    private Scene there = null!;
    private Player own = null!;
    private Player theirs = null!;
    private TestClient caller = null!;
    private TestClient called = null!;
    private TestClient administrator = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        here = await Scene.MakeAsync(site, "H99.71", "Sở Bên gọi");
        there = await Scene.MakeAsync(site, "H99.72", "Sở Bên được gọi");
        own = await here.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist, Roles.Administrator);
        theirs = await there.PersonAsync("Trần Thị Hoa", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        caller = await here.SignInAsync(own);
        called = await there.SignInAsync(theirs);
        administrator = await there.SignInAsync(
            await there.PersonAsync("Vũ Quản Trị", "Quản trị", PostKind.Specialist, Roles.Administrator)
        );
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private Task<Guid> PublishOpinionAsync(string nodes = Opinion, string flows = "s>read read>set set>e", string roots = "") =>
        DrawnProcess.PublishAsync(there, theirs, "opinion", nodes, flows, roots);

    private Task<Guid> PublishCallerAsync(string agency = "H99.72") =>
        DrawnProcess.PublishAsync(
            here,
            own,
            "calls",
            Nodes.Replace("AGENCY", agency, StringComparison.Ordinal),
            Flows,
            "<error id=\"no\" errorCode=\"KHONG\"/>"
        );

    /// <summary>Sets by the page who may call the opinion.</summary>
    private Task<TestPage> OfferAsync(string who, params int[] chosen) => Offer.ToAsync(administrator, who, chosen);

    private async Task<Guid> PreparedAsync(string code = "HS-1")
    {
        var subject = await AboutToCallAsync(code);
        await site.RunJobsAsync();
        return subject;
    }

    /// <summary>The call waits in the outbox.</summary>
    private async Task<Guid> AboutToCallAsync(string code = "HS-1")
    {
        var subject = await DrawnProcess.StartAsync(site, here, await PublishCallerAsync(), code);
        await StepAsync(caller, await DrawnProcess.OpenAsync(site, here, subject, "prepare"));
        return subject;
    }

    private async Task CompleteAsync(TestClient client, Guid task)
    {
        await StepAsync(client, task);
        await site.RunJobsAsync();
    }

    private static async Task StepAsync(TestClient client, Guid task)
    {
        var done = await client.CallAsync($"/api/v1/tasks/{task}/complete", "{}", Guid.CreateVersion7().ToString("N"));
        Assert.True(done.Status == 200, done.Text);
    }

    private Task<IReadOnlyList<StepPass>> History(Guid subject) => DrawnProcess.HistoryAsync(site, here, subject);

    private async Task<Guid?> TheirTaskAsync()
    {
        var link = (await called.GetAsync("/Processes/Inbox")).Document!.QuerySelector("a[href*='/Processes/Tasks/Show/']");
        return link is null ? null : Guid.Parse(link.GetAttribute("href")!.Split('/')[^1]);
    }

    [Fact]
    public async Task A_call_reaches_the_other_agency_with_what_is_handed_over_and_brings_back_what_was_asked_for()
    {
        await PublishOpinionAsync();
        Assert.Equal(303, (await OfferAsync("Chosen", here.AgencyId)).Status);
        var subject = await PreparedAsync();

        var asked = (await History(subject)).Single(p => p.State == "Open");
        Assert.Equal(("ask", "Sở Bên được gọi", "Thẩm định (Chuyên viên)"), (asked.ElementId, asked.Role, asked.Comment));
        var task = (await TheirTaskAsync())!.Value;
        var page = await called.GetAsync("/Processes/Tasks/Show/" + task);
        Assert.Contains("Sở Bên gọi", page.Words, StringComparison.Ordinal);
        Assert.Contains("HS-1", page.Words, StringComparison.Ordinal);
        Assert.Contains("đất ở", page.Words, StringComparison.Ordinal);

        await CompleteAsync(called, task);
        Assert.Equal(["prepare", "ask", "sign"], (await History(subject)).Select(p => p.ElementId));
        Assert.Equal("Done", (await History(subject))[1].State);
        var state = await StateAsync();
        Assert.Contains("đồng ý", state, StringComparison.Ordinal);
        Assert.DoesNotContain("nội bộ", state, StringComparison.Ordinal);
        Assert.DoesNotContain("nội bộ", await TrailAsync(), StringComparison.Ordinal);
        await CompleteAsync(caller, await DrawnProcess.OpenAsync(site, here, subject, "sign"));
        Assert.Null(await TheirTaskAsync());
    }

    private Task<string> StateAsync() => TextAsync("select string_agg(state::text, '') from processes.instance where agency_id = $1");

    private Task<string> TrailAsync() => TextAsync("select string_agg(input::text, '') from processes.trail where agency_id = $1");

    private Task<string> TextAsync(string sql) =>
        site.Runner.LookAsync(
            here.AgencyId,
            sql,
            [Sql.P(here.AgencyId)],
            async (rows, ct) => await rows.ReadAsync(ct) ? rows.GetString(0) : ""
        );

    [Fact]
    public async Task An_agency_is_called_only_where_it_says_so()
    {
        await PublishOpinionAsync();
        (string Agency, string Cause)[] wrong =
        [
            ("H99.72", "chưa cho cơ quan này gọi"),
            ("H99.99", "H99.99"),
            ("H99.71", "chính cơ quan này"),
        ];
        foreach (var (agency, cause) in wrong)
        {
            var refused = await Assert.ThrowsAsync<RuleException>(() => PublishCallerAsync(agency));
            Assert.Contains(cause, refused.Message, StringComparison.Ordinal);
            Assert.Contains("Lấy ý kiến", refused.Message, StringComparison.Ordinal);
        }

        // Nobody ticked is told so, and what was there stays.
        var none = await OfferAsync("Chosen");
        Assert.Equal(422, none.Status);
        Assert.Contains("ít nhất một cơ quan", none.Words, StringComparison.Ordinal);
        Assert.Equal(403, (await called.GetAsync("/Processes/Offering")).Status);

        Assert.Equal(303, (await OfferAsync("Everyone")).Status);
        Assert.Contains("Mọi cơ quan", (await administrator.GetAsync("/Processes/Offering")).Words, StringComparison.Ordinal);
        await PublishCallerAsync();
    }

    [Fact]
    public async Task An_offer_taken_back_stops_the_next_call_with_an_incident_that_is_cured_when_it_is_made_again()
    {
        await PublishOpinionAsync();
        await OfferAsync("Everyone");
        var version = await PublishCallerAsync();
        await OfferAsync("Nobody");
        var subject = await DrawnProcess.StartAsync(site, here, version, "HS-1");
        await CompleteAsync(caller, await DrawnProcess.OpenAsync(site, here, subject, "prepare"));
        Assert.Null(await TheirTaskAsync());
        var incident = (await IncidentPage.FirstAsync(caller))!;
        Assert.Contains("H99.72", incident.Words, StringComparison.Ordinal);

        await OfferAsync("Everyone");
        var none = new Dictionary<string, string>(StringComparer.Ordinal);
        Assert.Equal(303, (await caller.SubmitAsync(incident, none, "handler=Retry")).Status);
        await site.RunJobsAsync();
        await CompleteAsync(called, (await TheirTaskAsync())!.Value);
        Assert.Contains(await History(subject), p => p is { ElementId: "sign", State: "Open" });
    }

    private async Task CancelAsync(Guid subject)
    {
        var id = (await site.Runner.ReadAsync(here.AgencyId, (db, ct) => ProcessReads.InstanceAsync(db, "test", subject, ct)))!.Id;
        var engine = site.Services.GetRequiredService<ProcessEngine>();
        await here.DoAsync(
            async (work, ct) =>
            {
                await engine.CancelAsync(work, id, ct);
                return true;
            }
        );
    }

    [Fact]
    public async Task What_is_no_longer_wanted_is_withdrawn_over_there()
    {
        await PublishOpinionAsync();
        await OfferAsync("Everyone");
        var subject = await PreparedAsync();
        Assert.NotNull(await TheirTaskAsync());
        await CancelAsync(subject);
        await site.RunJobsAsync();
        Assert.Null(await TheirTaskAsync());
        Assert.Equal("Cancelled", (await History(subject)).Single(p => p.ElementId == "ask").State);
    }

    [Fact]
    public async Task An_error_over_there_is_caught_here()
    {
        await PublishOpinionAsync(
            "<startEvent id=\"s\"/><userTask id=\"read\"/><endEvent id=\"e\"><errorEventDefinition errorRef=\"no\"/></endEvent>",
            "s>read read>e",
            "<error id=\"no\" errorCode=\"KHONG\"/>"
        );
        await OfferAsync("Everyone");
        var subject = await PreparedAsync();
        await CompleteAsync(called, (await TheirTaskAsync())!.Value);
        Assert.Contains(await History(subject), p => p is { ElementId: "mend", State: "Open" });
    }
}
