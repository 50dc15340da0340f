using IsoDienTu.Journeys.Support;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;

namespace IsoDienTu.Journeys;

/// <summary>A law changes, and every commune's procedure follows within its clock.</summary>
public sealed class ChangedLawTests(Chrome chrome) : IAsyncLifetime
{
    private const string Title = "Đăng ký nội quy lao động của doanh nghiệp";
    private TestSite site = null!;
    private Office upper = null!;
    private Office lower = null!;
    private Player lead = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        upper = await Office.OpenAsync(site, "H99.91", "UBND xã Thượng Lâm", "Lò");
        lower = await Office.OpenAsync(site, "H99.92", "UBND xã Hạ Lâm", "Vi");
        var department = await Scene.MakeAsync(site, "H99.93", "Sở Khoa học và Công nghệ tỉnh Lam Giang");
        lead = await department.PersonAsync("Hoàng Thị Chủ Trì", "Trưởng phòng Tiêu chuẩn Đo lường", PostKind.UnitHead, Roles.ProvinceLead);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_law_changes_and_every_communes_procedure_follows_within_its_clock()
    {
        await new Course(chrome, site, upper).IssueAsync(Title);
        await new Course(chrome, site, lower).IssueAsync(Title);
        await EnterTheCitedDecreeAsync();

        // Half a year later the Government amends it, with effect on the day of signing.
        site.Clock.Set(new DateTimeOffset(2026, 8, 6, 8, 0, 0, TimeSpan.FromHours(7)));
        await AmendAsync();
        await FollowAsync();
        await OneCommuneFollowsAsync();
        await SeeBothAsync("0 quá hạn, 1 còn hạn, 1 đã xong", "Còn 91 ngày");

        // The clock of the other runs out.
        site.Clock.Set(new DateTimeOffset(2026, 11, 10, 8, 0, 0, TimeSpan.FromHours(7)));
        await site.RunRecurringAsync("Documents.remind_requests");
        await SeeBothAsync("1 quá hạn, 0 còn hạn, 1 đã xong", "Quá hạn 5 ngày");
        await TheOtherNeedNotChangeAsync();
        await SeeBothAsync("0 quá hạn, 0 còn hạn, 2 đã xong", "Không phải sửa");
    }

    private async Task EnterTheCitedDecreeAsync()
    {
        await using var secretary = await Visit.SignedInAsync(chrome, site, upper.Secretary);
        await secretary.FollowAsync("Văn bản pháp luật", secretary.Menu);
        await secretary.ReadsAsync("chưa có trong danh mục");
        await secretary.FollowAsync("Xem và bổ sung");
        await secretary.ReadsAsync("118/2025/NĐ-CP", "QT.NV.02");
        await secretary.FollowAsync("Ghi văn bản 118/2025/NĐ-CP", secretary.Main);
        await secretary.FillAsync("Trích yếu", "Về thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông");
        await secretary.FillAsync("Cơ quan ban hành", "Chính phủ");
        await secretary.FillAsync("Ngày ký", "2025-06-09");
        await secretary.PressAsync("Ghi văn bản", secretary.Main, 422);
        await secretary.ReadsAsync("Hãy ghi ngày có hiệu lực.");
        await secretary.FillAsync("Có hiệu lực từ ngày", "2025-07-01");
        await secretary.PressAsync("Ghi văn bản", secretary.Main);
        await secretary.ReadsAsync("Còn hiệu lực", "QT.NV.02", "UBND xã Thượng Lâm");
    }

    private async Task AmendAsync()
    {
        await using var province = await Visit.SignedInAsync(chrome, site, lead);
        await province.FollowAsync("Văn bản pháp luật", province.Menu);
        await province.FollowAsync("Ghi văn bản", province.Main);
        await province.FillAsync("Số, ký hiệu", "Nghị định 309/2026/NĐ-CP");
        await province.FillAsync("Trích yếu", "Sửa đổi, bổ sung một số điều của Nghị định số 118/2025/NĐ-CP");
        await province.FillAsync("Cơ quan ban hành", "Chính phủ");
        await province.FillAsync("Ngày ký", "2026-08-05");
        await province.FillAsync("Có hiệu lực từ ngày", "2026-08-05");
        await province.FillAsync("Sửa đổi, bổ sung các văn bản", "118/2025/NĐ-CP");
        await province.PressAsync("Ghi văn bản", province.Main);
        await province.ReadsAsync("309/2026/NĐ-CP", "Văn bản này thay đổi");
    }

    private async Task FollowAsync()
    {
        await site.RunRecurringAsync("Documents.follow_laws");
        await site.RunJobsAsync();
    }

    private async Task OneCommuneFollowsAsync()
    {
        await using var secretary = await Visit.SignedInAsync(chrome, site, upper.Secretary);
        await secretary.OpenAsync("/");
        await secretary.ReadsAsync("Yêu cầu thay đổi tài liệu");
        await secretary.FollowAsync("Yêu cầu thay đổi", secretary.Menu);
        await secretary.ReadsAsync("118/2025/NĐ-CP được sửa đổi, bổ sung bởi 309/2026/NĐ-CP từ 05/08/2026", "05/11/2026", "Còn 91 ngày");
        await secretary.FollowAsync("1/2026", secretary.Main);
        await secretary.ReadsAsync(
            "Thay đổi này chạm tới",
            "QT.NV.02",
            upper.Specialist.Name,
            "Hồ sơ đang giải quyết",
            "Điều 4 Quyết định 19/2014"
        );
        await secretary.FollowAsync("Soạn lần ban hành mới", secretary.Main);
        await secretary.PressAsync("Bắt đầu soạn");
        await secretary.PressAsync("Lưu", secretary.Main);
        await secretary.FollowMoreAsync("Ban hành");
        var reason = await secretary.Field("Nội dung thay đổi và căn cứ").InputValueAsync();
        Assert.Contains("bởi 309/2026/NĐ-CP từ 05/08/2026 (phiếu số 1/2026", reason, StringComparison.Ordinal);
        foreach (var signer in (string[])["Soạn thảo", "Xem xét", "Phê duyệt"])
        {
            await secretary.FillAsync("Ngày ký", "2026-08-06", secretary.Group(signer));
        }

        await secretary.FillAsync("Có hiệu lực từ ngày", "2026-08-10");
        await secretary.PressAsync("Ban hành", secretary.Main);
        await secretary.ReadsAsync("Đã ban hành.", "Lần 2");
        await site.RunJobsAsync();
        await secretary.OpenAsync("/Documents/Changing");
        await secretary.ReadsAsync("Đã thực hiện đúng hạn");
    }

    private async Task TheOtherNeedNotChangeAsync()
    {
        await using var head = await Visit.SignedInAsync(chrome, site, lower.Head, script: false);
        await head.OpenAsync("/Documents/Changing?state=late");
        await head.FollowAsync("1/2026", head.Main);
        await head.ReadsAsync("Quá hạn 5 ngày", "Đã nhắc");
        await head.FollowAsync("Không phải sửa", head.Main);
        await head.FillAsync("Vì sao tài liệu không phải sửa", "Các điều được sửa đổi không chạm tới thủ tục này");
        await head.PressAsync("Ghi quyết định không phải sửa", head.Main);
        await head.ReadsAsync("Không phải sửa", lower.Head.Name, "không chạm tới thủ tục này");
    }

    private async Task SeeBothAsync(string sum, string other)
    {
        await using var province = await Visit.SignedInAsync(chrome, site, lead);
        await province.FollowAsync("Cập nhật theo pháp luật", province.Menu);
        await province.ReadsAsync("118/2025/NĐ-CP → 309/2026/NĐ-CP", sum);
        await province.FollowAsync("118/2025/NĐ-CP → 309/2026/NĐ-CP", province.Main);
        await province.ReadsAsync("UBND xã Thượng Lâm", "UBND xã Hạ Lâm", "QT.NV.02", "Đã thực hiện đúng hạn", other);
    }
}
