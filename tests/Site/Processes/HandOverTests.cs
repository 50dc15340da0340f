using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Processes;

/// <summary>A commune hands a case to a department, which receives it or refuses with a reason; each side keeps its own rows. Over HTTP on a real database.</summary>
public sealed class HandOverTests : IAsyncLifetime
{
    private const string Nodes = """
        <startEvent id="s"/><userTask id="prepare" name="Chuẩn bị"/>
        <callActivity id="ask" name="Cấp phép xây dựng" calledElement="cap-phep" xmlns:i="urn:isodientu:bpmn:1" i:owner="H99.82" i:handOver="true">
        <extensionElements xmlns:c="http://camunda.org/schema/1.0/bpmn"><c:in sourceExpression="${'Thửa 15'}" target="Thửa đất"/></extensionElements></callActivity>
        <userTask id="sign" name="Trả kết quả"/><endEvent id="e"/>
        """;

    private const string Boundary = """
        <boundaryEvent id="no" attachedToRef="ask"><errorEventDefinition errorRef="refusal"/></boundaryEvent><userTask id="mend" name="Xử lý hồ sơ bị từ chối"/>
        """;

    private const string Error = "<error id=\"refusal\" errorCode=\"refused\"/>";
    private TestSite site = null!;
    private Scene commune = null!;
    private Scene department = null!;
    private Player clerk = null!;
    private Player receiver = null!;
    private Player expert = null!;
    private TestClient sender = null!;
    private TestClient receiving = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        commune = await Scene.MakeAsync(site, "H99.81", "Ủy ban nhân dân xã Chuyển");
        department = await Scene.MakeAsync(site, "H99.82", "Sở Nhận");
        clerk = await commune.PersonAsync(
            "Lê Văn Minh",
            "Công chức",
            PostKind.Specialist,
            Roles.Specialist,
            Roles.AgencyHead,
            Roles.Administrator
        );
        receiver = await department.PersonAsync("Trần Thị Lan", "Bộ phận một cửa", PostKind.DeskClerk, Roles.DeskClerk, Roles.Specialist);
        expert = await department.PersonAsync(
            "Đỗ Văn Chuyên",
            "Chuyên viên",
            PostKind.Specialist,
            Roles.Specialist,
            Roles.Administrator,
            Roles.IsoSecretary
        );
        await DrawnProcess.PublishAsync(
            department,
            expert,
            "cap-phep",
            "<startEvent id=\"s\"/><userTask id=\"read\" name=\"Thẩm định\"/><endEvent id=\"e\"/>",
            "s>read read>e"
        );
        Assert.Equal(303, (await Offer.ToAsync(await department.SignInAsync(expert), "Everyone")).Status);
        sender = await commune.SignInAsync(clerk);
        receiving = await department.SignInAsync(receiver);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static string Key => Guid.CreateVersion7().ToString("N");

    private async Task ReceiveAsync() =>
        Assert.Equal(
            200,
            (
                await (await department.SignInAsync(expert)).CallAsync("/api/v1/reception", $$"""{"posts":["{{receiver.PostId}}"]}""", Key)
            ).Status
        );

    private async Task<Guid> SentAsync(string boundary = Boundary, string flows = " no>mend mend>e", string code = "HS-1")
    {
        var version = await DrawnProcess.PublishAsync(
            commune,
            clerk,
            "xa",
            Nodes + boundary,
            "s>prepare prepare>ask ask>sign sign>e" + flows,
            Error
        );
        var subject = await DrawnProcess.StartAsync(site, commune, version, code);
        await DoAsync(sender, await DrawnProcess.OpenAsync(site, commune, subject, "prepare"));
        return subject;
    }

    private async Task DoAsync(TestClient client, Guid task, string body = "{}", int expected = 200)
    {
        var done = await client.CallAsync($"/api/v1/tasks/{task}/complete", body, Key);
        Assert.True(done.Status == expected, done.Text);
        await site.RunJobsAsync();
    }

    private static async Task<Guid?> TaskOf(TestClient client)
    {
        var link = (await client.GetAsync("/Processes/Inbox")).Document!.QuerySelector("a[href*='/Processes/Tasks/Show/']");
        return link is null ? null : Guid.Parse(link.GetAttribute("href")!.Split('/')[^1]);
    }

    private async Task<StepPass> CallAsync(Guid subject) =>
        (await DrawnProcess.HistoryAsync(site, commune, subject)).Single(p => p.ElementId == "ask");

    private async Task<string> ListAsync() => (await sender.GetAsync("/Processes/HandingOver")).Words;

    [Fact]
    public async Task Received_work_begins_there_and_comes_back_when_it_is_done()
    {
        await ReceiveAsync();
        var subject = await SentAsync();
        Assert.Equal(("Open", "chờ tiếp nhận"), ((await CallAsync(subject)).State, (await CallAsync(subject)).Comment));
        Assert.Contains("Chờ tiếp nhận", await ListAsync(), StringComparison.Ordinal);
        Assert.Null(await TaskOf(await department.SignInAsync(expert)));

        var task = (await TaskOf(receiving))!.Value;
        var page = await receiving.GetAsync("/Processes/Tasks/Show/" + task);
        foreach (var word in (string[])["Ủy ban nhân dân xã Chuyển", "HS-1", "cap-phep", "Thửa 15"])
        {
            Assert.Contains(word, page.Words, StringComparison.Ordinal);
        }

        // What another asked for is answered, not asked further.
        Assert.Null(page.Document!.QuerySelector("a[href*='/Processes/Consulting/Ask/']"));

        await DoAsync(receiving, task, """{"outcome":"accept"}""");
        Assert.Equal("Thẩm định (Chuyên viên)", (await CallAsync(subject)).Comment);
        Assert.Contains("Đã tiếp nhận", await ListAsync(), StringComparison.Ordinal);
        Assert.Contains("Trần Thị Lan", await ListAsync(), StringComparison.Ordinal);
        var reading = await department.SignInAsync(expert);
        await DoAsync(reading, (await TaskOf(reading))!.Value);
        Assert.Equal("Done", (await CallAsync(subject)).State);
        await DoAsync(sender, await DrawnProcess.OpenAsync(site, commune, subject, "sign"));
        Assert.Contains("Đã xong", await ListAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_work_comes_back_with_the_reason_and_goes_the_way_that_is_drawn_for_it()
    {
        await ReceiveAsync();
        var subject = await SentAsync();
        var task = (await TaskOf(receiving))!.Value;
        var silent = await receiving.CallAsync($"/api/v1/tasks/{task}/complete", """{"outcome":"refuse"}""", Key);
        Assert.Equal(422, silent.Status);
        Assert.Contains("processes.asked.comment", silent.Text, StringComparison.Ordinal);
        await DoAsync(receiving, task, """{"outcome":"refuse","comment":"Thửa đất thuộc xã khác"}""");
        var call = await CallAsync(subject);
        Assert.Equal(("SentBack", "Thửa đất thuộc xã khác"), (call.State, call.Comment));
        await DrawnProcess.OpenAsync(site, commune, subject, "mend");
        var list = await ListAsync();
        Assert.Contains("Bị từ chối", list, StringComparison.Ordinal);
        Assert.Contains("Thửa đất thuộc xã khác", list, StringComparison.Ordinal);
        Assert.Contains("Bị từ chối", (await sender.GetAsync("/Processes/HandingOver?state=Refused")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("HS-1", (await sender.GetAsync("/Processes/HandingOver?state=Waiting")).Words, StringComparison.Ordinal);
        Assert.Contains("\"state\":\"Refused\"", (await sender.GetAsync("/api/v1/hand-overs")).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_refusal_that_the_drawing_does_not_expect_is_an_incident()
    {
        await ReceiveAsync();
        await SentAsync("", "");
        await DoAsync(receiving, (await TaskOf(receiving))!.Value, """{"outcome":"refuse","comment":"Không thuộc thẩm quyền"}""");
        Assert.NotNull(await IncidentPage.FirstAsync(sender));
    }

    [Theory]
    [InlineData(14, 0, "17:00")]
    [InlineData(16, 1, "07:30")]
    public async Task It_is_to_be_received_the_same_day_and_after_three_by_the_start_of_the_next(int hour, int days, string until)
    {
        await ReceiveAsync();
        var now = site.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7));
        site.Clock.Advance(now.Date.AddHours(hour) - now.DateTime);
        (sender, receiving) = (await commune.SignInAsync(clerk), await department.SignInAsync(receiver));
        var subject = await SentAsync();
        var due = (await CallAsync(subject)).DueAt!.Value.ToOffset(TimeSpan.FromHours(7));
        Assert.Equal((now.Date.AddDays(days), until), (due.Date, $"{due:HH:mm}"));
        Assert.DoesNotContain("Quá hạn tiếp nhận", await ListAsync(), StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromDays(days + 1));
        sender = await commune.SignInAsync(clerk);
        Assert.Contains("Quá hạn tiếp nhận", await ListAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_receives_the_call_is_an_incident_and_goes_on_when_somebody_does()
    {
        var subject = await SentAsync();
        var incident = (await IncidentPage.FirstAsync(sender))!;
        Assert.Contains("chưa chỉ định chức danh nhận việc", incident.Words, StringComparison.Ordinal);
        await ReceiveAsync();
        var none = new Dictionary<string, string>(StringComparer.Ordinal);
        Assert.Equal(303, (await sender.SubmitAsync(incident, none, "handler=Retry")).Status);
        await site.RunJobsAsync();
        Assert.NotNull(await TaskOf(receiving));
        Assert.Equal("chờ tiếp nhận", (await CallAsync(subject)).Comment);
    }

    [Fact]
    public async Task What_is_withdrawn_before_it_was_received_is_gone_over_there()
    {
        await ReceiveAsync();
        var subject = await SentAsync();
        Assert.NotNull(await TaskOf(receiving));
        var id = (await site.Runner.ReadAsync(commune.AgencyId, (db, ct) => ProcessReads.InstanceAsync(db, "test", subject, ct)))!.Id;
        var engine = site.Services.GetRequiredService<ProcessEngine>();
        await commune.DoAsync(
            async (work, ct) =>
            {
                await engine.CancelAsync(work, id, ct);
                return true;
            }
        );
        await site.RunJobsAsync();
        Assert.Null(await TaskOf(receiving));
        Assert.Contains("Đã rút", await ListAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_see_nothing_of_it()
    {
        await ReceiveAsync();
        await SentAsync();
        Assert.Equal(403, (await receiving.GetAsync("/Processes/HandingOver")).Status);
        var stranger = await Scene.MakeAsync(site, "H99.83", "Sở Khác");
        var head = await stranger.SignInAsync(await stranger.PersonAsync("Ngô Lạ", "Giám đốc", PostKind.Head, Roles.AgencyHead));
        Assert.DoesNotContain("HS-1", (await head.GetAsync("/Processes/HandingOver")).Words, StringComparison.Ordinal);
        Assert.Contains("\"total\":0", (await head.GetAsync("/api/v1/hand-overs")).Text, StringComparison.Ordinal);
    }
}
