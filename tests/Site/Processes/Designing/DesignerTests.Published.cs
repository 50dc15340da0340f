using System.Text;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Site.Processes.Designing;

public sealed partial class DesignerTests
{
    private async Task<TestPage> PublishAsync(Guid id, string act = "publish")
    {
        var page = await secretary.GetAsync($"/Processes/Designing/Publish/{id}");
        var fields = page.FormFields(null, null).Where(f => !f.Key.EndsWith("PostIds", StringComparison.Ordinal));
        return await secretary.PostAsync(
            page.FormAction(null),
            [.. fields, new("Roles[0].PostIds", worker.PostId.ToString()), new("act", act)]
        );
    }

    private Task<List<Guid>> VersionsAsync() =>
        site.Runner.ReadAsync(
            office.AgencyId,
            (db, ct) =>
                db
                    .Database.SqlQueryRaw<Guid>(
                        "select id as \"Value\" from processes.definition_version where state = 'Published' order by number"
                    )
                    .ToListAsync(ct)
        );

    [Fact]
    public async Task What_is_published_runs_and_a_later_drawing_does_not_touch_it()
    {
        var id = await BegunAsync();
        Assert.Equal(303, (await PublishAsync(id, "keep")).Status);
        var published = await PublishAsync(id);
        Assert.True(published.Status == 303, published.Words);
        Assert.Equal(404, (await secretary.GetAsync($"/Processes/Designing/Draw/{id}")).Status);

        var subject = await DrawnProcess.StartAsync(site, office, (await VersionsAsync())[0], "HS-1");
        var client = await office.SignInAsync(worker);
        var revise = await secretary.GetAsync($"/Processes/Designing/Show/{id}");
        Assert.Equal(303, (await secretary.SubmitAsync(revise)).Status);
        var (version, xml) = await OpenAsync(secretary, id);
        Assert.Equal(200, (await SaveAsync(secretary, id, version, Renamed(xml, "Bước sửa"))).Status);
        Assert.Equal(303, (await PublishAsync(id)).Status);
        Assert.Equal(2, (await VersionsAsync()).Count);

        var task = await DrawnProcess.OpenAsync(site, office, subject, "Step_1");
        Assert.Equal(200, (await client.CallAsync($"/api/v1/tasks/{task}/complete", "{}", "12345678-done")).Status);
        Assert.Equal(["Bước 1 Done"], (await DrawnProcess.HistoryAsync(site, office, subject)).Select(p => $"{p.Name} {p.State}"));
        var old = await secretary.GetAsync($"/Processes/Designing/Show/{id}?version={(await VersionsAsync())[0]}&handler=Bpmn");
        Assert.Contains("Bước 1", old.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_without_a_post_is_not_published()
    {
        var id = await BegunAsync();
        var page = await secretary.GetAsync($"/Processes/Designing/Publish/{id}");
        var fields = page.FormFields(null, null).Where(f => !f.Key.EndsWith("PostIds", StringComparison.Ordinal));
        var answer = await secretary.PostAsync(page.FormAction(null), [.. fields, new("act", "publish")]);
        Assert.Equal(422, answer.Status);
        Assert.Contains("Vai «Chuyên viên» chưa gắn với chức danh nào", answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_drawn_meanwhile_is_not_published_unseen()
    {
        var id = await BegunAsync();
        var page = await secretary.GetAsync($"/Processes/Designing/Publish/{id}");
        var (version, xml) = await OpenAsync(owner, id);
        Assert.Equal(200, (await SaveAsync(owner, id, version, Renamed(xml, "Thẩm định"))).Status);
        var answer = await secretary.SubmitAsync(page, null, button: ("act", "publish"));
        Assert.Equal(409, answer.Status);
        Assert.Contains("Vũ Văn Chủ", answer.Words, StringComparison.Ordinal);
        Assert.Empty(await VersionsAsync());
    }

    [Fact]
    public async Task An_end_marked_as_refusal_refuses()
    {
        var id = await BegunAsync();
        var (version, xml) = await OpenAsync(secretary, id);
        var refusing = xml.Replace("<endEvent id=\"End\"", "<endEvent id=\"End\" iso:refused=\"true\"", StringComparison.Ordinal);
        Assert.Equal(200, (await SaveAsync(secretary, id, version, refusing)).Status);
        Assert.Equal(303, (await PublishAsync(id)).Status);
        var subject = await DrawnProcess.StartAsync(site, office, (await VersionsAsync())[0], "HS-1");
        var task = await DrawnProcess.OpenAsync(site, office, subject, "Step_1");
        await (await office.SignInAsync(worker)).CallAsync($"/api/v1/tasks/{task}/complete", "{}", "12345678-done");
        var status = await site.Runner.ReadAsync(
            office.AgencyId,
            (db, ct) => db.Database.SqlQueryRaw<string>("select status::text as \"Value\" from processes.instance").SingleAsync(ct)
        );
        Assert.Equal("Refused", status);
    }

    [Fact]
    public async Task A_file_of_another_tool_is_shown_then_taken_with_all_it_holds()
    {
        const string File = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:v="urn:vendor" id="d" targetNamespace="t">
            <process id="p" name="Quy trình ngoài"><startEvent id="s"/><userTask id="t1" name="Kiểm tra" v:colour="red"><extensionElements><v:thing a="1"><v:inner>giữ</v:inner></v:thing></extensionElements></userTask>
            <task id="t2" name="Ghi sổ"/><endEvent id="e"/><sequenceFlow id="f1" sourceRef="s" targetRef="t1"/><sequenceFlow id="f2" sourceRef="t1" targetRef="t2"/><sequenceFlow id="f3" sourceRef="t2" targetRef="e"/></process></definitions>
            """;
        var seen = await secretary.UploadAsync(
            await secretary.GetAsync("/Processes/Designing/Import"),
            new Dictionary<string, string>(),
            "Source",
            "ngoai.bpmn",
            Encoding.UTF8.GetBytes(File)
        );
        Assert.Equal(200, seen.Status);
        Assert.Contains("t2", seen.Document!.QuerySelector("#findings")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(seen.Document!.QuerySelector("main svg.bpmn"));
        var taken = await secretary.SubmitAsync(seen, new Dictionary<string, string> { ["Key"] = "QT.NGOAI" });
        Assert.True(taken.Status == 303, taken.Words);
        var id = taken.Location!.Split('/')[^1];
        var file = await secretary.GetAsync($"/Processes/Designing/Show/{id}?handler=Bpmn");
        Assert.Contains("v:colour=\"red\"", file.Text, StringComparison.Ordinal);
        Assert.Contains("<v:inner>giữ</v:inner>", file.Text, StringComparison.Ordinal);
        Assert.Contains("BPMNShape", file.Text, StringComparison.Ordinal);
        Assert.Contains("Quy trình ngoài", (await secretary.GetAsync("/Processes/Designing")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_diagram_is_refused_with_the_reason()
    {
        var seen = await secretary.UploadAsync(
            await secretary.GetAsync("/Processes/Designing/Import"),
            new Dictionary<string, string>(),
            "Source",
            "x.bpmn",
            "<!DOCTYPE x><x/>"u8.ToArray()
        );
        Assert.Contains("DTD", seen.Words, StringComparison.Ordinal);
        Assert.Null(seen.Document!.QuerySelector("form[action*='Take']"));
    }

    [Fact]
    public async Task Picture_and_step_table_are_files()
    {
        var id = await BegunAsync(title: "Cấp giấy");
        var (version, xml) = await OpenAsync(secretary, id);
        await SaveAsync(secretary, id, version, Renamed(xml, "=1+1"));
        var table = await secretary.GetAsync($"/Processes/Designing/Show/{id}?handler=Steps");
        Assert.Contains("\"1\",\"'=1+1\",\"Chuyên viên\"", table.Text, StringComparison.Ordinal);
        var picture = await secretary.GetAsync($"/Processes/Designing/Show/{id}?handler=Svg");
        Assert.Contains("<svg", picture.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_put_away_with_a_process_that_was_never_published()
    {
        var id = await BegunAsync();
        var show = await secretary.GetAsync($"/Processes/Designing/Show/{id}");
        Assert.Equal(303, (await secretary.SubmitAsync(show, null, $"/Processes/Designing/Show/{id}?handler=Drop")).Status);
        Assert.Equal(404, (await secretary.GetAsync($"/Processes/Designing/Show/{id}")).Status);
        Assert.Contains("Chưa có quy trình nào", (await secretary.GetAsync("/Processes/Designing")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_procedure_draws_is_shown_here_and_drawn_there()
    {
        var draft = await office.DoAsync((work, ct) => Definitions.SaveDraftAsync(work, Card("QT.THE"), ct));
        var show = await secretary.GetAsync($"/Processes/Designing/Show/{draft.DefinitionId}");
        Assert.Contains("lập từ bảng các bước trong mục Quy trình", show.Words, StringComparison.Ordinal);
        Assert.Equal(404, (await secretary.GetAsync($"/Processes/Designing/Draw/{draft.DefinitionId}")).Status);
        Assert.Equal(404, (await SaveAsync(secretary, draft.DefinitionId, 1, "<x/>")).Status);

        await BegunAsync("QT.VE");
        var refused = await Assert.ThrowsAsync<RuleException>(() =>
            office.DoAsync((work, ct) => Definitions.SaveDraftAsync(work, Card("QT.VE"), ct))
        );
        Assert.Equal("processes.key.drawn", refused.Key);
    }

    private static ProcessDraft Card(string key) =>
        new(key, "Từ thẻ", [new("l", "Chuyên viên")], [new("a", "1", "Làm", "l", null, null, [])], [new(DraftEnds.Start, "a", null)]);
}
