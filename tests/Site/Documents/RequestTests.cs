using IsoDienTu.Testing;

namespace IsoDienTu.Site.Documents;

/// <summary>Change requests by hand: asked, decided with reasons, led to the next issue, and how far a change reaches.</summary>
public sealed class RequestTests : IAsyncLifetime
{
    private TestSite site = null!;
    private LawScene one = null!;
    private LawScene two = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        one = await LawScene.OpenAsync(site, "H99.63", "Sở Một");
        two = await LawScene.OpenAsync(site, "H99.64", "Sở Hai");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    private async Task<string> AskedAsync(params (string Name, string Value)[] fields)
    {
        var made = await one.Specialist.SubmitAsync(await one.Specialist.GetAsync("/Documents/Changing/Ask"), Fields(fields));
        Assert.True(made.Status == 303, made.Words);
        return made.Location!;
    }

    private async Task<TestPage> DecideAsync(string request, string act, string reason = "") =>
        await one.Secretary.SubmitAsync(
            await one.Secretary.GetAsync(request.Replace("Show", "Decide", StringComparison.Ordinal)),
            Fields(("Act", act), ("Reason", reason))
        );

    [Fact]
    public async Task A_specialist_asks_the_secretary_accepts_and_the_next_issue_closes_it_by_its_number()
    {
        var id = await one.IssueAsync("QT.01", ["Không có"]);
        await one.IssueAsync("QT.02", ["Làm theo QT.01, bước 3"]);
        await one.IssueAsync("QT.03", ["Làm theo QT.01.02 và BM.QT.01.01"]);
        var request = await AskedAsync(
            ("Kind", "Revise"),
            ("DocumentId", $"{id}"),
            ("Why", "Thiếu bước kiểm tra lệ phí"),
            ("Basis", "NĐ 120/2016")
        );
        var shown = await one.Specialist.GetAsync(request);
        Assert.Contains("Chờ quyết định", shown.Words, StringComparison.Ordinal);
        var impact = shown.Document!.QuerySelector("#impact")!.TextContent;
        Assert.Contains("QT.02", impact, StringComparison.Ordinal);
        Assert.DoesNotContain("QT.03", impact, StringComparison.Ordinal);
        Assert.Equal(404, (await two.Secretary.GetAsync(request)).Status);
        Assert.Equal(303, (await DecideAsync(request, "accept")).Status);

        // The draft is begun from the request; the reason of the issue is there already and names the request.
        var write = (await one.Secretary.GetAsync(request)).Document!.QuerySelector("#todo a")!.GetAttribute("href")!;
        await one.Secretary.SubmitAsync(await one.Secretary.GetAsync(write), Fields());
        var issue = await one.Secretary.GetAsync("/Documents/Issue/" + id);
        Assert.Contains(
            "Thiếu bước kiểm tra lệ phí (phiếu số 1/2026; căn cứ: NĐ 120/2016)",
            issue.Document!.QuerySelector("textarea[name=Reason]")!.TextContent,
            StringComparison.Ordinal
        );
        var issued = await one.Secretary.SubmitAsync(
            issue,
            Fields(("Signs[2].Name", "Bùi Văn Quang"), ("Signs[2].Day", "2026-01-06"), ("EffectiveFrom", "2026-01-07"))
        );
        Assert.Equal(303, issued.Status);
        await site.RunJobsAsync();
        var closed = await one.Specialist.GetAsync(request);
        Assert.Contains("Đã thực hiện", closed.Words, StringComparison.Ordinal);
        Assert.Contains("Lần ban hành 2", closed.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_needs_its_reason_and_only_who_issues_decides()
    {
        var id = await one.IssueAsync("QT.01", ["Không có"]);
        var request = await AskedAsync(("Kind", "Drop"), ("DocumentId", $"{id}"), ("Why", "Thủ tục không còn ai dùng"));
        Assert.Equal(403, (await one.Specialist.GetAsync(request.Replace("Show", "Decide", StringComparison.Ordinal))).Status);
        var bare = await DecideAsync(request, "refuse");
        Assert.Equal(422, bare.Status);
        Assert.Contains("Lý do không chấp nhận dài từ 10", bare.Words, StringComparison.Ordinal);
        Assert.Equal(303, (await DecideAsync(request, "refuse", "Thủ tục vẫn còn trong danh mục của tỉnh")).Status);
        Assert.Contains("Không chấp nhận", (await one.Specialist.GetAsync(request)).Words, StringComparison.Ordinal);
        Assert.Contains(
            "đã đóng",
            (await one.Secretary.GetAsync(request.Replace("Show", "Decide", StringComparison.Ordinal))).Words,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_document_that_is_missing_is_written_from_its_request_and_closes_it_when_issued()
    {
        var request = await AskedAsync(("Kind", "Write"), ("Title", "Hướng dẫn tiếp công dân"), ("Why", "Chưa có hướng dẫn tiếp công dân"));
        await DecideAsync(request, "accept");
        var begin = (await one.Secretary.GetAsync(request)).Document!.QuerySelector("#todo a")!.GetAttribute("href")!;
        var page = await one.Secretary.GetAsync(begin);
        Assert.Equal("Hướng dẫn tiếp công dân", page.Document!.QuerySelector("input[name=Title]")!.GetAttribute("value"));
        var made = await one.Secretary.SubmitAsync(page, Fields(("Kind", "Instruction"), ("Code", "HD.01")));
        Assert.Equal(303, made.Status);
        var id = made.Location!.Split('/')[^1];
        await one.Secretary.SubmitAsync(
            await one.Secretary.GetAsync("/Documents/Write/" + id),
            Fields(("Sections[0].Text", "Đón tiếp lịch sự"), ("Act", "save"))
        );
        await one.Secretary.SubmitAsync(
            await one.Secretary.GetAsync("/Documents/Issue/" + id),
            Fields(("Signs[2].Name", "Bùi Văn Quang"), ("Signs[2].Day", "2026-01-06"), ("EffectiveFrom", "2026-01-07"))
        );
        await site.RunJobsAsync();
        Assert.Contains("Đã thực hiện", (await one.Specialist.GetAsync(request)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_said_and_other_programs_ask_under_the_same_rules()
    {
        var none = await one.Specialist.SubmitAsync(
            await one.Specialist.GetAsync("/Documents/Changing/Ask"),
            Fields(("Kind", "Revise"), ("Why", "Thiếu bước kiểm tra"))
        );
        Assert.Equal(422, none.Status);
        Assert.Contains("Hãy chọn tài liệu", none.Words, StringComparison.Ordinal);
        Assert.Contains("Thiếu bước kiểm tra", none.Words, StringComparison.Ordinal);
        var made = await one.Specialist.CallAsync(
            "/api/v1/change-requests",
            """{"kind":"Write","title":"Quy chế","why":"Chưa có quy chế nội bộ"}""",
            "request-0001"
        );
        Assert.Equal(200, made.Status);
        var id = made.Text.Trim('"');
        Assert.Equal(
            404,
            (await two.Secretary.CallAsync($"/api/v1/change-requests/{id}/decide", """{"accept":true}""", "request-0002")).Status
        );
        var stale = await one.Secretary.CallAsync(
            $"/api/v1/change-requests/{id}/decide",
            """{"accept":true,"version":1}""",
            "request-0003"
        );
        Assert.Equal(409, stale.Status);
    }
}
