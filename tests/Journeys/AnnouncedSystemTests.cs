using System.Diagnostics;
using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;
using Microsoft.Playwright;

namespace IsoDienTu.Journeys;

/// <summary>
/// From the first draft to the announcement: a policy is written and approved, signed by the head and for the agency; the system is applied, confirmed and announced; the
/// decision is signed twice, and a program that others wrote finds both signatures whole.
/// </summary>
public sealed class AnnouncedSystemTests(Chrome chrome) : IAsyncLifetime
{
    private const string Department = "Sở Công Thương tỉnh Lam Giang";
    private readonly Signers signers = new();
    private TestSite site = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.81", Department, "Đinh");
    }

    public async ValueTask DisposeAsync()
    {
        signers.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_system_goes_from_its_first_draft_to_an_announcement_with_two_signatures()
    {
        await using var secretary = await Visit.SignedInAsync(chrome, site, office.Secretary);
        await using var head = await Visit.SignedInAsync(chrome, site, office.Head);
        await using var records = await Visit.SignedInAsync(chrome, site, office.Records);
        await AddKeyAsync(head, "Đinh Văn Quang");
        await AddKeyAsync(records, Department);
        await IssuePolicyAsync(secretary);
        await head.OpenAsync("/Documents?q=CSCL");
        await head.FollowAsync("CSCL", head.Main);
        await head.FollowAsync("Chưa ký số", head.Main);
        await head.ReadsAsync("Chờ chữ ký của Đinh Văn Quang, Giám đốc Sở.");
        await SignAsync(head, "Ký phê duyệt");
        await head.ReadsAsync("Chờ chữ ký cơ quan");
        await records.OpenAsync("/Documents?q=CSCL");
        await records.FollowAsync("CSCL", records.Main);
        await records.FollowAsync("Chờ chữ ký cơ quan", records.Main);
        await SignAsync(records, "Ký của cơ quan");
        await records.ReadsAsync("Đã ký đủ");
        await IsWholeAsync(await FileAsync(records, "Tải bản ký số"), "Đinh Văn Quang", "Sở Công Thương");

        await using (var administrator = await Visit.SignedInAsync(chrome, site, office.Administrator))
        {
            await administrator.OpenAsync("/Organisation/EditSystem");
            await administrator.FillAsync("Tên hệ thống", "Hệ thống quản lý chất lượng của Sở Công Thương");
            await administrator.FillAsync("Phạm vi", "Giải quyết thủ tục hành chính lĩnh vực công nghiệp và thương mại");
            await administrator.PressAsync("Lưu");
        }

        await AnnounceAsync(secretary);
        await head.FollowAsync("Công bố hệ thống", head.Menu);
        await head.FollowAsync("Mở Hệ thống quản lý chất lượng của Sở Công Thương", head.Main);
        await head.ReadsAsync("Quyết định công bố 15/QĐ-SCT", "Chưa ký số");
        await SignAsync(head, "Ký văn bản");
        await records.FollowAsync("Công bố hệ thống", records.Menu);
        await records.FollowAsync("Mở Hệ thống quản lý chất lượng của Sở Công Thương", records.Main);
        await SignAsync(records, "Ký của cơ quan");
        await records.ReadsAsync("Đã ký đủ");

        await secretary.FollowAsync("Công bố hệ thống", secretary.Menu);
        await secretary.FollowAsync("Mở Hệ thống quản lý chất lượng của Sở Công Thương", secretary.Main);
        await secretary.FollowAsync("Ghi việc thông báo, niêm yết", secretary.Main);
        await secretary.Field("Thông báo bằng văn bản cho cơ quan chủ trì của tỉnh").CheckAsync();
        await secretary.PressAsync("Ghi", secretary.Main, expected: 422);
        await secretary.FillAsync("Số công văn", "20/SCT-VP");
        await secretary.PressAsync("Ghi", secretary.Main);
        await secretary.FollowAsync("Ghi việc thông báo, niêm yết", secretary.Main);
        await secretary.Field("Niêm yết tại trụ sở và đăng trang thông tin điện tử").CheckAsync();
        await secretary.PressAsync("Ghi", secretary.Main);
        await secretary.ReadsAsync("Duy trì, cải tiến", "20/SCT-VP");

        await using var citizen = await Visit.BeginAsync(chrome, site, script: false);
        await citizen.OpenAsync("/Portal");
        await citizen.FollowAsync(Department, citizen.Main);
        await citizen.FollowAsync("Công bố phù hợp TCVN ISO 9001:2015", citizen.Main);
        await citizen.ReadsAsync("Quyết định số 15/QĐ-SCT", "lĩnh vực công nghiệp và thương mại");
        await IsWholeAsync(await FileAsync(citizen, "Tải bản ký số"), "Đinh Văn Quang", "Sở Công Thương");
    }

    private static async Task IssuePolicyAsync(Visit secretary)
    {
        await secretary.OpenAsync("/Documents/New");
        await secretary.FillAsync("Mã hiệu", "CSCL");
        await secretary.FillAsync("Tên tài liệu", "Chính sách chất lượng");
        await secretary.ChooseAsync("Loại", "Chính sách");
        await secretary.PressAsync("Bắt đầu soạn", secretary.Main);
        await secretary.FillAsync("Nội dung", "Giải quyết đúng hạn, công khai, minh bạch.", secretary.Main.Locator("#section-0"));
        await secretary.PressAsync("Lưu và ban hành bản đã ký giấy", secretary.Main);
        var approver = secretary.Main.Locator("#Approver");
        await secretary.FillAsync("Họ và tên", "Đinh Văn Quang", approver);
        await secretary.FillAsync("Chức vụ", "Giám đốc Sở", approver);
        await secretary.FillAsync("Ngày ký", "2026-01-06", approver);
        await secretary.PressAsync("Ban hành", secretary.Main);
    }

    private static async Task AnnounceAsync(Visit secretary)
    {
        await secretary.FollowAsync("Công bố hệ thống", secretary.Menu);
        await secretary.ReadsAsync("Đang xây dựng");
        await secretary.FollowAsync("Mở Hệ thống quản lý chất lượng của Sở Công Thương", secretary.Main);
        await secretary.FollowAsync("Ghi việc áp dụng", secretary.Main);
        await secretary.FillAsync("Áp dụng từ ngày", "2026-01-02");
        await secretary.PressAsync("Ghi", secretary.Main);
        await secretary.ReadsAsync("Đang áp dụng");
        await secretary.FollowAsync("Xác nhận hiệu lực", secretary.Main);
        await secretary.FillAsync("Đánh giá nội bộ từ ngày", "2026-01-05");
        await secretary.FillAsync("Đến ngày", "2026-01-05");
        await secretary.FillAsync("Kết quả đánh giá nội bộ", "02 điểm không phù hợp nhẹ, đã khắc phục xong.");
        await secretary.FillAsync("Ngày xem xét của lãnh đạo", "2026-01-06");
        await secretary.FillAsync("Người ký", "Đinh Văn Quang");
        await secretary.FillAsync("Chức vụ người ký", "Giám đốc Sở");
        await secretary.PressAsync("Ghi", secretary.Main);
        await secretary.ReadsAsync("Đã xác nhận hiệu lực");
        await secretary.FollowAsync("Công bố", secretary.Main);
        await secretary.FillAsync("Số quyết định", "15/QĐ-SCT");
        await secretary.FillAsync("Người ký", "Đinh Văn Quang");
        await secretary.FillAsync("Chức vụ người ký", "Giám đốc Sở");
        await secretary.PressAsync("Ghi quyết định", secretary.Main, expected: 422);
        await secretary.FillAsync("Địa danh", "Lam Giang");
        await secretary.PressAsync("Ghi quyết định", secretary.Main);
        await secretary.ReadsAsync("Đã công bố, chờ thông báo và niêm yết");
    }

    private async Task AddKeyAsync(Visit visit, string name)
    {
        await visit.OpenAsync("/Signing/Keys/Add");
        await signers.AddKeyAsync(visit, name, Department);
    }

    private static async Task SignAsync(Visit visit, string link)
    {
        await visit.FollowAsync(link, visit.Main);
        await PressSignAsync(visit);
    }

    private static async Task PressSignAsync(Visit visit)
    {
        await visit.FillAsync("Mật khẩu của khóa", Signers.Password);
        await visit.PressAsync("Ký", visit.Main);
        await visit.ReadsAsync("Đã ký. Bản đã ký được giữ cùng văn bản");
    }

    private async Task<byte[]> FileAsync(Visit visit, string link)
    {
        var href = await visit.Main.GetByRole(AriaRole.Link, new() { Name = link }).GetAttributeAsync("href");
        return await (await visit.Page.APIRequest.GetAsync(site.Address + href)).BodyAsync();
    }

    /// <summary>pdfsig of poppler finds two signatures by these signers, whole, the last over the whole file; pdftoppm draws it for whoever looks.</summary>
    private static async Task IsWholeAsync(byte[] pdf, params string[] signers)
    {
        var folder = Directory.CreateTempSubdirectory("iso-announced-").FullName;
        try
        {
            var path = Path.Combine(folder, "signed.pdf");
            await File.WriteAllBytesAsync(path, pdf, TestContext.Current.CancellationToken);
            var said = Run("pdfsig", "-nocert", path);
            Assert.Equal(2, said.Split("Signature is Valid.").Length - 1);
            Assert.Contains("Total document signed", said, StringComparison.Ordinal);
            Assert.All(signers, s => Assert.Contains(s, said, StringComparison.Ordinal));
            if (Environment.GetEnvironmentVariable("ISO_PICTURES") is { Length: > 0 } pictures)
            {
                Run("pdftoppm", "-r", "70", "-png", path, Path.Combine(pictures, $"signed-{pdf.Length}"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true }
        )!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return said;
    }
}
