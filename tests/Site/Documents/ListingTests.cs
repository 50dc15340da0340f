using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using IsoDienTu.Kernel;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Documents;

/// <summary>The two lists of documents leave as spreadsheets that calculate nothing, and each document is reviewed after its interval.</summary>
public sealed class ListingTests : IAsyncLifetime
{
    private TestSite site = null!;
    private LawScene one = null!;
    private LawScene two = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        one = await LawScene.OpenAsync(site, "H99.65", "Sở Một");
        two = await LawScene.OpenAsync(site, "H99.66", "Sở Hai");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    private static string Table(TestPage file)
    {
        Assert.Equal(200, file.Status);
        Assert.Equal(SheetWriter.MediaType, file.Headers["Content-Type"]);
        var sheet = SheetReader.Read(new MemoryStream(file.Bytes));
        return string.Join('\n', sheet.Rows.Select(r => string.Join('|', r.Cells)));
    }

    private static string Paper(TestPage file)
    {
        Assert.True(file.Status == 200, file.Words);
        Assert.Equal(ListWord.MediaType, file.Headers["Content-Type"]);
        using var word = WordprocessingDocument.Open(new MemoryStream(file.Bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word));
        return string.Join(
            '\n',
            word.MainDocumentPart!.Document.Descendants<TableRow>()
                .Select(r => string.Join('|', r.Elements<TableCell>().Select(c => c.InnerText)))
        );
    }

    [Fact]
    public async Task Both_lists_leave_as_word_papers_too_from_the_page_and_by_call()
    {
        await one.IssueAsync("QT.01", ["Nghị định 61/2018/NĐ-CP"]);
        await two.EnterAsync("61/2018/NĐ-CP", "2018-06-21", title: "Về cơ chế một cửa");
        foreach (
            var (page, call, wanted) in new[]
            {
                ("Internal", "internal", "QT.01|Quy trình QT.01"),
                ("External", "external", "61/2018/NĐ-CP"),
            }
        )
        {
            var html = (await one.Specialist.GetAsync("/Documents/Listing/" + page)).Document!;
            var link = html.QuerySelector("a[href$='handler=Docx']")!.GetAttribute("href")!;
            var paper = Paper(await one.Specialist.GetAsync(link));
            Assert.Contains(wanted, paper, StringComparison.Ordinal);
            Assert.Contains(
                "SỞ MỘTCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                paper.Replace("|", "", StringComparison.Ordinal),
                StringComparison.Ordinal
            );
            Assert.Equal(paper, Paper(await one.Specialist.GetAsync($"/api/v1/document-lists/{call}?format=docx")));
            Assert.Contains(wanted, Table(await one.Specialist.GetAsync("/api/v1/document-lists/" + call)), StringComparison.Ordinal);
        }

        Assert.Equal(403, (await one.Specialist.GetAsync("/api/v1/document-lists/copies")).Status);
        Assert.Contains(
            "Bản số",
            Paper(await one.Secretary.GetAsync("/api/v1/document-lists/copies?format=docx")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Bản số",
            Paper(await one.Secretary.GetAsync("/Documents/Distributing/Book?handler=Docx")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_internal_list_holds_what_stands_and_leaves_as_a_spreadsheet()
    {
        await one.IssueAsync("QT.01", ["Không có"]);
        await two.IssueAsync("QT.88", ["Không có"]);
        Assert.Contains(
            "Bùi Văn Quang, Giám đốc",
            (await one.Specialist.GetAsync("/Documents/Listing/Internal")).Words,
            StringComparison.Ordinal
        );
        var table = Table(await one.Specialist.GetAsync("/Documents/Listing/Internal?handler=Xlsx"));
        Assert.Contains("QT.01|Quy trình QT.01", table, StringComparison.Ordinal);
        Assert.Contains("Bùi Văn Quang, Giám đốc", table, StringComparison.Ordinal);
        Assert.DoesNotContain("QT.88", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_external_list_holds_what_is_cited_and_what_replaced_it_and_a_formula_stays_text()
    {
        await one.IssueAsync("QT.01", ["Nghị định 61/2018/NĐ-CP"]);
        await two.EnterAsync("61/2018/NĐ-CP", "2018-06-21", title: "=HYPERLINK(\"http://evil.example\")");
        await two.EnterAsync("118/2025/NĐ-CP", "2025-07-01", replaces: "61/2018/NĐ-CP");
        var file = await one.Specialist.GetAsync("/Documents/Listing/External?handler=Xlsx");
        var table = Table(file);
        Assert.Contains("=HYPERLINK", table, StringComparison.Ordinal);
        Assert.Contains("118/2025/NĐ-CP", table, StringComparison.Ordinal);
        Assert.Contains("QT.01", table, StringComparison.Ordinal);
        Assert.Single(table.Split('\n').Skip(1), l => l.Length > 0);
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(file.Bytes));
        using var reader = new StreamReader(
            zip.Entries.Single(e =>
                    e.FullName.Contains("sheet", StringComparison.Ordinal)
                    && e.FullName.EndsWith(".xml", StringComparison.Ordinal)
                    && e.FullName.Contains("worksheets", StringComparison.Ordinal)
                )
                .Open()
        );
        var xml = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<x:f>", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", xml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_is_reviewed_after_its_interval_and_stays_with_who_said_so()
    {
        var id = await one.IssueAsync("QT.01", ["Không có"]);
        Assert.Contains("05/01/2027", (await one.Specialist.GetAsync("/Documents/Reviewing")).Words, StringComparison.Ordinal);
        Assert.Equal(403, (await one.Specialist.GetAsync("/Documents/Reviewing/Review/" + id)).Status);
        Assert.Equal(404, (await two.Secretary.GetAsync("/Documents/Reviewing/Review/" + id)).Status);

        var settings = await one.Secretary.GetAsync("/Documents/Reviewing/Settings");
        var wrong = await one.Secretary.SubmitAsync(settings, Fields(("Months[InternalProcedure]", "0")));
        Assert.Equal(422, wrong.Status);
        Assert.Contains("từ 1 đến 120", wrong.Words, StringComparison.Ordinal);
        Assert.Equal(
            303,
            (await one.Secretary.SubmitAsync(settings, Fields(("Months[InternalProcedure]", "6"), ("NearDays", "90")))).Status
        );
        Assert.Contains("05/07/2026", (await one.Secretary.GetAsync("/Documents/Reviewing")).Words, StringComparison.Ordinal);
        Assert.Contains("05/01/2027", (await ReviewsOfTwoAsync()).Words, StringComparison.Ordinal);

        var page = await one.Secretary.GetAsync("/Documents/Reviewing/Review/" + id);
        Assert.Equal(303, (await one.Secretary.SubmitAsync(page, Fields(("Months", "1")), "#interval")).Status);
        Assert.Contains("Còn 30 ngày", (await one.Secretary.GetAsync("/Documents/Reviewing?state=Near")).Words, StringComparison.Ordinal);
        Assert.Contains("xem xét chậm nhất 05/02/2026", (await one.Secretary.GetAsync("/")).Text, StringComparison.Ordinal);
        var bare = await one.Secretary.SubmitAsync(page, Fields(("Note", "ổn")), "#review");
        Assert.Equal(422, bare.Status);
        Assert.Equal(
            303,
            (await one.Secretary.SubmitAsync(page, Fields(("Note", "Đã đối chiếu với thực tế, không lệch")), "#review")).Status
        );
        var list = await one.Secretary.GetAsync("/Documents/Reviewing");
        Assert.Contains("Thư ký Sở Một", list.Words, StringComparison.Ordinal);
        Assert.Contains("06/02/2026", list.Words, StringComparison.Ordinal);

        await one.IssueAsync("QT.01", ["Có"], new DateOnly(2026, 1, 6), "Sửa");
        var late = await one.Secretary.SubmitAsync(
            page,
            Fields(("Note", "Đã đối chiếu với thực tế, không lệch"), ("IdempotencyKey", "review-second")),
            "#review"
        );
        Assert.Equal(422, late.Status);
        Assert.Contains("vừa có lần ban hành khác", late.Words, StringComparison.Ordinal);
    }

    private async Task<TestPage> ReviewsOfTwoAsync()
    {
        await two.IssueAsync("QT.01", ["Không có"]);
        return await two.Secretary.GetAsync("/Documents/Reviewing");
    }
}
