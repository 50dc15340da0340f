using System.Text.Json;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Documents;

/// <summary>A document is written in the browser, issued with its signatures, and followed by the next issue.</summary>
public sealed class WritingTests : IAsyncLifetime
{
    private TestSite site = null!;
    private TestClient secretary = null!;
    private TestClient writer = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        var office = await Scene.MakeAsync(site, "H99.71", "Sở Soạn thảo");
        secretary = await office.SignInAsync(
            await office.PersonAsync("Mai Thị Thanh", "Thư ký ISO", PostKind.IsoSecretary, Roles.IsoSecretary)
        );
        writer = await office.SignInAsync(await office.PersonAsync("Lê Văn Trưởng", "Trưởng phòng", PostKind.UnitHead, Roles.UnitHead));
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    private async Task<string> BegunAsync(string code = "CSCL", string title = "Chính sách chất lượng", string kind = "Policy")
    {
        var made = await secretary.SubmitAsync(
            await secretary.GetAsync("/Documents/New"),
            Fields(("Kind", kind), ("Code", code), ("Title", title))
        );
        Assert.Equal(303, made.Status);
        return made.Location!.Split('/')[^1];
    }

    private static async Task<TestPage> WriteAsync(TestClient who, string id, string text, string act = "save") =>
        await who.SubmitAsync(await who.GetAsync("/Documents/Write/" + id), Fields(("Sections[0].Text", text), ("Act", act)));

    private async Task<TestPage> IssueAsync(string id, string from = "2026-01-06", string reason = "")
    {
        var page = await secretary.GetAsync("/Documents/Issue/" + id);
        return await secretary.SubmitAsync(
            page,
            Fields(
                ("Signs[0].Name", "Mai Thị Thanh"),
                ("Signs[0].Day", "2026-01-05"),
                ("Signs[2].Name", "Bùi Văn Quang"),
                ("Signs[2].Post", "Giám đốc Sở"),
                ("Signs[2].Day", "2026-01-06"),
                ("DecisionNumber", "12/QĐ-STS"),
                ("EffectiveFrom", from),
                ("Reason", reason)
            )
        );
    }

    [Fact]
    public async Task A_policy_is_written_issued_and_printed_with_its_code()
    {
        var id = await BegunAsync();
        var saved = await WriteAsync(
            writer,
            id,
            "Chúng tôi cam kết **đúng hạn**.\n\n| Việc | Chỉ tiêu |\n|---|---|\n| Trả kết quả | 98 % |"
        );
        Assert.Equal(303, saved.Status);
        var draft = await writer.GetAsync("/Documents/Write/" + id);
        Assert.Contains("<strong>đúng hạn</strong>", draft.Text, StringComparison.Ordinal);
        Assert.Null(draft.Document!.QuerySelector("button[value=issue]"));

        Assert.Equal(303, (await IssueAsync(id)).Status);
        var shown = await secretary.GetAsync("/Documents/Show/" + id);
        foreach (var words in (string[])["Đang có hiệu lực", "12/QĐ-STS", "Bùi Văn Quang", "98 %"])
        {
            Assert.Contains(words, shown.Words, StringComparison.Ordinal);
        }

        var sheet = await secretary.GetAsync("/Documents/Print/" + id);
        Assert.Contains("Chúng tôi cam kết đúng hạn", sheet.Words, StringComparison.Ordinal);
        var code = sheet.Text.Split("/q/")[1][..12];
        Assert.Contains("Còn hiệu lực", (await site.Anonymous().GetAsync("/q/" + code)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_issue_says_what_changed_and_the_old_sheet_says_it_was_replaced()
    {
        var id = await BegunAsync();
        await WriteAsync(secretary, id, "Bản thứ nhất");
        await IssueAsync(id);
        var old = (await secretary.GetAsync("/Documents/Print/" + id)).Text.Split("/q/")[1][..12];

        var begin = await writer.GetAsync("/Documents/Write/" + id);
        Assert.Contains("Chưa ai soạn lần ban hành mới", begin.Words, StringComparison.Ordinal);
        Assert.Equal(303, (await writer.SubmitAsync(begin, Fields())).Status);
        Assert.Equal(303, (await writer.SubmitAsync(begin, Fields())).Status);
        await WriteAsync(writer, id, "Bản thứ hai");
        Assert.Contains("Bản thứ nhất", (await secretary.GetAsync("/Documents/Show/" + id)).Words, StringComparison.Ordinal);

        var without = await IssueAsync(id, "2026-01-07");
        Assert.Equal(422, without.Status);
        Assert.Contains("phải nêu nội dung thay đổi", without.Words, StringComparison.Ordinal);
        Assert.Contains("Bản thứ hai", without.Document!.QuerySelector("#differences .added")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(303, (await IssueAsync(id, "2026-01-07", "Theo Quyết định 15/QĐ-UBND")).Status);
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("thay bằng lần ban hành 2", (await site.Anonymous().GetAsync("/q/" + old)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_write_at_once_the_second_sees_both_texts_and_loses_nothing()
    {
        var id = await BegunAsync();
        var mine = await writer.GetAsync("/Documents/Write/" + id);
        await WriteAsync(secretary, id, "Lời của thư ký");
        var lost = await writer.SubmitAsync(mine, Fields(("Sections[0].Text", "Lời của trưởng phòng"), ("Act", "save")));
        Assert.Equal(409, lost.Status);
        Assert.Contains("Mai Thị Thanh", lost.Words, StringComparison.Ordinal);
        Assert.Contains("Lời của thư ký", lost.Document!.QuerySelector(".notice del")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Lời của trưởng phòng", lost.Document.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Equal(303, (await writer.SubmitAsync(lost, Fields(("Act", "save")))).Status);
        Assert.Contains("Lời của trưởng phòng", (await secretary.GetAsync("/Documents/Write/" + id)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_is_said_beside_its_field()
    {
        await BegunAsync("QT.GĐ.01", "Quy trình giám định", "InternalProcedure");
        var same = await secretary.SubmitAsync(
            await secretary.GetAsync("/Documents/New"),
            Fields(("Kind", "Policy"), ("Code", "QT.GD.01"), ("Title", "Quy trình khác"))
        );
        Assert.Equal(422, same.Status);
        Assert.Contains("Quy trình giám định", same.Words, StringComparison.Ordinal);
        var kind = await secretary.SubmitAsync(
            await secretary.GetAsync("/Documents/New"),
            Fields(("Kind", "Procedure"), ("Code", "QT.02"), ("Title", "Cấp giấy phép"))
        );
        Assert.Contains("được soạn ở mục Quy trình", kind.Words, StringComparison.Ordinal);

        var id = await BegunAsync("BMT", "Mô tả hệ thống", "Manual");
        Assert.Contains("chưa có nội dung", (await IssueAsync(id)).Words, StringComparison.Ordinal);
        var page = await secretary.GetAsync("/Documents/Write/" + id);
        var untitled = await secretary.SubmitAsync(
            page,
            Fields(("Sections[1].Title", " "), ("Sections[0].Text", "Giữ lại"), ("Act", "save"))
        );
        Assert.Equal(422, untitled.Status);
        Assert.Contains("Mục thứ 2 phải có tên", untitled.Words, StringComparison.Ordinal);
        Assert.Contains("Giữ lại", untitled.Words, StringComparison.Ordinal);
        Assert.Equal(403, (await writer.GetAsync("/Documents/Issue/" + id)).Status);
    }

    [Fact]
    public async Task Sections_are_added_moved_and_taken_away_without_script()
    {
        var id = await BegunAsync("QT.HT-01", "Kiểm soát thông tin dạng văn bản", "SystemProcedure");
        var added = await WriteAsync(secretary, id, "Quy định cách kiểm soát.", "add:0");
        Assert.EndsWith("#section-1", added.Location!, StringComparison.Ordinal);
        await WriteAsync(secretary, id, "Quy định cách kiểm soát.", "down:0");
        await WriteAsync(secretary, id, "", "remove:0");
        var page = await secretary.GetAsync("/Documents/Write/" + id);
        var titles = page.Document!.QuerySelectorAll("input[name$='.Title']").Select(i => i.GetAttribute("value")).ToList();
        Assert.Equal(["Mục đích", "Phạm vi"], titles.Take(2));
        Assert.Equal(7, titles.Count);
    }

    [Fact]
    public async Task A_draft_that_is_dropped_frees_its_code_and_never_touches_what_is_in_force()
    {
        var id = await BegunAsync();
        Assert.Equal("/Documents", (await secretary.SubmitAsync(await secretary.GetAsync("/Documents/Drop/" + id), Fields())).Location);
        Assert.Equal(404, (await secretary.GetAsync("/Documents/Show/" + id)).Status);

        id = await BegunAsync();
        await WriteAsync(secretary, id, "Đang có hiệu lực");
        await IssueAsync(id);
        await secretary.SubmitAsync(await secretary.GetAsync("/Documents/Write/" + id), Fields());
        await WriteAsync(secretary, id, "Chưa xong");
        await secretary.SubmitAsync(await secretary.GetAsync("/Documents/Drop/" + id), Fields());
        var shown = await secretary.GetAsync("/Documents/Show/" + id);
        Assert.Contains("Đang có hiệu lực", shown.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Bản thảo", shown.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_programs_write_and_issue_under_the_same_rules()
    {
        var made = await secretary.CallAsync(
            "/api/v1/documents",
            """{"kind":"Objectives","code":"MTCL","title":"Mục tiêu chất lượng"}""",
            "document-0001"
        );
        var id = JsonSerializer.Deserialize<Guid>(made.Text);
        var version = JsonDocument
            .Parse((await secretary.GetAsync($"/api/v1/documents/{id}")).Text)
            .RootElement.GetProperty("draft")
            .GetProperty("version")
            .GetUInt32();
        var saved = await secretary.CallAsync(
            $"/api/v1/documents/{id}/draft/save",
            JsonSerializer.Serialize(
                new
                {
                    title = "Mục tiêu chất lượng năm 2026",
                    version,
                    sections = new[] { new { title = "Nội dung", text = "98 %" } },
                }
            ),
            "document-0002"
        );
        Assert.Equal(200, saved.Status);
        var stale = await secretary.CallAsync(
            $"/api/v1/documents/{id}/issues",
            JsonSerializer.Serialize(
                new
                {
                    version,
                    effectiveFrom = "2026-01-06",
                    signs = Signed,
                }
            ),
            "document-0003"
        );
        Assert.Equal(409, stale.Status);
        version = JsonSerializer.Deserialize<uint>(saved.Text);
        var issued = await secretary.CallAsync(
            $"/api/v1/documents/{id}/issues",
            JsonSerializer.Serialize(
                new
                {
                    version,
                    effectiveFrom = "2026-01-06",
                    signs = Signed,
                }
            ),
            "document-0004"
        );
        Assert.Equal(200, issued.Status);
        Assert.Contains("MTCL", (await secretary.GetAsync("/api/v1/documents")).Text, StringComparison.Ordinal);
    }

    private static readonly object[] Signed =
    [
        new
        {
            act = "Approved",
            name = "Bùi Văn Quang",
            post = "Giám đốc",
            day = "2026-01-06",
        },
    ];
}
