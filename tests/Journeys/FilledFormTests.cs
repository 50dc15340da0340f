using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;

namespace IsoDienTu.Journeys;

/// <summary>A form leaves paper: it is written with its fields, issued, filled in by the clerk, printed with the answers and corrected.</summary>
public sealed class FilledFormTests(Chrome chrome) : IAsyncLifetime
{
    private TestSite site = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.75", "Sở Giáo dục tỉnh Lam Giang", "Hồ");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_form_is_written_issued_filled_in_printed_and_corrected()
    {
        await using (var secretary = await Visit.SignedInAsync(chrome, site, office.Secretary))
        {
            await WriteAsync(secretary);
        }

        await using var clerk = await Visit.SignedInAsync(chrome, site, office.Clerk);
        await clerk.FollowAsync("Điền biểu mẫu", clerk.Menu);
        await clerk.ReadsAsync("Chưa có phiếu nào");
        await clerk.ChooseAsync("Biểu mẫu", "BM.01…");
        await clerk.PressAsync("Bắt đầu điền", clerk.Main);
        await clerk.FillAsync("Số định danh cá nhân", "12345");
        await clerk.PressAsync("Hoàn thành phiếu", clerk.Main, 422);
        await clerk.ReadsAsync("Cần sửa 4 chỗ", "Hãy điền «Họ và tên».", "«Số định danh cá nhân» phải gồm đúng 12 chữ số");
        await clerk.FillAsync("Họ và tên", "Trần Văn An");
        await clerk.FillAsync("Số định danh cá nhân", "001099000123");
        await clerk.PressAsync("Lưu, điền tiếp sau", clerk.Main);
        await clerk.ReadsAsync("phiếu chưa hoàn thành");
        await clerk.FillAsync("Trích yếu", "Mượn hồ sơ của ông An");
        await clerk.FillAsync("Ngày nhận", "2026-01-06");
        await clerk.ChooseAsync("Hình thức nhận", "Qua bưu chính");
        await clerk.Main.GetByLabel("Tên tài liệu, dòng 1").FillAsync("Quyết định 12/QĐ-SGD");
        await clerk.Field("Tôi cam đoan nội dung trên là đúng").CheckAsync();
        await clerk.PressAsync("Hoàn thành phiếu", clerk.Main);
        await clerk.ReadsAsync("Đã hoàn thành phiếu số 1.", "Trần Văn An", "Quyết định 12/QĐ-SGD");
        var href = await clerk
            .Main.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Tải PDF để in" })
            .GetAttributeAsync("href");
        await PrintedAsync(clerk, href!);
        await clerk.PressAsync("Lập phiếu đính chính", clerk.Main);
        await clerk.FillAsync("Họ và tên", "Trần Văn Ân");
        await clerk.PressAsync("Hoàn thành phiếu", clerk.Main);
        await clerk.FollowAsync("Điền biểu mẫu", clerk.Menu);
        await clerk.ReadsAsync("Đã đính chính bằng phiếu số 2", "Mượn hồ sơ của ông An");

        await using var specialist = await Visit.SignedInAsync(chrome, site, office.Specialist, script: false);
        await specialist.OpenAsync("/Documents/Filling?q=ông An");
        await specialist.FollowAsync("BM.01", specialist.Main);
        await specialist.ReadsAsync("Trần Văn Ân", "Đính chính phiếu số 1.");
    }

    private async Task WriteAsync(Visit secretary)
    {
        await secretary.OpenAsync("/Documents/New");
        await secretary.ChooseAsync("Loại", "Biểu mẫu");
        await secretary.FillAsync("Mã hiệu", "BM.01");
        await secretary.FillAsync("Tên tài liệu", "Phiếu mượn hồ sơ");
        await secretary.PressAsync("Bắt đầu soạn", secretary.Main);
        await secretary.FillAsync("Nội dung", "Người mượn ghi **đủ** các ô dưới đây.", secretary.Main.Locator("#section-0"));
        await secretary.FillAsync(
            "Ô điền, mỗi ô một dòng",
            """
            Họ và tên * | chữ
            Số định danh cá nhân * | 12 chữ số
            Ngày nhận * | ngày
            Hình thức nhận | chọn: Trực tiếp; Qua bưu chính
            Lý do mượn | đoạn 3 dòng
            Danh mục tài liệu | bảng 3 dòng: Tên tài liệu; Mã hiệu; Ghi chú
            Tôi cam đoan nội dung trên là đúng * | đánh dấu
            """
        );
        await secretary.PressAsync("Lưu bản thảo", secretary.Main);
        await secretary.ReadsAsync("Như sẽ được đọc", "Hình thức nhận", "Danh mục tài liệu");
        await secretary.PressAsync("Lưu và ban hành bản đã ký giấy", secretary.Main);
        var approver = secretary.Main.Locator("#Approver");
        await secretary.FillAsync("Họ và tên", office.Head.Name, approver);
        await secretary.FillAsync("Chức vụ", office.Head.Title, approver);
        await secretary.FillAsync("Ngày ký", "2026-01-06", approver);
        await secretary.PressAsync("Ban hành", secretary.Main);
        await secretary.ReadsAsync("Đang có hiệu lực", "Điền biểu mẫu");
        await KeepAsync(secretary, $"/api/v1/documents/{secretary.Where.Split('/')[^1].Split('?')[0]}/issues/1/pdf", "blank.pdf");
    }

    private static async Task PrintedAsync(Visit clerk, string href)
    {
        var pdf = await KeepAsync(
            clerk,
            href.Replace("/Documents/Filling/FilledPaper/", "/api/v1/filled-forms/", StringComparison.Ordinal) + "/pdf",
            "filled.pdf"
        );
        var text = PdfText.Of(pdf);
        Assert.Contains("Trần Văn An", text, StringComparison.Ordinal);
        Assert.Contains("Quyết định 12/QĐ-SGD", text, StringComparison.Ordinal);
        Assert.Contains("Phiếu số 1,", text, StringComparison.Ordinal);
    }

    /// <summary>Fetches a file, and keeps it beside the pictures for whoever looks.</summary>
    private static async Task<byte[]> KeepAsync(Visit visit, string address, string name)
    {
        var answer = await visit.Page.APIRequest.GetAsync(
            new Uri(new Uri(visit.Page.Url), address).ToString(),
            new() { Timeout = 120_000 }
        );
        var bytes = await answer.BodyAsync();
        Assert.True(answer.Status == 200, address);
        if (Environment.GetEnvironmentVariable("ISO_PICTURES") is { Length: > 0 } pictures)
        {
            await File.WriteAllBytesAsync(Path.Combine(pictures, name), bytes, TestContext.Current.CancellationToken);
        }

        return bytes;
    }
}
