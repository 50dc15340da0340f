using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;

namespace IsoDienTu.Journeys;

/// <summary>The quality policy leaves paper: written by one, issued by another, read by all, replaced by its next issue.</summary>
public sealed class WrittenDocumentTests(Chrome chrome) : IAsyncLifetime
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
    public async Task A_policy_is_written_issued_and_revised_and_its_old_sheet_says_so()
    {
        string sheet;
        await using (var secretary = await Visit.SignedInAsync(chrome, site, office.Secretary))
        {
            await secretary.FollowAsync("Tài liệu", secretary.Menu);
            await secretary.FollowAsync("Soạn tài liệu", secretary.Main);
            await secretary.FillAsync("Mã hiệu", "CSCL");
            await secretary.FillAsync("Tên tài liệu", "Chính sách chất lượng");
            await secretary.PressAsync("Bắt đầu soạn", secretary.Main);
            await secretary.FillAsync(
                "Nội dung",
                "Toàn thể công chức cam kết **phục vụ đúng hạn**:\n\n- Công khai quy trình\n- Không để người dân đi lại nhiều lần\n\n| Việc | Chỉ tiêu |\n|---|---|\n| Trả kết quả đúng hạn | 98 % |"
            );
            await secretary.PressAsync("Thêm mục sau mục thứ 1", secretary.Main);
            await secretary.FillAsync("Tên mục", "Cam kết của lãnh đạo", secretary.Main.Locator("#section-1"));
            await secretary.FillAsync("Nội dung", "Lãnh đạo bảo đảm nguồn lực.", secretary.Main.Locator("#section-1"));
            await secretary.PressAsync("Lưu bản thảo", secretary.Main);
            await secretary.ReadsAsync("Như sẽ được đọc", "phục vụ đúng hạn", "98 %", "Cam kết của lãnh đạo");
        }

        await using var head = await Visit.SignedInAsync(chrome, site, office.Head);
        await head.OpenAsync("/Documents?q=CSCL");
        await head.FollowAsync("CSCL", head.Main);
        await head.FollowMoreAsync("Ban hành");
        await head.PressAsync("Ban hành", head.Main, 422);
        await head.ReadsAsync("Phải có đúng một người phê duyệt");
        var approver = head.Main.Locator("#Approver");
        await head.FillAsync("Họ và tên", office.Head.Name, approver);
        await head.FillAsync("Chức vụ", office.Head.Title, approver);
        await head.FillAsync("Ngày ký", "2026-01-06", approver);
        await head.PressAsync("Ban hành", head.Main);
        await head.ReadsAsync("Đã ban hành.", "Đang có hiệu lực", "98 %");
        await head.FollowAsync("In", head.Main);
        sheet = await head.Page.Locator("footer.sheet-foot p").InnerTextAsync();

        await using (var writer = await Visit.SignedInAsync(chrome, site, office.UnitHead, script: false))
        {
            await writer.OpenAsync("/Documents?q=CSCL");
            await writer.FollowAsync("CSCL", writer.Main);
            await writer.FollowMoreAsync("Soạn lần ban hành mới");
            await writer.PressAsync("Soạn lần ban hành mới", writer.Main);
            await writer.FillAsync("Nội dung", "Lãnh đạo bảo đảm nguồn lực và công nghệ.", writer.Main.Locator("#section-1"));
            await writer.PressAsync("Lưu bản thảo", writer.Main);
            await writer.ReadsAsync("và công nghệ");
        }

        await head.OpenAsync("/Documents?q=CSCL");
        await head.FollowAsync("CSCL", head.Main);
        await head.FollowMoreAsync("Ban hành");
        await head.ReadsAsync("Khác với lần ban hành trước", "và công nghệ");
        approver = head.Main.Locator("#Approver");
        await head.FillAsync("Họ và tên", office.Head.Name, approver);
        await head.FillAsync("Ngày ký", "2026-01-06", approver);
        await head.FillAsync("Có hiệu lực từ ngày", "2026-01-07");
        await head.FillAsync("Nội dung thay đổi và căn cứ", "Thêm cam kết về công nghệ theo Quyết định 19/2014/QĐ-TTg");
        await head.PressAsync("Ban hành", head.Main);
        await head.FollowMoreAsync("So sánh các lần ban hành");
        await head.ReadsAsync("Lần ban hành 1 – Đang có hiệu lực", "Lần ban hành 2 – Sắp có hiệu lực");
        Assert.Equal(" và công nghệ", await head.Main.Locator("ins").First.InnerTextAsync());
        site.Clock.Advance(TimeSpan.FromDays(1));

        await using var citizen = await Visit.BeginAsync(chrome, site, phone: true);
        await citizen.OpenAsync("/q/" + sheet.Split("/q/")[1][..12]);
        await citizen.ReadsAsync("Tờ giấy này đã được thay bằng lần ban hành 2 từ 07/01/2026.");
        await citizen.FollowAsync("Xem bản đang có hiệu lực");
        await citizen.ReadsAsync("Đang có hiệu lực", "và công nghệ", "Thêm cam kết về công nghệ");
        await citizen.FollowAsync("Lần 1");
        await citizen.ReadsAsync("Có hiệu lực ngày 06/01/2026");
        await citizen.SaysNothingOfAsync("và công nghệ.");
    }
}
