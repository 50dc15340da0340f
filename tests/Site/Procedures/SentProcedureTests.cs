using System.Text.Json;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using static IsoDienTu.Site.Procedures.Office;

namespace IsoDienTu.Site.Procedures;

/// <summary>A procedure goes along the agency's path of approval: its text is reviewed, and document, process and public page change together.</summary>
public sealed class SentProcedureTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Office office = null!;
    private TestClient head = null!;
    private string draft = "";

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await OpenAsync(site, "H99.77");
        head = await office.Scene.SignInAsync(await office.Scene.PersonAsync("Bùi Văn Quang", "Giám đốc", PostKind.Head, Roles.AgencyHead));
        draft = IdIn(await office.UploadAsync());
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private async Task<TestPage> SendAsync() =>
        await office.Secretary.SubmitAsync(await office.Secretary.GetAsync("/Procedures/Send/" + draft), Fields(), "/Procedures/Send/");

    private async Task ReadyAsync()
    {
        Assert.Equal(303, (await office.BindAsync(draft)).Status);
        var chosen = await head.SubmitAsync(await head.GetAsync("/Procedures/Approval"), Fields());
        Assert.True(chosen.Status == 303, chosen.Words);
    }

    private async Task DoAsync(TestClient who, object answer)
    {
        using var tasks = JsonDocument.Parse((await who.GetAsync("/api/v1/tasks?of=mine")).Text);
        var task = Assert.Single(tasks.RootElement.GetProperty("tasks").EnumerateArray().ToList()).GetProperty("taskId").GetString();
        var key = Guid.CreateVersion7().ToString("N");
        var done = await who.CallAsync($"/api/v1/tasks/{task}/complete", JsonSerializer.Serialize(answer), key);
        Assert.True(done.Status == 200, $"{done.Status}: {done.Words}");
        await site.RunJobsAsync();
    }

    [Fact]
    public async Task What_the_head_approves_is_published_with_its_process_and_the_names_of_who_did_the_steps()
    {
        await ReadyAsync();
        // The secretary who sends it is also the only reviewer; the head approves.
        var sent = await SendAsync();
        Assert.True(sent.Status == 303, sent.Words);
        var review = await office.Secretary.FollowAsync(sent);
        Assert.Contains("Mục đích", review.Words, StringComparison.Ordinal);
        Assert.Contains(
            "đang trình phê duyệt",
            (await office.Secretary.GetAsync("/Procedures/Preview/" + draft)).Words,
            StringComparison.Ordinal
        );
        var bind = await office.BindAsync(draft);
        Assert.Equal(422, bind.Status);
        Assert.Contains("không sửa, bỏ hay ban hành được lúc này", bind.Words, StringComparison.Ordinal);

        await DoAsync(office.Secretary, new { outcome = "agree" });
        await DoAsync(head, new { outcome = "approve" });
        var list = await office.Clerk.GetAsync("/Procedures");
        Assert.Contains("QT.ĐĐ.01", list.Words, StringComparison.Ordinal);
        var page = await office.Clerk.GetAsync("/Documents?q=QT.DD.01");
        Assert.Contains("Đang có hiệu lực", page.Words, StringComparison.Ordinal);
        var shown = await office.Clerk.GetAsync(page.Document!.QuerySelector("a[href^='/Documents/Show/']")!.GetAttribute("href")!);
        Assert.Contains("Bùi Văn Quang, Giám đốc", shown.Words, StringComparison.Ordinal);
        Assert.Contains("Lê Thư Ký", shown.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_back_it_can_be_changed_and_dropped_again_and_leaves_no_document_behind()
    {
        await ReadyAsync();
        await SendAsync();
        await DoAsync(office.Secretary, new { outcome = "return", comment = "Thiếu biểu mẫu" });
        Assert.Contains("Thiếu biểu mẫu", (await office.Secretary.GetAsync("/")).Words, StringComparison.Ordinal);
        Assert.Equal(303, (await office.BindAsync(draft)).Status);
        var drop = await office.Secretary.SubmitAsync(await office.Secretary.GetAsync("/Procedures/Drop/" + draft), Fields());
        Assert.Equal(303, drop.Status);
        Assert.DoesNotContain("QT.ĐĐ.01", (await office.Clerk.GetAsync("/Documents")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_still_lacks_a_role_is_not_sent()
    {
        var refused = await SendAsync();
        Assert.Equal(422, refused.Status);
        Assert.Contains("chưa gắn với chức danh nào", refused.Words, StringComparison.Ordinal);
    }
}
