using System.Text;
using System.Text.Json;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Signing;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Signing;

/// <summary>Officials check signed papers; the report is kept for their agency; the province decides which roots count.</summary>
public sealed class VerifyTests : IAsyncLifetime
{
    private static readonly DateTimeOffset since = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TrialAuthority authority = TrialAuthority.Create(since);
    private TestSite site = null!;
    private Scene office = null!;
    private TestClient lead = null!;
    private TestClient clerk = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.01", "Sở Một");
        lead = await office.SignInAsync(await office.PersonAsync("Bà Chủ Trì", "Chủ trì", PostKind.Specialist, Roles.ProvinceLead));
        clerk = await office.SignInAsync(await office.PersonAsync("Lê Văn Thư", "Văn thư", PostKind.Specialist, Roles.RecordsClerk));
    }

    public async ValueTask DisposeAsync()
    {
        authority.Dispose();
        await site.DisposeAsync();
    }

    private async Task<byte[]> SignedAsync()
    {
        using var key = Pkcs12Key.Of(authority.Issue("Nguyễn Thị Hòa", "Sở Một", since, since.AddYears(5)));
        return await site
            .Services.GetRequiredService<PdfSigning>()
            .SignAsync(
                Paper.Plain(),
                key,
                new SignatureWords("Nguyễn Thị Hòa"),
                null,
                SignatureLevel.Basic,
                TestContext.Current.CancellationToken
            );
    }

    private async Task<TestPage> AddRootAsync(byte[]? file = null, string basis = "rootca.gov.vn, xem ngày 05/01/2026") =>
        await lead.UploadAsync(
            await lead.GetAsync("/Signing/Roots/Add"),
            new Dictionary<string, string> { ["Basis"] = basis },
            "Root",
            "goc.cer",
            file ?? authority.Root.RawData
        );

    private static async Task<TestPage> VerifyAsync(TestClient client, byte[] pdf, string name = "quyet-dinh-15.pdf") =>
        await client.UploadAsync(await client.GetAsync("/Signing/Verify"), new Dictionary<string, string>(), "Pdf", name, pdf);

    private static Task<TestPage> CallAsync(TestClient client, byte[] pdf, string key)
    {
        var content = new MultipartFormDataContent { { new ByteArrayContent(pdf), "file", "van-ban.pdf" } };
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/signatures/verify") { Content = content };
        request.Headers.Add("Idempotency-Key", key);
        return client.SendAsync(request);
    }

    [Fact]
    public async Task The_report_says_who_signed_and_is_shown_again_at_its_address_though_the_file_is_not_kept()
    {
        var signed = await SignedAsync();
        Assert.Equal(303, (await AddRootAsync()).Status);

        var answer = await VerifyAsync(clerk, signed);

        Assert.True(answer.Status == 303, answer.Words);
        var report = await clerk.FollowAsync(answer);
        Assert.Contains("Nguyễn Thị Hòa", report.Words, StringComparison.Ordinal);
        Assert.Contains("Nội dung được ký còn nguyên vẹn từng byte.", report.Words, StringComparison.Ordinal);
        Assert.Contains("Chứng thư do tổ chức tin cậy cấp", report.Words, StringComparison.Ordinal);
        Assert.Contains("KHÔNG CÓ GIÁ TRỊ PHÁP LÝ", report.Words, StringComparison.Ordinal);
        Assert.Contains("Chưa kết luận được", report.Words, StringComparison.Ordinal);
        var sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(signed));
        Assert.Contains(sha, report.Words, StringComparison.Ordinal);
        Assert.False(site.Services.GetRequiredService<FileStore>().Has(sha));
        site.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(report.Words, (await clerk.GetAsync(answer.Location!)).Words);
        Assert.Contains("quyet-dinh-15.pdf", (await clerk.GetAsync("/Signing/Verify?q=" + sha)).Words, StringComparison.Ordinal);
        Assert.Contains("quyet-dinh-15.pdf", (await clerk.GetAsync("/Signing/Verify?q=hoa+15.PDF")).Words, StringComparison.Ordinal);
        var sign = await clerk.GetAsync("/Signing/Verify?q=%25");
        Assert.DoesNotContain("quyet-dinh-15.pdf", sign.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_paper_is_invalid_on_the_page_and_for_programs()
    {
        await AddRootAsync();
        var signed = await SignedAsync();
        signed[Encoding.Latin1.GetString(signed).IndexOf("trinh", StringComparison.Ordinal)] ^= 1;

        var page = await clerk.FollowAsync(await VerifyAsync(clerk, signed));
        Assert.Contains("Nội dung đã bị sửa: mã băm không khớp với chữ ký.", page.Words, StringComparison.Ordinal);
        var call = await CallAsync(clerk, signed, "verify-00001");
        Assert.Equal(200, call.Status);
        var told = JsonDocument.Parse(call.Text).RootElement;
        Assert.Equal("Invalid", told.GetProperty("result").GetString());
        var finding = told.GetProperty("signatures")[0].GetProperty("findings")[0];
        Assert.Equal(("content-changed", "Fault"), (finding.GetProperty("code").GetString(), finding.GetProperty("weight").GetString()));
        var again = await CallAsync(clerk, signed, "verify-00001");
        Assert.Equal(told.GetProperty("id").GetGuid(), JsonDocument.Parse(again.Text).RootElement.GetProperty("id").GetGuid());
        Assert.Equal(422, (await CallAsync(clerk, await SignedAsync(), "verify-00001")).Status);
        var kept = await clerk.GetAsync($"/api/v1/signatures/reports/{told.GetProperty("id").GetGuid()}");
        Assert.Equal("Invalid", JsonDocument.Parse(kept.Text).RootElement.GetProperty("result").GetString());
    }

    [Fact]
    public async Task Trust_begins_with_a_root_and_ends_when_it_is_withdrawn_while_old_reports_stay()
    {
        var signed = await SignedAsync();
        Assert.Contains(
            "chưa có trong danh sách chứng thư gốc",
            (await clerk.FollowAsync(await VerifyAsync(clerk, signed))).Words,
            StringComparison.Ordinal
        );
        await AddRootAsync();
        var trusted = await VerifyAsync(clerk, signed);
        Assert.Contains("Chứng thư do tổ chức tin cậy cấp", (await clerk.FollowAsync(trusted)).Words, StringComparison.Ordinal);
        var list = await lead.GetAsync("/Signing/Roots");
        var withdraw = await lead.GetAsync(list.Document!.QuerySelector("main table a")!.GetAttribute("href")!);
        Assert.Equal(422, (await lead.SubmitAsync(withdraw)).Status);
        Assert.Equal(303, (await lead.SubmitAsync(withdraw, new Dictionary<string, string> { ["Reason"] = "Công văn 12/CV" })).Status);
        Assert.Contains(
            "chưa có trong danh sách chứng thư gốc",
            (await clerk.FollowAsync(await VerifyAsync(clerk, signed))).Words,
            StringComparison.Ordinal
        );
        Assert.Contains("Chứng thư do tổ chức tin cậy cấp", (await clerk.FollowAsync(trusted)).Words, StringComparison.Ordinal);
        Assert.Contains("Công văn 12/CV", (await lead.GetAsync("/Signing/Roots")).Words, StringComparison.Ordinal);
        Assert.Equal(303, (await AddRootAsync()).Status);
    }

    [Fact]
    public async Task What_is_no_root_is_refused_with_the_reason_and_twice_is_once()
    {
        using var person = authority.Issue("Một người", null, since, since.AddYears(2));
        Assert.Contains("không phải của tổ chức chứng thực", (await AddRootAsync(person.RawData)).Words, StringComparison.Ordinal);
        Assert.Contains("không phải một chứng thư số", (await AddRootAsync("xin chào"u8.ToArray())).Words, StringComparison.Ordinal);
        Assert.Contains("Hãy ghi căn cứ tin cậy", (await AddRootAsync(basis: " ")).Words, StringComparison.Ordinal);
        Assert.Equal(303, (await AddRootAsync(Encoding.ASCII.GetBytes(authority.Root.ExportCertificatePem()))).Status);
        var twice = await AddRootAsync();
        Assert.Equal(422, twice.Status);
        Assert.Contains("đã có trong danh sách", twice.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_are_no_papers_are_refused_beside_the_field()
    {
        var text = await VerifyAsync(clerk, "xin chào"u8.ToArray(), "a.txt");
        Assert.Equal(422, text.Status);
        Assert.Contains("Tệp không phải PDF", text.Words, StringComparison.Ordinal);
        var damaged = await clerk.FollowAsync(await VerifyAsync(clerk, "%PDF-1.7 hỏng"u8.ToArray()));
        Assert.Contains("Cấu trúc tệp bị hỏng", damaged.Words, StringComparison.Ordinal);
        var bare = await clerk.FollowAsync(await VerifyAsync(clerk, Paper.Plain()));
        Assert.Contains("Tệp này không có chữ ký số nào.", bare.Words, StringComparison.Ordinal);
        Assert.Equal(422, (await clerk.SubmitAsync(await clerk.GetAsync("/Signing/Verify"))).Status);
    }

    [Fact]
    public async Task Another_agency_sees_neither_the_report_nor_the_list_and_only_the_province_manages_roots()
    {
        var made = await VerifyAsync(clerk, await SignedAsync());
        var other = await Scene.MakeAsync(site, "H99.02", "Sở Hai");
        var stranger = await other.SignInAsync(
            await other.PersonAsync("Bạn", "Văn thư", PostKind.Specialist, Roles.RecordsClerk, Roles.Administrator)
        );
        Assert.Equal(404, (await stranger.GetAsync(made.Location!)).Status);
        Assert.Equal(404, (await stranger.GetAsync("/api/v1/signatures/reports/" + made.Location!.Split('/')[^1])).Status);
        Assert.DoesNotContain("quyet-dinh-15.pdf", (await stranger.GetAsync("/Signing/Verify")).Words, StringComparison.Ordinal);
        Assert.Equal(403, (await stranger.GetAsync("/Signing/Roots")).Status);
        var entries = await site.Runner.ReadAsync(
            office.AgencyId,
            (db, ct) =>
                db
                    .Database.SqlQueryRaw<long>("select count(*) as \"Value\" from audit_log.entry where what = 'signing.verified'")
                    .SingleAsync(ct)
        );
        Assert.Equal(1, entries);
    }
}
