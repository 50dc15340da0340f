using System.Text.Json;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IsoDienTu.Site.Documents;

/// <summary>Papers for which no written text exists become issues: the file is kept byte for byte, and everything around an issue works with it.</summary>
public sealed class FinishedFileTests : IAsyncLifetime
{
    private const string First = "<h1>Sổ tay chất lượng</h1><p>Cơ quan cam kết phục vụ nhân dân tận tụy theo Nghị định 118/2025/NĐ-CP.</p>";
    private const string Second = "<h2>Phạm vi áp dụng</h2><p>Áp dụng cho toàn bộ hoạt động tiếp công dân.</p>";
    private FinishedScene scene = null!;

    public async ValueTask InitializeAsync() => scene = await FinishedScene.OpenAsync();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    /// <summary>The words of a file, white space folded.</summary>
    private static string Text(TestPage file) =>
        string.Join(' ', PdfText.Of(file.Bytes).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task A_finished_file_is_the_paper_of_its_issue_byte_for_byte_and_is_found_shown_and_replaced()
    {
        var pdf = await OfficePdf.PrintedAsync(scene.Site, First, Second);
        var id = await scene.Writer.DraftedAsync("STCL", "Sổ tay chất lượng", "Manual");
        var page = await scene.Secretary.GetAsync("/Documents/Finished/Edit/" + id);
        var sent = await scene.Secretary.UploadAsync(page, new Dictionary<string, string>(), "Pdf", "Sổ tay 2026.pdf", pdf);
        Assert.True(sent.Status == 303, sent.Words);
        var draft = await scene.Secretary.FollowAsync(sent);
        Assert.Contains("Sổ tay 2026.pdf", draft.Words, StringComparison.Ordinal);
        Assert.Contains("Đang nhận dạng chữ: xong 0/2 trang", draft.Words, StringComparison.Ordinal);
        Assert.Contains("chưa ban hành", Text(await scene.Secretary.GetAsync($"/Documents/Download/{id}")), StringComparison.Ordinal);

        // Nothing waits for the reading: the issue counts before its words are known.
        await scene.Writer.IssueAsync(id, "2026-01-06");
        await scene.ReadAsync();
        var file = await scene.Secretary.GetAsync($"/api/v1/documents/{id}/issues/1/pdf");
        Assert.Equal(pdf, file.Bytes);
        Assert.Contains("attachment", file.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Equal(pdf, (await scene.Site.Anonymous().GetAsync($"/Portal/Paper/{scene.Agency}/stcl")).Bytes);

        var shown = await scene.Secretary.GetAsync("/Documents/Show/" + id);
        var pictures = shown.Document!.QuerySelectorAll("img.file-picture");
        Assert.Equal(["Trang 1/2", "Trang 2/2"], pictures.Select(p => p.GetAttribute("alt")));
        Assert.Contains("tận tụy", shown.Words, StringComparison.Ordinal);
        var picture = await scene.Secretary.GetAsync(pictures[0].GetAttribute("src")!);
        Assert.Equal("image/jpeg", picture.Headers["Content-Type"]);
        Assert.Equal("nosniff", picture.Headers["X-Content-Type-Options"]);
        Assert.Equal([0xFF, 0xD8], picture.Bytes.Take(2));
        Assert.Single((await scene.Secretary.GetAsync("/Documents/Search?q=tan+tuy")).Document!.QuerySelectorAll(".found > li"));

        var open = await scene.Site.Anonymous().GetAsync($"/Portal/Document/{scene.Agency}/stcl");
        var address = open.Document!.QuerySelector("img.file-picture")!.GetAttribute("src")!;
        Assert.Equal(picture.Bytes, (await scene.Site.Anonymous().GetAsync(address)).Bytes);
        Assert.Equal(404, (await scene.Site.Anonymous().GetAsync(address.Replace("/1?", "/3?", StringComparison.Ordinal))).Status);

        // What leaves it otherwise is refused with the reason; the sheet for the wall has its QR on a file of its own.
        foreach (var form in (string[])["pdf?form=pdfa", "word"])
        {
            var refused = await scene.Secretary.GetAsync($"/api/v1/documents/{id}/issues/1/{form}");
            Assert.Equal(422, refused.Status);
            Assert.Contains("giữ nguyên", refused.Text, StringComparison.Ordinal);
        }

        Assert.Equal(422, (await scene.Secretary.GetAsync($"/Documents/Download/{id}?form=word")).Status);
        var marked = Text(await scene.Secretary.GetAsync($"/api/v1/documents/{id}/issues/1/pdf?form=marked"));
        Assert.Equal(2, marked.Split("STCL – lần ban hành 1").Length - 1);
        Assert.Contains("/q/", marked, StringComparison.Ordinal);
        Assert.Contains("tận tụy", marked, StringComparison.Ordinal);

        // The next issue is written; the first is marked on a file of its own and can still be compared with it.
        await scene.Writer.ReviseAsync(id);
        await scene.Writer.WriteAsync(id, "Cơ quan cam kết phục vụ nhân dân chu đáo.");
        await scene.Writer.IssueAsync(id, "2026-01-08", "Viết lại cho gọn");
        await scene.LaterAsync(TimeSpan.FromDays(3));
        var over = await scene.Secretary.GetAsync($"/api/v1/documents/{id}/issues/1/pdf");
        Assert.Contains("Hết hiệu lực từ ngày 08/01/2026", Text(over), StringComparison.Ordinal);
        Assert.Contains("tận tụy", Text(over), StringComparison.Ordinal);
        Assert.True(scene.Site.Services.GetRequiredService<FileStore>().Has(await ShaAsync()));
        var compared = await scene.Secretary.GetAsync($"/api/v1/documents/{id}/compare?from=1&to=2");
        Assert.Contains("tận tụy", JsonDocument.Parse(compared.Text).RootElement.GetProperty("text").ToString(), StringComparison.Ordinal);
    }

    private Task<string> ShaAsync() =>
        scene.Site.Runner.ReadAsync(
            scene.Office.AgencyId,
            (db, ct) => db.Database.SqlQueryRaw<string>("select sha256 as \"Value\" from documents.finished_file").SingleAsync(ct)
        );

    [Fact]
    public async Task A_scan_is_recognised_searched_commented_on_and_printed_with_the_number_of_a_copy()
    {
        var scan = await OfficePdf.ScannedAsync(scene.Site, First, Second);
        Assert.Equal("", PdfText.Of(scan).Trim());
        var id = await scene.Writer.DraftedAsync("STCL", "Sổ tay chất lượng", "Manual");
        Assert.Equal(200, (await scene.AttachAsync(id, scan)).Status);
        await scene.ReadAsync();
        var pages = await scene.PagesAsync(id);
        Assert.All(pages.EnumerateArray(), p => Assert.Equal("Recognised", p.GetProperty("source").GetString()));
        Assert.Contains("phục vụ nhân dân", pages[0].GetProperty("paragraphs").ToString(), StringComparison.Ordinal);

        // Somebody points at words of the second page, another at the page as a whole.
        var said = await scene.Secretary.CallAsync(
            $"/api/v1/documents/{id}/comments",
            """{"section":1,"quote":"tiếp công dân","words":"Ghi rõ ở trụ sở nào"}""",
            "comment-0001"
        );
        Assert.True(said.Status == 200, said.Text);
        Assert.Equal(
            200,
            (
                await scene.Secretary.CallAsync(
                    $"/api/v1/documents/{id}/comments",
                    """{"section":0,"words":"Trang này quét lệch"}""",
                    "comment-0002"
                )
            ).Status
        );
        var review = await scene.Secretary.GetAsync("/Documents/Review/" + id);
        Assert.Equal("tiếp công dân", review.Document!.QuerySelector("mark")!.TextContent);
        Assert.Equal(2, review.Document.QuerySelectorAll("img.file-picture").Length);

        await scene.Writer.IssueAsync(id, "2026-01-06");
        await scene.Site.RunRecurringAsync("Documents.read_citations");
        Assert.Equal(1, await scene.CountAsync("select count(*)::int as \"Value\" from documents.citation where number like '118/2025%'"));
        Assert.Single((await scene.Secretary.GetAsync("/Documents/Search?q=tiếp+công+dân")).Document!.QuerySelectorAll(".found > li"));
        var copy = await scene.Secretary.CallAsync($"/api/v1/documents/{id}/copies", """{"holder":"Bộ phận một cửa"}""", "copy-0001");
        Assert.True(copy.Status == 200, copy.Text);
        var copyId = JsonDocument.Parse((await scene.Secretary.GetAsync($"/api/v1/documents/{id}/copies")).Text).RootElement[0];
        var printed = await scene.Secretary.GetAsync($"/api/v1/controlled-copies/{copyId.GetProperty("id").GetString()}/pdf");
        Assert.True(printed.Status == 200, printed.Text);
        Assert.Equal(2, Text(printed).Split("BẢN KIỂM SOÁT SỐ 1 – Bộ phận một cửa").Length - 1);
        Assert.Equal(scan, (await scene.Secretary.GetAsync($"/api/v1/documents/{id}/issues/1/pdf")).Bytes);
    }

    [Fact]
    public async Task Sections_begun_before_come_back_with_the_file_gone_and_never_go_along_with_it()
    {
        var pdf = await OfficePdf.PrintedAsync(scene.Site, First);
        var id = await scene.Writer.DraftedAsync("STCL", "Sổ tay chất lượng", "Manual");
        Assert.Equal(200, (await scene.AttachAsync(id, pdf, key: "attach-again")).Status);
        var version = (await scene.DocumentAsync(id)).GetProperty("draft").GetProperty("version").GetUInt32();
        Assert.Equal(409, (await scene.AttachAsync(id, pdf, version: version - 1)).Status);
        var refused = await scene.Secretary.CallAsync(
            $"/api/v1/documents/{id}/draft/save",
            JsonSerializer.Serialize(
                new
                {
                    title = "Sổ tay",
                    version,
                    sections = new[] { new { title = "Mục", text = "x" } },
                }
            ),
            "save-0001"
        );
        Assert.Equal(422, refused.Status);
        Assert.Contains(
            "bỏ tệp đó",
            JsonDocument.Parse(refused.Text).RootElement.GetProperty("title").GetString(),
            StringComparison.Ordinal
        );

        // The page of the draft renames it and leaves the sections alone.
        var renamed = await scene.Secretary.SubmitAsync(
            await scene.Secretary.GetAsync("/Documents/Write/" + id),
            new Dictionary<string, string> { ["Title"] = "Sổ tay chất lượng 2026" },
            button: ("Act", "save")
        );
        Assert.True(renamed.Status == 303, renamed.Words);
        var edit = await scene.Secretary.GetAsync("/Documents/Finished/Edit/" + id);
        var dropped = await scene.Secretary.SubmitAsync(edit, action: $"/Documents/Finished/Edit/{id}?handler=Drop");
        Assert.True(dropped.Status == 303, dropped.Words);
        Assert.Contains("Cam kết thứ nhất", (await scene.Secretary.FollowAsync(dropped)).Text, StringComparison.Ordinal);
        Assert.Equal(0, await scene.CountAsync("select count(*)::int as \"Value\" from documents.finished_file"));

        Assert.Equal(200, (await scene.AttachAsync(id, pdf)).Status);
        await scene.Writer.IssueAsync(id, "2026-01-06");
        Assert.Equal(
            0,
            await scene.CountAsync("select count(*)::int as \"Value\" from documents.version where content::text like '%Cam kết thứ nhất%'")
        );
        foreach (
            var change in (string[])
                [
                    "update documents.version set file_id = null",
                    "delete from documents.finished_file",
                    "update documents.finished_file set sha256 = repeat('0', 64)",
                    "update documents.file_page set words = 'khác'",
                ]
        )
        {
            await Assert.ThrowsAsync<PostgresException>(() => scene.TryAsync(change));
        }
    }

    [Fact]
    public async Task Who_drops_the_draft_drops_its_file_and_a_dropped_code_is_free_again()
    {
        var id = await scene.Writer.DraftedAsync("STCL", "Sổ tay chất lượng", "Form");
        Assert.Equal(200, (await scene.AttachAsync(id, await OfficePdf.PrintedAsync(scene.Site, First))).Status);
        var dropped = await scene.Secretary.SubmitAsync(await scene.Secretary.GetAsync("/Documents/Drop/" + id));
        Assert.True(dropped.Status == 303, dropped.Words);
        Assert.Equal(0, await scene.CountAsync("select count(*)::int as \"Value\" from documents.finished_file"));
        await scene.ReadAsync();
    }

    [Fact]
    public async Task Reading_goes_on_where_it_stopped_and_says_what_the_machine_lacks()
    {
        var scan = await OfficePdf.ScannedAsync(scene.Site, First, Second);
        await using var bare = new Programs(Directory.CreateTempSubdirectory("iso-programs-"));
        await scene.DisposeAsync();
        scene = await FinishedScene.OpenAsync(s => s.PostConfigure<PdfPressOptions>(o => o.Programs = bare.Path));
        var id = await scene.IssuedAsync(scan);
        var shown = await scene.Secretary.GetAsync("/Documents/Show/" + id);
        Assert.Contains("Máy chủ thiếu tesseract-ocr-vie", shown.Words, StringComparison.Ordinal);
        Assert.Equal(2, shown.Document!.QuerySelectorAll("img.file-picture").Length);

        // The package is installed; the second page is read by somebody who is killed before the first.
        bare.Link("tesseract");
        var again = await scene.Secretary.SubmitAsync(await scene.Secretary.GetAsync("/Documents/Finished/Again/" + id));
        Assert.True(again.Status == 303, again.Words);
        await scene.TryAsync(
            """
            insert into documents.file_page (agency_id, id, file_id, page, words, source, picture, width, height)
            select agency_id, id, id, 2, 'Đã đọc trước khi bị dừng lại', 'File', sha256, 1, 1 from documents.finished_file
            """
        );
        await scene.ReadAsync();
        var pages = await scene.PagesAsync(id);
        Assert.Contains("phục vụ nhân dân", pages[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("Đã đọc trước khi bị dừng lại", pages[1].ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Máy chủ thiếu", (await scene.Secretary.GetAsync("/Documents/Show/" + id)).Words, StringComparison.Ordinal);
        Assert.Equal(
            2,
            await scene.CountAsync("select count(*)::int as \"Value\" from audit_log.entry where what = 'documents.file_read'")
        );
    }

    [Fact]
    public async Task Another_agency_sees_neither_the_file_nor_its_pages_and_sends_none()
    {
        var pdf = await OfficePdf.PrintedAsync(scene.Site, First);
        var id = await scene.IssuedAsync(pdf, "QT.01", "SystemProcedure");
        var picture = (await scene.PagesAsync(id))[0].GetProperty("picture").GetString()!;
        Assert.Equal(200, (await scene.Secretary.GetAsync(picture)).Status);
        var other = await Scene.MakeAsync(scene.Site, "H99.79", "Sở Khác");
        var stranger = await other.SignInAsync(
            await other.PersonAsync("Ngô Văn Lạ", "Thư ký ISO", PostKind.IsoSecretary, Roles.IsoSecretary)
        );
        foreach (
            var path in (string[])
                [picture, $"/api/v1/documents/{id}/pages", $"/Documents/Finished/Edit/{id}", $"/Documents/Finished/Again/{id}"]
        )
        {
            Assert.Equal(404, (await stranger.GetAsync(path)).Status);
        }

        Assert.Equal(404, (await stranger.CallAsync($"/api/v1/documents/{id}/draft/file", "{}", null)).Status);
        // A kind that is not made known has no public pages.
        Assert.Equal(404, (await scene.Site.Anonymous().GetAsync($"/Portal/PagePicture/{scene.Agency}/qt-01/1")).Status);
    }

    /// <summary>A folder with the programs a machine has.</summary>
    private sealed class Programs : IAsyncDisposable
    {
        private readonly DirectoryInfo folder;

        public Programs(DirectoryInfo folder)
        {
            this.folder = folder;
            // Others, as the programs' own user is, must be able to look into it.
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
            }

            Link("pdftotext");
            Link("pdftoppm");
        }

        public string Path => folder.FullName;

        public void Link(string program) => File.CreateSymbolicLink(System.IO.Path.Combine(Path, program), "/usr/bin/" + program);

        public ValueTask DisposeAsync()
        {
            folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
