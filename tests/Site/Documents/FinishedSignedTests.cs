using IsoDienTu.Organisation;
using IsoDienTu.Signing;
using IsoDienTu.Site.Signing;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Documents;

/// <summary>Finished PDF files that come signed, that are signed here, that are distributed, and that are no documents at all.</summary>
public sealed class FinishedSignedTests : IAsyncLifetime
{
    private const string Words = "<h1>Sổ tay chất lượng</h1><p>Cơ quan cam kết phục vụ nhân dân tận tụy.</p>";
    private static readonly DateTimeOffset since = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TrialAuthority authority = TrialAuthority.Create(since);
    private FinishedScene scene = null!;

    public async ValueTask InitializeAsync() => scene = await FinishedScene.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        authority.Dispose();
        await scene.DisposeAsync();
    }

    [Fact]
    public async Task A_file_that_comes_signed_stays_so_is_verified_and_signed_on()
    {
        using var former = authority.Issue("Lê Văn Cũ", "Sở Lưu trữ", since, since.AddYears(3));
        using var now = authority.Issue("Bùi Văn Quang", "Sở Lưu trữ", since, since.AddYears(3));
        var head = await scene.Office.SignInAsync(
            await scene.Office.PersonAsync("Bùi Văn Quang", "Giám đốc", PostKind.Head, Roles.AgencyHead)
        );
        var pdf = await RemoteHand.SignAsync(head, await OfficePdf.PrintedAsync(scene.Site, Words), former, "before");
        var id = await scene.IssuedAsync(pdf);
        Assert.True((await scene.DocumentAsync(id)).GetProperty("file").GetProperty("isSigned").GetBoolean());
        Assert.Equal(pdf, (await scene.Secretary.GetAsync($"/api/v1/documents/{id}/issues/1/pdf")).Bytes);
        var page = await scene.Secretary.GetAsync($"/Documents/Signatures/Show/{id}");
        Assert.Contains("Tệp tải lên đã có chữ ký số từ trước", page.Words, StringComparison.Ordinal);
        var report = await scene.Secretary.FollowAsync(await scene.Secretary.SubmitAsync(page));
        Assert.Contains("Lê Văn Cũ", report.Words, StringComparison.Ordinal);

        var version = (await scene.DocumentAsync(id)).GetProperty("document").GetProperty("versionId").GetGuid();
        var signed = await RemoteHand.SignSourceAsync(head, "document-issue", version, now, "after");
        Assert.True(signed.Status == 200, signed.Text);
        var both = (await scene.Secretary.GetAsync($"/api/v1/documents/{id}/issues/1/pdf?form=signed")).Bytes;
        Assert.True(both.AsSpan().StartsWith(pdf));
        var told = await scene.Site.Services.GetRequiredService<SignatureChecks>().CheckAsync(both, TestContext.Current.CancellationToken);
        Assert.Equal(2, told.Signatures.Count);
        Assert.DoesNotContain(told.Signatures, s => s.Result == CheckResult.Invalid);

        // The sheet for the wall is laid over on a file of its own, whose signatures are pictures.
        var marked = await scene.Secretary.GetAsync($"/api/v1/documents/{id}/issues/1/pdf?form=marked");
        Assert.Equal(200, marked.Status);
        Assert.Equal(pdf, (await scene.Secretary.GetAsync($"/api/v1/documents/{id}/issues/1/pdf")).Bytes);
    }

    public static TheoryData<string, string> NoDocuments() =>
        new()
        {
            { "html", "không phải PDF" },
            { "script", "kịch bản" },
            { "cut", "bị hỏng" },
        };

    [Theory]
    [MemberData(nameof(NoDocuments))]
    public async Task What_is_no_document_is_refused_with_the_reason_and_nothing_is_kept_of_it(string what, string why)
    {
        var printed = await OfficePdf.PrintedAsync(scene.Site, Words);
        byte[] file = what switch
        {
            "html" => "<html>%PDF-</html>"u8.ToArray(),
            "script" => Scripted(),
            _ => printed[..^40],
        };
        var id = await scene.Writer.DraftedAsync("STCL", "Sổ tay chất lượng", "Manual");
        var called = await scene.AttachAsync(id, file);
        Assert.Equal(422, called.Status);
        Assert.Contains(why, called.Text, StringComparison.Ordinal);
        var page = await scene.Secretary.GetAsync("/Documents/Finished/Edit/" + id);
        var sent = await scene.Secretary.UploadAsync(page, new Dictionary<string, string>(), "Pdf", "la.pdf", file);
        Assert.Equal(422, sent.Status);
        Assert.Contains(why, sent.Words, StringComparison.Ordinal);
        Assert.Null(sent.Document!.QuerySelector("input[name=Kept]"));
        Assert.Equal(0, await scene.CountAsync("select count(*)::int as \"Value\" from documents.finished_file"));
        Assert.Equal(
            "Cam kết thứ nhất",
            (await scene.DocumentAsync(id)).GetProperty("draft").GetProperty("sections")[0].GetProperty("text").GetString()
        );
    }

    [Fact]
    public async Task A_file_sent_for_a_draft_that_moved_on_needs_not_be_sent_again()
    {
        var pdf = await OfficePdf.PrintedAsync(scene.Site, Words);
        var id = await scene.Writer.DraftedAsync("STCL", "Sổ tay chất lượng", "Manual");
        var page = await scene.Secretary.GetAsync("/Documents/Finished/Edit/" + id);
        await scene.Writer.WriteAsync(id, "Đã sửa trong lúc đó");
        var late = await scene.Secretary.UploadAsync(page, new Dictionary<string, string>(), "Pdf", "so-tay.pdf", pdf);
        Assert.Equal(409, late.Status);
        Assert.Contains("đã giữ, không cần chọn lại", late.Words, StringComparison.Ordinal);
        var again = await scene.Secretary.SubmitAsync(late);
        Assert.True(again.Status == 303, again.Words);
        Assert.Equal(1, await scene.CountAsync("select count(*)::int as \"Value\" from documents.finished_file where name = 'so-tay.pdf'"));
    }

    [Fact]
    public async Task Who_reads_it_sees_its_pages_prints_them_with_the_QR_and_it_is_withdrawn_like_any_other()
    {
        var pdf = await OfficePdf.PrintedAsync(scene.Site, Words);
        var id = await scene.IssuedAsync(pdf);
        var reader = await scene.Office.SignInAsync(
            await scene.Office.PersonAsync("Lê Văn Đọc", "Chuyên viên", PostKind.Specialist, Roles.Specialist)
        );
        await scene.LaterAsync(TimeSpan.FromMinutes(1));
        var page = await reader.GetAsync("/Documents/Readings/Read/" + id);
        Assert.Single(page.Document!.QuerySelectorAll("img.file-picture"));
        Assert.Contains("tận tụy", page.Words, StringComparison.Ordinal);
        var print = await reader.GetAsync("/Documents/Print/" + id);
        Assert.Single(print.Document!.QuerySelectorAll("img.sheet-page"));
        Assert.Contains("/q/", print.Words, StringComparison.Ordinal);
        var taken = await scene.Secretary.SubmitAsync(
            await scene.Secretary.GetAsync("/Documents/Withdraw/" + id),
            new Dictionary<string, string> { ["Reason"] = "Đã có sổ tay mới của tỉnh" }
        );
        Assert.True(taken.Status == 303, taken.Words);
    }

    /// <summary>A page with an order to run a script when it is opened.</summary>
    private static byte[] Scripted()
    {
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert)>>>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        ];
        var text = new System.Text.StringBuilder("%PDF-1.7\n");
        var places = new List<int>();
        foreach (var (body, i) in objects.Select((o, i) => (o, i)))
        {
            places.Add(text.Length);
            text.Append($"{i + 1} 0 obj\n{body}\nendobj\n");
        }

        var start = text.Length;
        text.Append($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        places.ForEach(p => text.Append($"{p:0000000000} 00000 n \n"));
        text.Append($"trailer\n<</Size {objects.Length + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return System.Text.Encoding.ASCII.GetBytes(text.ToString());
    }
}
