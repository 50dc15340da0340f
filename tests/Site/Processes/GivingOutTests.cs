using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Processes.Running;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Processes;

/// <summary>Steps go to a person by the rule of the drawing, over HTTP on a real database.</summary>
public sealed class GivingOutTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Scene office = null!;
    private Player first = null!;
    private Player second = null!;
    private Player administrator = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.42", "Sở Chia việc");
        first = await office.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        second = await office.PersonAsync("Đỗ Thị Hà", "Chuyên viên phụ", PostKind.Specialist, Roles.Specialist);
        administrator = await office.AdministratorAsync();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static string Key => Guid.CreateVersion7().ToString("N");

    /// <summary>Two steps of one role; the rules are those of the second.</summary>
    private async Task<Guid> PublishAsync(string rules, params Player[] holders)
    {
        var xml = $"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:iso="urn:isodientu:bpmn:1" id="d" targetNamespace="t"><process id="p">
            <laneSet id="ls"><lane id="L1" name="Chuyên viên"><flowNodeRef>a</flowNodeRef><flowNodeRef>b</flowNodeRef></lane></laneSet>
            <startEvent id="s"/><userTask id="a" name="Soạn"/>
            <userTask id="b" name="Duyệt"><extensionElements><iso:step number="2" {rules}/></extensionElements></userTask><endEvent id="e"/>
            <sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="b"/>
            <sequenceFlow id="f3" sourceRef="b" targetRef="e"/></process></definitions>
            """;
        var draft = await office.DoAsync((work, ct) => DrawnProcess.DraftAsync(work, "chia", xml, ct));
        return (await office.PublishAsync(draft, [new RoleBinding("L1", "Chuyên viên", [.. holders.Select(h => h.PostId)])])).Id;
    }

    private async Task<Guid> StartAsync(Guid version) => await DrawnProcess.StartAsync(site, office, version, "HS-" + Key[^6..]);

    private async Task<StepPass> OpenAsync(Guid subject) =>
        (await DrawnProcess.HistoryAsync(site, office, subject)).Single(p => p.State == "Open");

    private async Task<TestPage> CompleteAsync(Player who, Guid subject)
    {
        var client = await office.SignInAsync(who);
        return await client.CallAsync($"/api/v1/tasks/{(await OpenAsync(subject)).TaskId}/complete", "{}", Key);
    }

    private async Task DoneAsync(Player who, Guid subject)
    {
        var answer = await CompleteAsync(who, subject);
        Assert.True(answer.Status == 200, answer.Text);
    }

    [Fact]
    public async Task The_same_person_does_both()
    {
        var subject = await StartAsync(await PublishAsync("sameAs=\"a\"", first, second));
        await DoneAsync(second, subject);
        Assert.Equal("Đỗ Thị Hà", (await OpenAsync(subject)).Person);
        Assert.Equal(422, (await CompleteAsync(first, subject)).Status);
        var page = await (await office.SignInAsync(second)).GetAsync("/Processes/Tasks/Show/" + (await OpenAsync(subject)).TaskId);
        Assert.Contains("Quy trình giao cho Đỗ Thị Hà", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_did_the_one_does_not_see_the_other_and_is_told_why()
    {
        var subject = await StartAsync(await PublishAsync("notSameAs=\"a\"", first, second));
        await DoneAsync(first, subject);
        var client = await office.SignInAsync(first);
        Assert.DoesNotContain("/Processes/Tasks/Show/", (await client.GetAsync("/Processes/Inbox")).Text, StringComparison.Ordinal);
        var task = (await OpenAsync(subject)).TaskId;
        Assert.Contains("phải do người khác làm", (await client.GetAsync("/Processes/Tasks/Show/" + task)).Words, StringComparison.Ordinal);
        var refused = await CompleteAsync(first, subject);
        Assert.Equal(422, refused.Status);
        Assert.Contains("processes.task.barred", refused.Text, StringComparison.Ordinal);
        await DoneAsync(second, subject);
    }

    [Fact]
    public async Task Whoever_did_the_one_for_somebody_else_is_kept_from_the_other_too()
    {
        var middle = await office.PersonAsync("Vũ Thị Sen", "Văn thư", PostKind.DeskClerk, Roles.Specialist);
        var xml = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:iso="urn:isodientu:bpmn:1" id="d" targetNamespace="t"><process id="p">
            <laneSet id="ls"><lane id="L1" name="Người soạn"><flowNodeRef>a</flowNodeRef></lane><lane id="L2" name="Văn thư"><flowNodeRef>m</flowNodeRef></lane>
            <lane id="L3" name="Người duyệt"><flowNodeRef>b</flowNodeRef></lane></laneSet>
            <startEvent id="s"/><userTask id="a" name="Soạn"/><userTask id="m" name="Vào sổ"/>
            <userTask id="b" name="Duyệt"><extensionElements><iso:step number="3" notSameAs="a"/></extensionElements></userTask><endEvent id="e"/>
            <sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="m"/>
            <sequenceFlow id="f3" sourceRef="m" targetRef="b"/><sequenceFlow id="f4" sourceRef="b" targetRef="e"/></process></definitions>
            """;
        var draft = await office.DoAsync((work, ct) => DrawnProcess.DraftAsync(work, "thay", xml, ct));
        RoleBinding[] roles =
        [
            new("L1", "Người soạn", [first.PostId]),
            new("L2", "Văn thư", [middle.PostId]),
            new("L3", "Người duyệt", [first.PostId, second.PostId]),
        ];
        var subject = await StartAsync((await office.PublishAsync(draft, roles)).Id);
        var day = $"{site.Clock.GetUtcNow().VietnamDay():yyyy-MM-dd}";
        var lend = $$"""
            {"isAway":true,"substituteId":"{{second.PersonId}}","form":"KT","decision":"7","decidedOn":"{{day}}","validFrom":"{{day}}","validTo":"{{day}}","posts":["{{first.PostId}}"]}
            """;
        Assert.Equal(200, (await (await office.SignInAsync(first)).CallAsync("/api/v1/delegations", lend, Key)).Status);
        await DoneAsync(second, subject);
        await DoneAsync(middle, subject);
        var refused = await CompleteAsync(second, subject);
        Assert.Equal(422, refused.Status);
        Assert.Contains("processes.task.barred", refused.Text, StringComparison.Ordinal);
        await DoneAsync(first, subject);
    }

    [Fact]
    public async Task A_role_of_one_cannot_keep_two_steps_apart_and_that_is_an_incident()
    {
        var version = await PublishAsync("notSameAs=\"a\"", first);
        var subject = await StartAsync(version);
        await DoneAsync(first, subject);
        await site.Services.GetRequiredService<StaffCheck>().RunAsync(TestContext.Current.CancellationToken);
        var incident = await IncidentPage.FirstAsync(await office.SignInAsync(administrator));
        Assert.Contains("phải do người khác với người đã làm bước trước", incident!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_go_round_and_pass_over_who_is_away()
    {
        var version = await PublishAsync("share=\"rotation\"", first, second);
        var got = new List<string?>();
        for (var i = 0; i < 4; i++)
        {
            var subject = await StartAsync(version);
            await DoneAsync(first, subject);
            got.Add((await OpenAsync(subject)).Person);
        }

        Assert.Equal(["Lê Văn Minh", "Đỗ Thị Hà"], got.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal([got[0], got[1], got[0], got[1]], got);
        var day = $"{site.Clock.GetUtcNow().VietnamDay():yyyy-MM-dd}";
        var away = $$"""{"isAway":true,"decision":"1","decidedOn":"{{day}}","validFrom":"{{day}}","validTo":"{{day}}"}""";
        Assert.Equal(200, (await (await office.SignInAsync(first)).CallAsync("/api/v1/delegations", away, Key)).Status);
        for (var i = 0; i < 2; i++)
        {
            var subject = await StartAsync(version);
            await DoneAsync(second, subject);
            Assert.Equal("Đỗ Thị Hà", (await OpenAsync(subject)).Person);
        }
    }

    [Fact]
    public async Task The_least_loaded_gets_the_next_and_not_who_did_the_step_before()
    {
        var version = await PublishAsync("share=\"least\"", first, second);
        var busy = await StartAsync(version);
        var task = (await OpenAsync(busy)).TaskId;
        Assert.Equal(200, (await (await office.SignInAsync(second)).CallAsync($"/api/v1/tasks/{task}/claim", "{}", Key)).Status);
        var subject = await StartAsync(version);
        await DoneAsync(first, subject);
        Assert.Equal("Lê Văn Minh", (await OpenAsync(subject)).Person);

        var apart = await StartAsync(await PublishAsync("share=\"least\" notSameAs=\"a\"", first, second));
        await DoneAsync(first, apart);
        Assert.Equal("Đỗ Thị Hà", (await OpenAsync(apart)).Person);
    }
}
