using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Processes.Migrating;

/// <summary>The newer version keeps two steps apart that the older let one person do; in it the first of them has another id.</summary>
public sealed class KeptApartTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Scene office = null!;
    private Player first = null!;
    private Player second = null!;
    private TestClient owner = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.44", "Sở Tách việc");
        first = await office.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        second = await office.PersonAsync("Đỗ Thị Hà", "Chuyên viên phụ", PostKind.Specialist, Roles.Specialist);
        owner = await office.SignInAsync(await office.PersonAsync("Vũ Văn Chủ", "Trưởng phòng", PostKind.UnitHead, Roles.ProcessOwner));
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static string Key => Guid.CreateVersion7().ToString("N");

    private async Task<DefinitionVersionInfo> PublishAsync(string draftStep, string rules)
    {
        var xml = $"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:iso="urn:isodientu:bpmn:1" id="d" targetNamespace="t"><process id="p">
            <laneSet id="ls"><lane id="L1" name="Chuyên viên"><flowNodeRef>{draftStep}</flowNodeRef><flowNodeRef>b</flowNodeRef></lane></laneSet>
            <startEvent id="s"/><userTask id="{draftStep}" name="Soạn"/>
            <userTask id="b" name="Duyệt"><extensionElements><iso:step number="2" {rules}/></extensionElements></userTask><endEvent id="e"/>
            <sequenceFlow id="f1" sourceRef="s" targetRef="{draftStep}"/><sequenceFlow id="f2" sourceRef="{draftStep}" targetRef="b"/>
            <sequenceFlow id="f3" sourceRef="b" targetRef="e"/></process></definitions>
            """;
        var draft = await office.DoAsync((work, ct) => DrawnProcess.DraftAsync(work, "tach", xml, ct));
        return await office.PublishAsync(draft, [new RoleBinding("L1", "Chuyên viên", [first.PostId, second.PostId])]);
    }

    private async Task<StepPass> OpenAsync(Guid subject) =>
        (await DrawnProcess.HistoryAsync(site, office, subject)).Single(p => p.State == "Open");

    private async Task<TestPage> ActAsync(Player who, Guid subject, string act) =>
        await (await office.SignInAsync(who)).CallAsync($"/api/v1/tasks/{(await OpenAsync(subject)).TaskId}/{act}", "{}", Key);

    [Fact]
    public async Task Whoever_did_the_one_lets_go_of_the_other_is_told_and_is_kept_from_it()
    {
        var older = await PublishAsync("a", "");
        var subject = await DrawnProcess.StartAsync(site, office, older.Id, "HS-1");
        Assert.Equal(200, (await ActAsync(first, subject, "complete")).Status);
        Assert.Equal(200, (await ActAsync(first, subject, "claim")).Status);
        await PublishAsync("x", "notSameAs=\"x\"");

        var plan = await owner.GetAsync($"/Processes/Migrating/Plan/{older.DefinitionId}");
        Assert.Contains("Lê Văn Minh thôi giữ", plan.Words, StringComparison.Ordinal);
        var decided = await owner.SubmitAsync(plan, MovingOffice.Consent());
        Assert.True(decided.Status == 303, decided.Words);
        await MovingOffice.CarryOutAsync(site);

        var step = await OpenAsync(subject);
        Assert.Equal(("b", null), (step.ElementId, step.Person));
        var refused = await ActAsync(first, subject, "complete");
        Assert.Equal(422, refused.Status);
        Assert.Contains("processes.task.barred", refused.Text, StringComparison.Ordinal);
        var clerk = await office.SignInAsync(first);
        Assert.DoesNotContain("/Processes/Tasks/Show/", (await clerk.GetAsync("/Processes/Inbox")).Text, StringComparison.Ordinal);
        var notices = await clerk.GetAsync("/Processes/Lateness/Notices");
        Assert.Contains("Bước đã chuyển phiên bản quy trình", notices.Words, StringComparison.Ordinal);
        var course = await clerk.GetAsync("/Processes/Tasks/Show/" + step.TaskId);
        Assert.Contains("Báo Lê Văn Minh: bước đã chuyển phiên bản quy trình", course.Words, StringComparison.Ordinal);
        Assert.Contains(
            "0 nhắc việc chưa đọc",
            (await (await office.SignInAsync(second)).GetAsync("/Processes/Lateness/Notices")).Words,
            StringComparison.Ordinal
        );
        Assert.Equal(200, (await ActAsync(second, subject, "complete")).Status);
        await Replay.HoldsAsync(site, subject);
    }

    [Fact]
    public async Task Whoever_holds_the_other_and_did_not_do_the_one_goes_on_holding_it()
    {
        var older = await PublishAsync("a", "");
        var subject = await DrawnProcess.StartAsync(site, office, older.Id, "HS-1");
        Assert.Equal(200, (await ActAsync(first, subject, "complete")).Status);
        Assert.Equal(200, (await ActAsync(second, subject, "claim")).Status);
        await PublishAsync("x", "notSameAs=\"x\"");
        var plan = await owner.GetAsync($"/Processes/Migrating/Plan/{older.DefinitionId}");
        Assert.Equal(303, (await owner.SubmitAsync(plan, MovingOffice.Consent())).Status);
        await MovingOffice.CarryOutAsync(site);
        Assert.Equal("Đỗ Thị Hà", (await OpenAsync(subject)).Person);
        Assert.Equal(200, (await ActAsync(second, subject, "complete")).Status);
    }
}
