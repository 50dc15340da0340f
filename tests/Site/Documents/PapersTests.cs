using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IsoDienTu.Site.Documents;

/// <summary>Files of documents: made once, given to whom they may be given, marked when the issue is over, and never changed.</summary>
public sealed partial class PapersTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Scene office = null!;
    private Player clerk = null!;
    private TestClient secretary = null!;
    private Writer writer = null!;
    private string agency = "";

    public ValueTask InitializeAsync() => BeginAsync(null);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private async ValueTask BeginAsync(Action<IServiceCollection>? plugs)
    {
        site = await TestSite.StartAsync(plugs: plugs);
        office = await Scene.MakeAsync(site, "H99.74", "Sở In ấn");
        clerk = await office.PersonAsync("Mai Thị Thanh", "Thư ký ISO", PostKind.IsoSecretary, Roles.IsoSecretary);
        secretary = await office.SignInAsync(clerk);
        writer = new Writer(() => secretary);
        agency = (await site.Services.GetRequiredService<Agencies>().FindAsync(office.AgencyId))!.Slug;
    }

    [Fact]
    public async Task An_issue_is_made_into_a_file_once_and_everybody_gets_the_same_bytes()
    {
        var id = await writer.IssuedAsync();
        var file = await FileAsync(secretary, $"/Documents/Download/{id}");
        Assert.Equal("application/pdf", file.Headers["Content-Type"]);
        Assert.Equal("nosniff", file.Headers["X-Content-Type-Options"]);
        Assert.Contains("attachment", file.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Contains("cscl-lan-1.pdf", file.Headers["Content-Disposition"], StringComparison.Ordinal);
        var text = PdfText.Of(file.Bytes);
        foreach (
            var words in (string[])
                ["Sở In ấn", "Mã hiệu: CSCL", "Lần ban hành: 01", "Cam kết thứ nhất", "Bùi Văn Quang", "Trang: 1/1", "https://localhost/q/"]
        )
        {
            Assert.Contains(words, text, StringComparison.Ordinal);
        }

        Assert.Equal(file.Bytes, (await secretary.GetAsync($"/api/v1/documents/{id}/issues/1/pdf")).Bytes);
        Assert.Equal(file.Bytes, (await FileAsync(site.Anonymous(), $"/Portal/Paper/{agency}/cscl")).Bytes);
        var kept = await secretary.GetAsync($"/api/v1/documents/{id}/issues/1/pdf?form=pdfa");
        Assert.Equal(200, kept.Status);
        Assert.NotEqual(file.Bytes, kept.Bytes);
        Assert.Equal(["Pdf", "PdfA"], await KindsAsync());
        Assert.Equal(2, await EntriesAsync("documents.rendition_made"));
        Assert.Equal(404, (await secretary.GetAsync($"/api/v1/documents/{id}/issues/2/pdf")).Status);
    }

    [Fact]
    public async Task Many_who_ask_at_once_leave_one_file_and_one_entry()
    {
        var id = await writer.IssuedAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => secretary.GetAsync($"/api/v1/documents/{id}/issues/1/pdf")));
        Assert.All(answers, a => Assert.Equal(answers[0].Bytes, a.Bytes));
        Assert.Equal(["Pdf"], await KindsAsync());
        Assert.Equal(1, await EntriesAsync("documents.rendition_made"));
    }

    [Fact]
    public async Task What_is_over_is_marked_on_a_file_of_its_own_and_the_one_made_in_its_time_stays()
    {
        var id = await writer.IssuedAsync();
        var before = await secretary.GetAsync($"/api/v1/documents/{id}/issues/1/pdf");
        await writer.ReviseAsync(id);
        await writer.WriteAsync(id, "Cam kết thứ hai");
        await writer.IssueAsync(id, "2026-01-08", "Theo Quyết định 15/QĐ-UBND");
        site.Clock.Advance(TimeSpan.FromDays(3));
        secretary = await office.SignInAsync(clerk);

        var over = await secretary.GetAsync($"/api/v1/documents/{id}/issues/1/pdf");
        Assert.Contains("Hết hiệu lực từ ngày 08/01/2026", PdfText.Of(over.Bytes), StringComparison.Ordinal);
        var now = PdfText.Of((await secretary.GetAsync($"/api/v1/documents/{id}/issues/2/pdf")).Bytes);
        Assert.Contains("Cam kết thứ hai", now, StringComparison.Ordinal);
        Assert.Contains("Theo Quyết định 15/QĐ-UBND", now, StringComparison.Ordinal);
        Assert.Equal(["ExpiredPdf", "Pdf", "Pdf"], await KindsAsync());
        var first = await site.Runner.ReadAsync(
            office.AgencyId,
            (db, ct) =>
                db.Database.SqlQueryRaw<string>("select sha256 as \"Value\" from documents.rendition order by id limit 1").SingleAsync(ct)
        );
        await using var stored = site.Services.GetRequiredService<FileStore>().OpenRead(first);
        using var copy = new MemoryStream();
        await stored.CopyToAsync(copy, TestContext.Current.CancellationToken);
        Assert.Equal(before.Bytes, copy.ToArray());
    }

    [Fact]
    public async Task A_draft_says_that_it_is_one_and_is_never_kept()
    {
        var id = await writer.DraftedAsync();
        var file = await FileAsync(secretary, $"/Documents/Download/{id}");
        Assert.Contains("chưa ban hành, không có hiệu lực", PdfText.Of(file.Bytes), StringComparison.Ordinal);
        await writer.WriteAsync(id, "Cam kết đã sửa");
        Assert.Contains(
            "Cam kết đã sửa",
            PdfText.Of((await FileAsync(secretary, $"/Documents/Download/{id}")).Bytes),
            StringComparison.Ordinal
        );
        Assert.Empty(await KindsAsync());
        Assert.Equal(404, (await site.Anonymous().GetAsync($"/Portal/Paper/{agency}/cscl")).Status);
    }

    [Fact]
    public async Task Word_leaves_the_same_way_and_nothing_is_kept_of_it()
    {
        var id = await writer.IssuedAsync();
        var word = await secretary.GetAsync($"/api/v1/documents/{id}/issues/1/word");
        Assert.Equal(200, word.Status);
        Assert.Contains("cscl-lan-1.docx", word.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Equal("PK"u8, word.Bytes.AsSpan(0, 2));
        Assert.Equal(
            word.Headers["Content-Type"],
            (await secretary.GetAsync($"/Documents/Download/{id}?form=word")).Headers["Content-Type"]
        );
        Assert.Empty(await KindsAsync());
    }

    [Fact]
    public async Task Nobody_outside_gets_what_is_inside()
    {
        var id = await writer.IssuedAsync("QT.HT.01", "Kiểm soát tài liệu", "SystemProcedure");
        var other = await Scene.MakeAsync(site, "H99.75", "Sở Khác");
        var stranger = await other.SignInAsync(
            await other.PersonAsync("Ngô Văn Lạ", "Thư ký ISO", PostKind.IsoSecretary, Roles.IsoSecretary)
        );
        foreach (
            var path in (string[])
                [$"/Documents/Download/{id}", $"/api/v1/documents/{id}/issues/1/pdf", $"/api/v1/documents/{id}/issues/1/word"]
        )
        {
            Assert.Equal(404, (await stranger.GetAsync(path)).Status);
            Assert.Contains((await site.Anonymous().GetAsync(path)).Status, (int[])[302, 401]);
            Assert.Contains((await secretary.GetAsync(path)).Status, (int[])[200]);
        }

        Assert.Equal(404, (await site.Anonymous().GetAsync($"/Portal/Paper/{agency}/qt-ht-01")).Status);
    }

    [Fact]
    public async Task A_stranger_who_names_the_site_as_they_like_leaves_no_such_name_on_a_kept_file()
    {
        await writer.IssuedAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, $"/Portal/Paper/{agency}/cscl");
        request.Headers.Host = "evil.example";
        await site.Anonymous().SendAsync(request);
        var file = await FileAsync(site.Anonymous(), $"/Portal/Paper/{agency}/cscl");
        Assert.DoesNotContain("evil.example", PdfText.Of(file.Bytes), StringComparison.Ordinal);
        Assert.Empty(await KindsAsync());
    }

    [Fact]
    public async Task A_kept_file_can_be_neither_changed_nor_taken_away()
    {
        var id = await writer.IssuedAsync();
        await secretary.GetAsync($"/api/v1/documents/{id}/issues/1/pdf");
        foreach (var change in (string[])["update documents.rendition set sha256 = repeat('0', 64)", "delete from documents.rendition"])
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() =>
                site.Runner.ReadAsync(office.AgencyId, (db, ct) => db.Database.ExecuteSqlRawAsync(change, ct))
            );
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task Without_the_press_only_files_are_refused_with_the_mend()
    {
        await site.DisposeAsync();
        await BeginAsync(s => s.PostConfigure<PdfPressOptions>(o => o.Python = "/nonexistent/python3"));
        var id = await writer.IssuedAsync();
        var page = await secretary.GetAsync($"/Documents/Download/{id}");
        Assert.Equal(422, page.Status);
        Assert.Contains("apt-get install -y weasyprint fonts-liberation2", page.Words, StringComparison.Ordinal);
        Assert.Contains(
            "kernel.press.missing",
            (await secretary.GetAsync($"/api/v1/documents/{id}/issues/1/pdf")).Text,
            StringComparison.Ordinal
        );
        Assert.Contains("apt-get", (await site.Anonymous().GetAsync($"/Portal/Paper/{agency}/cscl")).Words, StringComparison.Ordinal);
        Assert.Equal(200, (await secretary.GetAsync($"/Documents/Show/{id}")).Status);
        Assert.Equal(200, (await secretary.GetAsync($"/api/v1/documents/{id}/issues/1/word")).Status);
        Assert.Equal("Healthy", (await site.Anonymous().GetAsync("/health/ready")).Text);
        Assert.Equal("Degraded", (await site.Anonymous().GetAsync("/health/press")).Text);
    }

    [Fact]
    public async Task A_procedure_brings_its_step_table_and_its_diagram()
    {
        var desk = await Procedures.Office.OpenAsync(site, "H99.76");
        var shown = await desk.Secretary.GetAsync(await desk.PublishAsync());
        var href = shown
            .Document!.QuerySelectorAll("a")
            .Select(a => a.GetAttribute("href") ?? "")
            .First(h => h.Contains("/Documents/Download/", StringComparison.Ordinal));
        var text = PdfText.Of((await FileAsync(desk.Secretary, href)).Bytes);
        foreach (var words in (string[])["MỤC LỤC", "Trình tự thực hiện", "Bước tiếp theo", "Sơ đồ quy trình", "QUY TRÌNH"])
        {
            Assert.Contains(words, text, StringComparison.OrdinalIgnoreCase);
        }
    }
}
