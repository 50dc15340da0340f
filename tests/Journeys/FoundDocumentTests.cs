using IsoDienTu.Documents;
using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;

namespace IsoDienTu.Journeys;

/// <summary>A specialist half remembers a rule, finds it without accents and by a piece of a number, keeps it at hand, and hears when it changes.</summary>
public sealed class FoundDocumentTests(Chrome chrome) : IAsyncLifetime
{
    private const string Text =
        "**Thời hạn trả lời** văn bản của tổ chức, cá nhân là 05 ngày làm việc.\n\nCăn cứ Nghị định số 118/2025/NĐ-CP ngày 09/6/2025.";
    private TestSite site = null!;
    private Office office = null!;
    private Office stranger = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.73", "Sở Tư pháp tỉnh Lam Giang", "Trần");
        stranger = await Office.OpenAsync(site, "H99.74", "Sở Y tế tỉnh Lam Giang", "Lý");
        await Issued.DocumentAsync(
            site,
            office.Scene.AgencyId,
            DocumentKind.InternalProcedure,
            "QT.HC-01",
            "Xử lý văn bản đến",
            Text,
            new DateOnly(2026, 1, 5)
        );
        await Issued.DocumentAsync(
            site,
            office.Scene.AgencyId,
            DocumentKind.Policy,
            "CSCL",
            "Chính sách chất lượng",
            "Không để người dân đi lại nhiều lần.",
            new DateOnly(2026, 1, 5)
        );
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_specialist_finds_a_rule_without_accents_stars_it_and_hears_of_its_change()
    {
        await using (var specialist = await Visit.SignedInAsync(chrome, site, office.Specialist))
        {
            // From any page, by the box at the top.
            await specialist.OpenAsync("/Documents");
            await specialist.ReadsAsync("mới");
            await specialist
                .Page.GetByRole(Microsoft.Playwright.AriaRole.Searchbox, new() { Name = "Tìm trong mọi nơi" })
                .FillAsync("thoi han tra loi");
            await specialist.KeyAsync("Enter");
            await specialist.ReadsAsync("1 kết quả", "Xử lý văn bản đến", "Thời hạn trả lời", "Đang có hiệu lực");
            Assert.Equal("Thời hạn trả lời", await specialist.Main.Locator("mark").First.InnerTextAsync());
            await specialist.FillAsync("Từ cần tìm", "118/2025");
            await specialist.PressAsync("Tìm", specialist.Main);
            await specialist.ReadsAsync("QT.HC-01", "118/2025");
            await specialist.FollowAsync("Xử lý văn bản đến", specialist.Main);
            Assert.EndsWith("#muc-1", specialist.Page.Url, StringComparison.Ordinal);
            await specialist.PressAsync("Đánh dấu sao", specialist.Main);
            await specialist.ReadsAsync("Đã đánh dấu sao.", "Bỏ đánh dấu sao");
            await specialist.OpenAsync("/Documents/Favourites");
            await specialist.ReadsAsync("Xử lý văn bản đến");
            await specialist.OpenAsync("/Documents/News");
            await specialist.ReadsAsync("Tài liệu mới", "bạn đã mở", "Chính sách chất lượng");
            await specialist.PressAsync("Đã xem hết", specialist.Main);
            await specialist.ReadsAsync("Không có gì mới");
            await specialist.OpenAsync("/Documents/Search?q=khong+dau+co+gi");
            await specialist.ReadsAsync("Không tìm thấy", "Không tài liệu nào có");
        }

        site.Clock.Advance(TimeSpan.FromDays(1));
        await Issued.DocumentAsync(
            site,
            office.Scene.AgencyId,
            DocumentKind.InternalProcedure,
            "QT.HC-01",
            "Xử lý văn bản đến",
            Text.Replace("05 ngày", "03 ngày", StringComparison.Ordinal),
            new DateOnly(2026, 1, 7)
        );
        await using (var specialist = await Visit.SignedInAsync(chrome, site, office.Specialist, script: false))
        {
            await specialist.ReadsAsync("tài liệu mới, bạn chưa mở", "Xử lý văn bản đến");
            await specialist.OpenAsync("/Documents/News");
            await specialist.ReadsAsync("Lần ban hành mới", "Lần 2");
            await specialist.SaysNothingOfAsync("Chính sách chất lượng");
            await specialist.OpenAsync("/Documents/Search?q=thoi+han+tra+loi");
            await specialist.FollowAsync("Xử lý văn bản đến", specialist.Main);
            await specialist.ReadsAsync("Lần trước bạn đọc lần ban hành 1", "03 ngày", "Khác với lần ban hành trước");
        }

        await using var other = await Visit.SignedInAsync(chrome, site, stranger.Specialist);
        foreach (var words in (string[])["thoi+han+tra+loi", "118/2025", "QT.HC-01"])
        {
            await other.OpenAsync("/Documents/Search?q=" + words);
            await other.ReadsAsync("0 kết quả", "Không tìm thấy");
            await other.SaysNothingOfAsync("Xử lý văn bản đến");
        }

        // The policy is public, the internal procedure is not.
        await using var citizen = await Visit.BeginAsync(chrome, site, phone: true);
        await citizen.OpenAsync("/Portal/Search?q=nguoi+dan+di+lai");
        await citizen.ReadsAsync("Chính sách chất lượng", "Sở Tư pháp tỉnh Lam Giang");
        await citizen.FollowAsync("Chính sách chất lượng", citizen.Main);
        await citizen.ReadsAsync("Không để người dân đi lại nhiều lần");
        await citizen.OpenAsync("/Portal/Search?q=thoi+han+tra+loi");
        await citizen.SaysNothingOfAsync("Xử lý văn bản đến");
    }
}
