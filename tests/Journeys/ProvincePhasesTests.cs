using IsoDienTu.Journeys.Support;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;

namespace IsoDienTu.Journeys;

/// <summary>The lead of the province opens one page and sees how far each agency is on the way of QĐ 19/2014, and takes it away.</summary>
public sealed class ProvincePhasesTests(Chrome chrome) : IAsyncLifetime
{
    private TestSite site = null!;
    private Office office = null!;
    private Player lead = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.91", "Sở Khoa học và Công nghệ tỉnh Lam Giang", "Tạ");
        var other = await Scene.MakeAsync(site, "H99.92", "Ủy ban nhân dân xã Bến Mây", AgencyKind.Commune, AgencyLevel.Commune);
        await Scene.MakeAsync(site, "H99.93", "Ủy ban nhân dân phường Sông Lam", AgencyKind.Ward, AgencyLevel.Commune);
        lead = await other.PersonAsync("Hoàng Chủ Trì", "Trưởng phòng Tiêu chuẩn", PostKind.UnitHead, Roles.ProvinceLead);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_lead_sees_all_agencies_by_phase_and_chooses_one_of_them()
    {
        await using (var administrator = await Visit.SignedInAsync(chrome, site, office.Administrator))
        {
            await administrator.OpenAsync("/Organisation/EditSystem");
            await administrator.FillAsync("Tên hệ thống", "Hệ thống quản lý chất lượng của Sở Khoa học và Công nghệ");
            await administrator.FillAsync("Phạm vi", "Giải quyết thủ tục hành chính");
            await administrator.PressAsync("Lưu");
        }

        await using (var secretary = await Visit.SignedInAsync(chrome, site, office.Secretary))
        {
            await secretary.FollowAsync("Công bố hệ thống", secretary.Menu);
            await secretary.FollowAsync("Mở Hệ thống quản lý chất lượng của Sở Khoa học và Công nghệ", secretary.Main);
            await secretary.FollowAsync("Ghi việc áp dụng", secretary.Main);
            await secretary.FillAsync("Áp dụng từ ngày", "2026-01-02");
            await secretary.PressAsync("Ghi", secretary.Main);
        }

        await using var province = await Visit.SignedInAsync(chrome, site, lead);
        await province.FollowAsync("Giai đoạn áp dụng ISO", province.Menu);
        await province.ReadsAsync("Sở Khoa học và Công nghệ tỉnh Lam Giang", "Đang áp dụng", "Chưa khai hệ thống", "1 (33 %)");
        await province.FollowAsync("Đang áp dụng", province.Main);
        await province.ReadsAsync("Sở Khoa học và Công nghệ tỉnh Lam Giang", "02/01/2026");
        await province.SaysNothingOfAsync("Ủy ban nhân dân phường Sông Lam");
        Assert.NotNull(await province.Main.GetByText("Tải Word").GetAttributeAsync("href"));
    }
}
