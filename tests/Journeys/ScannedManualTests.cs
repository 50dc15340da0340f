using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;
using Microsoft.Playwright;

namespace IsoDienTu.Journeys;

/// <summary>A manual that exists only as a signed scan becomes an issue: commented on, found by its words, read page by page on a screen and on a phone, fetched as it was scanned.</summary>
public sealed class ScannedManualTests(Chrome chrome) : IAsyncLifetime
{
    private TestSite site = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.72", "Sở Nội vụ tỉnh Lam Giang", "Trần");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_scan_is_taken_read_out_issued_and_read_by_a_citizen()
    {
        var scan = await OfficePdf.ScannedAsync(
            site,
            "<h1>Sổ tay chất lượng</h1><p>Lãnh đạo Sở cam kết giải quyết hồ sơ đúng hạn và công khai quy trình.</p>",
            "<h2>Trách nhiệm</h2><p>Thư ký giữ danh mục tài liệu, thu hồi bản hết hiệu lực.</p>"
        );
        await using (var secretary = await Visit.SignedInAsync(chrome, site, office.Secretary))
        {
            await secretary.FollowAsync("Tài liệu", secretary.Menu);
            await secretary.FollowAsync("Soạn tài liệu", secretary.Main);
            await secretary.ChooseAsync("Loại", "Mô tả hệ thống");
            await secretary.FillAsync("Mã hiệu", "STCL");
            await secretary.FillAsync("Tên tài liệu", "Sổ tay chất lượng");
            await secretary.PressAsync("Bắt đầu soạn", secretary.Main);
            await secretary.FollowAsync("Nội dung là tệp PDF", secretary.Main);
            await secretary
                .Field("Tệp PDF")
                .SetInputFilesAsync(
                    new FilePayload
                    {
                        Name = "anh.pdf",
                        MimeType = "application/pdf",
                        Buffer = "<html>không phải PDF</html>"u8.ToArray(),
                    }
                );
            await secretary.PressAsync("Dùng tệp này", secretary.Main, 422);
            await secretary.ReadsAsync("không phải PDF");
            await secretary
                .Field("Tệp PDF")
                .SetInputFilesAsync(
                    new FilePayload
                    {
                        Name = "so-tay-quet.pdf",
                        MimeType = "application/pdf",
                        Buffer = scan,
                    }
                );
            await secretary.PressAsync("Dùng tệp này", secretary.Main);
            await secretary.ReadsAsync("Đã nhận tệp PDF", "so-tay-quet.pdf", "Đang nhận dạng chữ: xong 0/2 trang");
            await site.RunRecurringAsync("Documents.read_files");
            await secretary.OpenAsync(secretary.Where);
            await secretary.ReadsAsync("Trang 1/2", "Chữ của trang 2");
            await secretary.FollowAsync("Thay hoặc bỏ tệp", secretary.Main);
            await secretary.ReadsAsync("Đang dùng tệp so-tay-quet.pdf, 2 trang.");
            await secretary.OpenAsync("/Documents/Review/" + secretary.Where.Split('/')[^1]);
            await secretary.ReadsAsync("Nội dung bản thảo là tệp PDF 2 trang.");
            var second = secretary.Main.Locator("section:has(#section-1)");
            await second.Locator("summary").Last.ClickAsync();
            await second.Locator("#quote-of-1").FillAsync("thu hồi bản hết hiệu lực");
            await second.Locator("#words-of-1").FillAsync("Ghi rõ thu hồi trong mấy ngày");
            await secretary.PressAsync("Gửi góp ý", second);
            await secretary.ReadsAsync("Ghi rõ thu hồi trong mấy ngày");
        }

        await using var head = await Visit.SignedInAsync(chrome, site, office.Head);
        await head.OpenAsync("/Documents?q=STCL");
        await head.FollowAsync("STCL", head.Main);
        await head.FollowMoreAsync("Ban hành");
        var approver = head.Main.Locator("#Approver");
        await head.FillAsync("Họ và tên", office.Head.Name, approver);
        await head.FillAsync("Chức vụ", office.Head.Title, approver);
        await head.FillAsync("Ngày ký", "2026-01-06", approver);
        await head.PressAsync("Ban hành", head.Main);
        await head.ReadsAsync("Đã ban hành.", "Đang có hiệu lực", "Tệp PDF 2 trang – so-tay-quet.pdf");
        await head.OpenAsync("/Documents/Search?q=" + Uri.EscapeDataString("thu hoi ban het hieu luc"));
        await head.FollowAsync("Sổ tay chất lượng", head.Main);
        await head.FollowAsync("In", head.Main);
        await head.ReadsAsync("Quét mã hoặc mở");
        var sheet = await head.Page.Locator("footer.sheet-foot p").InnerTextAsync();

        await using var citizen = await Visit.BeginAsync(chrome, site, phone: true);
        await citizen.OpenAsync("/q/" + sheet.Split("/q/")[1][..12]);
        await citizen.FollowAsync("Xem bản đang có hiệu lực");
        await citizen.ReadsAsync("Sổ tay chất lượng", "Đang có hiệu lực", "Trang 2/2");
        await citizen.Main.Locator("summary").First.ClickAsync();
        await citizen.ReadsAsync("giải quyết hồ sơ đúng hạn", "Máy nhận dạng từ hình, có thể sai");
        await citizen.Main.Locator("img.file-picture").Last.ScrollIntoViewIfNeededAsync();
        var wide = await citizen.Main.Locator("img.file-picture").Last.EvaluateAsync<int>("i => i.naturalWidth");
        Assert.True(wide > 1000, $"The picture is {wide} pixels wide.");
        var coming = citizen.Page.WaitForDownloadAsync();
        await citizen.Main.GetByRole(AriaRole.Link, new() { Name = "Tải PDF" }).First.ClickAsync();
        Assert.Equal(scan, await File.ReadAllBytesAsync(await (await coming).PathAsync(), TestContext.Current.CancellationToken));
    }
}
