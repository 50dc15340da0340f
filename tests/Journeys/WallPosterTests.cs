using System.Text.RegularExpressions;
using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;

namespace IsoDienTu.Journeys;

/// <summary>A wall poster from last year says it is obsolete.</summary>
public sealed partial class WallPosterTests(Chrome chrome) : IAsyncLifetime
{
    private const string Wall = "Bảng niêm yết bộ phận một cửa";
    private TestSite site = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.95", "UBND xã Thượng Lâm", "Lò");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_wall_poster_from_last_year_says_that_it_is_obsolete_and_where_the_valid_one_is()
    {
        var poster = await PrintPosterAsync();
        await using (var citizen = await Visit.BeginAsync(chrome, site, phone: true))
        {
            await citizen.OpenAsync(poster);
            await citizen.ReadsAsync("Tờ giấy này là bản đang có hiệu lực.", "bản kiểm soát số 1, đang được dùng");
        }

        // A year later the next issue is approved, and waits until the people of the desk have read it.
        site.Clock.Set(new DateTimeOffset(2027, 1, 11, 8, 0, 0, TimeSpan.FromHours(7)));
        await ApproveNextAsync();
        await using (var citizen = await Visit.BeginAsync(chrome, site, phone: true))
        {
            await citizen.OpenAsync(poster);
            await citizen.ReadsAsync("Tờ giấy này là bản đang có hiệu lực.");
        }

        await ReadAsync();
        site.Clock.Set(new DateTimeOffset(2027, 1, 12, 8, 0, 0, TimeSpan.FromHours(7)));
        await using (var citizen = await Visit.BeginAsync(chrome, site, phone: true))
        {
            await citizen.OpenAsync(poster);
            await citizen.ReadsAsync(
                "Đã được thay thế",
                "Tờ giấy này đã được thay bằng lần ban hành 2 từ 12/01/2027.",
                "bản kiểm soát số 1; xin trả lại UBND xã Thượng Lâm"
            );
            await citizen.SaysNothingOfAsync(office.Clerk.Name);
            await citizen.FollowAsync("Xem bản đang có hiệu lực");
            await citizen.ReadsAsync("Đang có hiệu lực", "trong một ngày");
        }

        await CallBackAsync();
        await using var passer = await Visit.BeginAsync(chrome, site, phone: true);
        await passer.OpenAsync(poster);
        await passer.ReadsAsync("Không dùng nữa", "Bản kiểm soát số 1 đã được thu hồi ngày 12/01/2027");
    }

    /// <summary>The policy is issued and distributed to the desk; copy 1 is printed for the wall.</summary>
    /// <returns>The address on the poster, as it stands on the paper.</returns>
    private async Task<string> PrintPosterAsync()
    {
        await using var secretary = await Visit.SignedInAsync(chrome, site, office.Secretary);
        await secretary.OpenAsync("/Documents/New");
        await secretary.FillAsync("Mã hiệu", "CSCL");
        await secretary.FillAsync("Tên tài liệu", "Chính sách chất lượng");
        await secretary.PressAsync("Bắt đầu soạn", secretary.Main);
        await secretary.FillAsync("Nội dung", "Trả kết quả **trong ba ngày**.");
        await secretary.PressAsync("Lưu bản thảo", secretary.Main);
        await IssueAsync(secretary, "2026-01-06", "2026-01-06", null);
        await secretary.ReadsAsync("Đã ban hành.", "Chưa có danh sách phổ biến");

        await secretary.FollowAsync("Ai đã đọc", secretary.Main);
        await secretary.FollowAsync("Lập danh sách phổ biến", secretary.Main);
        await secretary.Group("Chức danh").GetByLabel(new Regex("^" + office.Clerk.Title)).CheckAsync();
        await secretary.FillAsync("Chỉ có hiệu lực khi đã có bao nhiêu % người đọc và hiểu", "100");
        await secretary.FillAsync("Câu hỏi kiểm tra", "Trả kết quả trong mấy ngày?\nMột ngày");
        await secretary.PressAsync("Lưu", secretary.Main, 422);
        await secretary.ReadsAsync("cần từ 2 đến 6 câu trả lời");
        await secretary.FillAsync("Câu hỏi kiểm tra", "Trả kết quả trong mấy ngày?\n- Ba ngày\n* Một ngày");
        await secretary.PressAsync("Lưu", secretary.Main);
        await site.RunJobsAsync();
        await secretary.OpenAsync(secretary.Where);
        await secretary.ReadsAsync(office.Clerk.Title, office.Clerk.Name, "Đã đọc và hiểu: 0 %");

        await secretary.FollowAsync("Bản in có kiểm soát", secretary.Main);
        await secretary.FillAsync("Người hoặc nơi giữ", Wall);
        await secretary.PressAsync("Cấp bản kiểm soát", secretary.Main);
        await secretary.ReadsAsync("Đã cấp bản kiểm soát", Wall, "Đang giữ");
        return await OnPaperAsync(secretary);
    }

    /// <summary>Fetches the poster's PDF and reads the address that is printed on it.</summary>
    private async Task<string> OnPaperAsync(Visit secretary)
    {
        var coming = secretary.Page.WaitForDownloadAsync(new() { Timeout = 180_000 });
        await secretary.Main.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "In bản số 1" }).ClickAsync();
        while (!coming.IsCompleted)
        {
            var ready = secretary.Main.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Tải về" });
            if (await ready.CountAsync() > 0)
            {
                await ready.ClickAsync();
                break;
            }

            await Task.Delay(300, TestContext.Current.CancellationToken);
        }

        var file = await (await coming).PathAsync();
        var text = PdfText.Of(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        Assert.Contains("BẢN KIỂM SOÁT SỐ 1 – " + Wall, text, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("ISO_PICTURES") is { Length: > 0 } pictures)
        {
            File.Copy(file, Path.Combine(pictures, "poster.pdf"), overwrite: true);
        }

        return Address().Match(text).Value;
    }

    private async Task ApproveNextAsync()
    {
        await using var secretary = await Visit.SignedInAsync(chrome, site, office.Secretary);
        await secretary.OpenAsync("/Documents?q=CSCL");
        await secretary.FollowAsync("CSCL", secretary.Main);
        await secretary.FollowMoreAsync("Soạn lần ban hành mới");
        await secretary.PressAsync("Soạn lần ban hành mới", secretary.Main);
        await secretary.FillAsync("Nội dung", "Trả kết quả **trong một ngày**.");
        await secretary.PressAsync("Lưu bản thảo", secretary.Main);
        await IssueAsync(secretary, "2027-01-11", "2027-01-11", "Rút ngắn thời hạn theo Quyết định 3/QĐ-UBND");
        await site.RunJobsAsync();
        await secretary.OpenAsync(secretary.Where);
        await secretary.ReadsAsync("Lần ban hành 2 đã duyệt, chờ phổ biến, chưa có hiệu lực", "trong ba ngày");
        await secretary.FollowAsync("Cho có hiệu lực sớm, thu hồi", secretary.Main);
        await secretary.ReadsAsync("0/1 người (0 %), cần 100 %");
    }

    /// <summary>The clerk finds it at home, answers wrongly, reads again and confirms.</summary>
    private async Task ReadAsync()
    {
        await using var clerk = await Visit.SignedInAsync(chrome, site, office.Clerk);
        await clerk.OpenAsync("/");
        await clerk.ReadsAsync("Tài liệu cần đọc");
        await clerk.FollowAsync("Tài liệu cần đọc", clerk.Menu);
        await clerk.FollowAsync("CSCL", clerk.Main.GetByRole(Microsoft.Playwright.AriaRole.Row).Filter(new() { HasText = "Chưa đọc" }));
        await clerk.ReadsAsync("trong một ngày", "Khác với lần ban hành trước", "Rút ngắn thời hạn");
        await clerk.Main.GetByLabel("Ba ngày").CheckAsync();
        await clerk.PressAsync("Tôi đã đọc và hiểu", clerk.Main);
        await clerk.ReadsAsync("Chưa đúng: câu 1");
        await clerk.Main.GetByLabel("Một ngày").CheckAsync();
        await clerk.PressAsync("Tôi đã đọc và hiểu", clerk.Main);
        await clerk.ReadsAsync("Đã ghi: anh chị đã đọc và hiểu.");
        await site.RunJobsAsync();
    }

    private async Task CallBackAsync()
    {
        await using var secretary = await Visit.SignedInAsync(chrome, site, office.Secretary, script: false);
        await secretary.OpenAsync("/");
        await secretary.ReadsAsync("Bản kiểm soát cần thu hồi");
        await secretary.FollowAsync("Sổ phân phối – thu hồi", secretary.Menu);
        await secretary.ReadsAsync(Wall, "Cần thu hồi", "Hết hiệu lực từ 12/01/2027");
        await secretary.FollowAsync("Ghi thu hồi bản số 1", secretary.Main);
        await secretary.PressAsync("Ghi sổ", secretary.Main);
        await secretary.ReadsAsync("Đã ghi sổ.", "Đã thu hồi");
        await using var keeper = await Visit.SignedInAsync(chrome, site, office.Secretary);
        foreach (var page in (string[])["/Documents/Distributing", "/Documents/Distributing/Book", "/Documents/Listing/Internal"])
        {
            await keeper.OpenAsync(page);
        }

        await keeper.ReadsAsync(office.Clerk.Title);
    }

    private async Task IssueAsync(Visit secretary, string signed, string from, string? reason)
    {
        await secretary.OpenAsync("/Documents?q=CSCL");
        await secretary.FollowAsync("CSCL", secretary.Main);
        await secretary.FollowMoreAsync("Ban hành");
        var approver = secretary.Main.Locator("#Approver");
        await secretary.FillAsync("Họ và tên", office.Head.Name, approver);
        await secretary.FillAsync("Chức vụ", office.Head.Title, approver);
        await secretary.FillAsync("Ngày ký", signed, approver);
        await secretary.FillAsync("Có hiệu lực từ ngày", from);
        if (reason is not null)
        {
            await secretary.FillAsync("Nội dung thay đổi và căn cứ", reason);
        }

        await secretary.PressAsync("Ban hành", secretary.Main);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/q/[0-9A-Z]{12}")]
    private static partial Regex Address();
}
