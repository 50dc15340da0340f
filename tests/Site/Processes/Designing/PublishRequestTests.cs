using System.Text.Json;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Processes.Designing;

/// <summary>Who only draws asks; who may publish publishes or gives back with a reason.</summary>
public sealed class PublishRequestTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Scene office = null!;
    private Player worker = null!;
    private TestClient drawer = null!;
    private TestClient head = null!;
    private Guid id;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.66", "Sở Ban hành");
        worker = await office.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        drawer = await office.SignInAsync(await office.PersonAsync("Vũ Văn Trị", "Quản trị", PostKind.Administrator, Roles.Administrator));
        head = await office.SignInAsync(await office.PersonAsync("Bùi Văn Quang", "Giám đốc Sở", PostKind.Head, Roles.AgencyHead));
        var begun = await drawer.SubmitAsync(
            await drawer.GetAsync("/Processes/Designing/New"),
            new Dictionary<string, string> { ["Key"] = "QT.01", ["Title"] = "Cấp giấy" }
        );
        id = Guid.Parse(begun.Location!.Split('/')[^1]);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private async Task<TestPage> ActAsync(string act, bool bound = true)
    {
        var page = await drawer.GetAsync($"/Processes/Designing/Publish/{id}");
        var fields = page.FormFields(null, null).Where(f => !f.Key.EndsWith("PostIds", StringComparison.Ordinal) && f.Key != "Words");
        List<KeyValuePair<string, string>> more = [new("act", act), new("Words", "Đã thống nhất với các phòng")];
        if (bound)
        {
            more.Add(new("Roles[0].PostIds", worker.PostId.ToString()));
        }

        return await drawer.PostAsync(page.FormAction(null), [.. fields, .. more]);
    }

    /// <summary>The fields of the form that publishes, which stands last.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Last(TestPage page) =>
        page.Document!.QuerySelectorAll("main form")[^1]
            .QuerySelectorAll("input[name]")
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));

    private async Task<string> RequestAsync()
    {
        var list = await head.GetAsync("/Processes/Publishing");
        return list.Document!.QuerySelector("a[href^='/Processes/Publishing/Decide/']")!.GetAttribute("href")!;
    }

    [Fact]
    public async Task Who_only_draws_cannot_publish_but_ask_and_the_head_publishes()
    {
        var refused = await ActAsync("publish");
        Assert.Equal(422, refused.Status);
        Assert.Contains("không có quyền ban hành", refused.Words, StringComparison.Ordinal);
        Assert.Equal(403, (await drawer.GetAsync("/Processes/Publishing")).Status);
        Assert.Equal(403, (await head.GetAsync($"/Processes/Designing/Publish/{id}")).Status);

        Assert.Equal(303, (await ActAsync("ask")).Status);
        Assert.Contains("Cấp giấy", (await head.GetAsync("/")).Words, StringComparison.Ordinal);
        var page = await head.GetAsync(await RequestAsync());
        foreach (var words in (string[])["Vũ Văn Trị", "Đã thống nhất với các phòng", "Chuyên viên", "Bước 1"])
        {
            Assert.Contains(words, page.Words, StringComparison.Ordinal);
        }

        Assert.Equal(303, (await head.PostAsync(page.Path, Last(page))).Status);
        Assert.Contains("Phiên bản 1", (await drawer.GetAsync($"/Processes/Designing/Show/{id}")).Words, StringComparison.Ordinal);
        Assert.Contains("Không có đề nghị nào đang chờ", (await head.GetAsync("/Processes/Publishing")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_published_cannot_be_asked_for()
    {
        var refused = await ActAsync("ask", bound: false);
        Assert.Equal(422, refused.Status);
        Assert.Contains("Vai «Chuyên viên» chưa gắn với chức danh nào", refused.Words, StringComparison.Ordinal);
        Assert.Equal("[]", (await head.GetAsync("/api/v1/publish-requests")).Text);
    }

    [Fact]
    public async Task Given_back_the_drawer_reads_why_and_asks_again()
    {
        await ActAsync("ask");
        var page = await head.GetAsync(await RequestAsync());
        Assert.Equal(422, (await head.SubmitAsync(page, null, "handler=Return")).Status);
        var back = await head.SubmitAsync(page, new Dictionary<string, string> { ["Reason"] = "Thiếu bước trả kết quả" }, "handler=Return");
        Assert.Equal(303, back.Status);
        var told = await drawer.GetAsync($"/Processes/Designing/Publish/{id}");
        Assert.Contains("Bùi Văn Quang trả lại đề nghị ban hành", told.Words, StringComparison.Ordinal);
        Assert.Contains("Thiếu bước trả kết quả", told.Words, StringComparison.Ordinal);
        Assert.Equal(303, (await ActAsync("ask")).Status);
        Assert.Equal(303, (await ActAsync("ask")).Status);
        var open = JsonDocument.Parse((await head.GetAsync("/api/v1/publish-requests")).Text).RootElement;
        Assert.Equal(1, open.GetArrayLength());
    }

    [Fact]
    public async Task A_drawing_changed_since_is_noticed_and_not_published_unseen()
    {
        await ActAsync("ask");
        var seen = await head.GetAsync(await RequestAsync());
        var draft = JsonDocument.Parse((await drawer.GetAsync($"/api/v1/process-drafts/{id}")).Text).RootElement;
        var xml = draft.GetProperty("xml").GetString()!.Replace("Bước 1", "Bước khác", StringComparison.Ordinal);
        var body = JsonSerializer.Serialize(new { version = draft.GetProperty("version").GetUInt32(), xml });
        Assert.Equal(200, (await drawer.CallAsync($"/api/v1/process-drafts/{id}/drawing", body, "12345678-draw")).Status);
        Assert.Equal(409, (await head.PostAsync(seen.Path, Last(seen))).Status);
        Assert.Contains("Bản vẽ đã đổi sau khi đề nghị", (await head.GetAsync(seen.Path)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_api_the_same_and_a_draft_put_away_takes_its_request_with_it()
    {
        await ActAsync("keep");
        var asked = await drawer.CallAsync($"/api/v1/process-drafts/{id}/publish-request", """{"words":"Xin ban hành"}""", "12345678-ask");
        Assert.Equal(200, asked.Status);
        var request = JsonDocument.Parse((await head.GetAsync("/api/v1/publish-requests")).Text).RootElement[0];
        var address = $"/api/v1/publish-requests/{request.GetProperty("id").GetString()}/decide";
        var late = await head.CallAsync(address, """{"publish":false,"reason":"Chưa","version":1}""", "12345678-late");
        Assert.Equal(409, late.Status);
        var body = JsonSerializer.Serialize(new { publish = true, version = request.GetProperty("version").GetUInt32() });
        var published = await head.CallAsync(address, body, "12345678-yes");
        Assert.Equal((200, "1"), (published.Status, published.Text));
        Assert.Equal("1", (await head.CallAsync(address, body, "12345678-yes")).Text);
        Assert.Equal(422, (await head.CallAsync(address, body, "12345678-again")).Status);

        await drawer.SubmitAsync(await drawer.GetAsync($"/Processes/Designing/Show/{id}"));
        await ActAsync("ask");
        await drawer.SubmitAsync(await drawer.GetAsync($"/Processes/Designing/Show/{id}"), null, "handler=Drop");
        Assert.Equal("[]", (await head.GetAsync("/api/v1/publish-requests")).Text);
    }
}
