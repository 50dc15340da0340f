using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using IsoDienTu.Testing;
using static IsoDienTu.Site.Procedures.Office;

namespace IsoDienTu.Site.Procedures;

/// <summary>A secretary attaches the blank forms; a citizen downloads them once the procedure is published.</summary>
public sealed class FormsTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Office office = null!;
    private string draft = "";

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        // The document says from which day it is in force.
        site.Clock.Set(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(7)));
        office = await OpenAsync(site, "H99.01");
        draft = IdIn(await office.UploadAsync());
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private Task<TestPage> PageAsync() => office.Secretary.GetAsync("/Procedures/Forms/" + draft);

    private async Task<TestPage> AttachAsync(string field, string name, byte[] bytes, params (string, string)[] fields) =>
        await office.Secretary.UploadAsync(await PageAsync(), Fields(fields), field, name, bytes, "/Procedures/Forms/");

    private static byte[] Word()
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            file.AddMainDocumentPart().Document = new Document(new Body(new Paragraph(new Run(new Text("Đơn đăng ký")))));
        }

        return stream.ToArray();
    }

    [Fact]
    public async Task A_form_is_attached_by_its_name_published_and_downloaded_without_signing_in()
    {
        var word = Word();
        var answer = await AttachAsync("Files", "BM.ĐĐ.01.01 Đơn đăng ký.docx", word);
        Assert.True(answer.Status == 303, answer.Words);
        Assert.Contains("BM.ĐĐ.01.01 Đơn đăng ký.docx", (await PageAsync()).Words, StringComparison.Ordinal);
        Assert.Equal(word, (await office.Secretary.GetAsync($"/Procedures/Forms/{draft}?handler=File&code=BM.ĐĐ.01.01")).Bytes);

        await office.BindAsync(draft);
        var published = await office.Secretary.SubmitAsync(
            await office.Secretary.GetAsync("/Procedures/Publish/" + draft),
            Fields(),
            "/Procedures/Publish/"
        );
        Assert.True(published.Status == 303, published.Words);
        var agency = (await site.Anonymous().GetAsync("/Portal")).Document!.QuerySelector("main a[href*='/Portal/Agency/']")!;
        var procedures = await site.Anonymous().GetAsync(agency.GetAttribute("href")!);
        var procedure = procedures.Document!.QuerySelector("main a[href*='/Portal/Procedure/']")!.GetAttribute("href")!;
        var page = await site.Anonymous().GetAsync(procedure);
        var download = page.Document!.QuerySelector("main a[href*='/Portal/FormFile/']")!.GetAttribute("href")!;
        Assert.Equal(word, (await site.Anonymous().GetAsync(download)).Bytes);
    }

    [Fact]
    public async Task What_is_no_form_is_refused_with_the_mend_and_the_draft_stays()
    {
        var program = await AttachAsync("Files", "BM.ĐĐ.01.01.docx", [0x4D, 0x5A, 0x90, 0]);
        Assert.Equal(422, program.Status);
        Assert.Contains("không phải Word", program.Words, StringComparison.Ordinal);
        var stranger = await AttachAsync("Files", "scan.pdf", Encoding.ASCII.GetBytes("%PDF-1.7"));
        Assert.Equal(422, stranger.Status);
        Assert.Contains("không có mã biểu mẫu", stranger.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Gỡ tệp", (await PageAsync()).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_is_added_with_its_file_and_the_file_taken_away_again()
    {
        var count = (await PageAsync()).Document!.QuerySelectorAll("main tbody tr").Length;
        Assert.Equal(
            303,
            (await AttachAsync("RowFile-" + count, "a.pdf", "%PDF-1.7"u8.ToArray(), ("NewCode", "BM.99"), ("NewTitle", "Phiếu"))).Status
        );
        var with = await PageAsync();
        Assert.Equal(count + 1, with.Document!.QuerySelectorAll("main tbody tr").Length);
        Assert.Contains("a.pdf", with.Words, StringComparison.Ordinal);
        await office.Secretary.SubmitAsync(with, Fields(("Remove", "BM.99")), "/Procedures/Forms/");
        Assert.DoesNotContain("a.pdf", (await PageAsync()).Words, StringComparison.Ordinal);
    }
}
