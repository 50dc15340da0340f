using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Processes;

/// <summary>
/// A draft, an entry in the book, an approval by whoever made the draft. The draft is made by a substitute, who holds no post of that role, for somebody who
/// is away.
/// </summary>
public sealed class DoneForTests : IAsyncLifetime
{
    private const string Xml = """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:iso="urn:isodientu:bpmn:1" id="d" targetNamespace="t"><process id="p">
        <laneSet id="ls"><lane id="L1" name="Người soạn"><flowNodeRef>a</flowNodeRef><flowNodeRef>b</flowNodeRef></lane>
        <lane id="L2" name="Văn thư"><flowNodeRef>m</flowNodeRef></lane></laneSet>
        <startEvent id="s"/><userTask id="a" name="Soạn"/><userTask id="m" name="Vào sổ"/>
        <userTask id="b" name="Hoàn thiện"><extensionElements><iso:step number="3" sameAs="a"/></extensionElements></userTask><endEvent id="e"/>
        <sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="m"/>
        <sequenceFlow id="f3" sourceRef="m" targetRef="b"/><sequenceFlow id="f4" sourceRef="b" targetRef="e"/></process></definitions>
        """;

    private TestSite site = null!;
    private Scene office = null!;
    private Player absent = null!;
    private Player colleague = null!;
    private Player substitute = null!;
    private Player clerk = null!;
    private Guid subject;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.45", "Sở Làm thay");
        absent = await office.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        colleague = await office.PersonAsync("Đỗ Thị Hà", "Chuyên viên phụ", PostKind.Specialist, Roles.Specialist);
        substitute = await office.PersonAsync("Ngô Thị Mai", "Phó phòng", PostKind.Specialist, Roles.Specialist);
        clerk = await office.PersonAsync("Vũ Thị Sen", "Văn thư", PostKind.RecordsClerk, Roles.Specialist);
        var draft = await office.DoAsync((work, ct) => DrawnProcess.DraftAsync(work, "thay", Xml, ct));
        RoleBinding[] roles = [new("L1", "Người soạn", [absent.PostId, colleague.PostId]), new("L2", "Văn thư", [clerk.PostId])];
        subject = await DrawnProcess.StartAsync(site, office, (await office.PublishAsync(draft, roles)).Id, "HS-1");
        var day = $"{site.Clock.GetUtcNow().VietnamDay():yyyy-MM-dd}";
        var lend = $$"""
            {"isAway":true,"substituteId":"{{substitute.PersonId}}","form":"KT","decision":"7","decidedOn":"{{day}}","validFrom":"{{day}}","validTo":"{{day}}","posts":["{{absent.PostId}}"]}
            """;
        Assert.Equal(200, (await (await office.SignInAsync(absent)).CallAsync("/api/v1/delegations", lend, Key)).Status);
        await ActAsync(substitute, "complete", "{}");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static string Key => Guid.CreateVersion7().ToString("N");

    private async Task<StepPass> OpenAsync() => (await DrawnProcess.HistoryAsync(site, office, subject)).Single(p => p.State == "Open");

    private async Task ActAsync(Player who, string act, string json)
    {
        var answer = await (await office.SignInAsync(who)).CallAsync($"/api/v1/tasks/{(await OpenAsync()).TaskId}/{act}", json, Key);
        Assert.True(answer.Status == 200, answer.Text);
    }

    [Fact]
    public async Task Two_steps_later_the_same_person_is_the_one_for_whom_it_was_done()
    {
        await ActAsync(clerk, "complete", "{}");
        var step = await OpenAsync();
        Assert.Equal(("b", "Lê Văn Minh"), (step.ElementId, step.Person));

        // Who stands in finds it and does it for them.
        await ActAsync(substitute, "complete", "{}");
    }

    [Fact]
    public async Task Work_sent_back_goes_to_the_one_for_whom_it_was_done()
    {
        await ActAsync(clerk, "send-back", """{"target":"a","reason":"Thiếu trích yếu"}""");
        var step = await OpenAsync();
        Assert.Equal(("a", "Lê Văn Minh"), (step.ElementId, step.Person));
        await ActAsync(absent, "complete", "{}");
    }
}
