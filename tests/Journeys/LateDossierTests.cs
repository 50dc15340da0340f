using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;
using Microsoft.Playwright;

namespace IsoDienTu.Journeys;

/// <summary>
/// A dossier runs late and everyone sees it, with the same figures. Received on Tuesday, 6 January 2026 for seven working days (Saturday the 10th is
/// worked to make up for another day), it is promised for Wednesday the 14th, 17:00; it is now Friday the 16th, 09:30: late by one day and two hours.
/// </summary>
public sealed class LateDossierTests(Chrome chrome) : IAsyncLifetime
{
    private const string Title = "Đăng ký nội quy lao động của doanh nghiệp";
    private const string Late = "quá hạn 1 ngày 2 giờ";
    private const string Promised = "14/01/2026 17:00";

    /// <summary>The step's own 3,5 days, counted from the 7th, ended on Saturday the 10th at 11:30.</summary>
    private const string StepLate = "quá hạn 4 ngày 6 giờ";
    private TestSite site = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.02", "Sở Nội vụ tỉnh Lam Giang", "Trần");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_late_dossier_is_late_for_everyone_by_the_same_hours()
    {
        var course = new Course(chrome, site, office);
        var slip = await ReachTheSpecialistAsync(course);
        site.Clock.Set(new DateTimeOffset(2026, 1, 16, 9, 30, 0, TimeSpan.FromHours(7)));
        await site.RunJobsAsync();

        await using var specialist = await course.SignInAsync(office.Specialist);
        await specialist.MarkedAsync(StepLate);
        await specialist.FollowAsync("Việc của tôi", specialist.Menu);
        await specialist.ReadsAsync("1 việc, 1 quá hạn");
        await specialist.MarkedAsync(StepLate, specialist.Row(slip.Code));
        // By keyboard: j goes to the first row, Enter opens it.
        await specialist.Page.Keyboard.PressAsync("j");
        await specialist.KeyAsync("Enter");
        await specialist.ReadsAsync(slip.Code);
        await specialist.MarkedAsync(StepLate);
        await specialist.MarkedAsync(Late);

        foreach (var leader in (Player[])[office.Head, office.UnitHead])
        {
            await using var visit = await course.SignInAsync(leader);
            await visit.ReadsAsync("Thời hạn hồ sơ của cơ quan", slip.Code);
            await visit.MarkedAsync(Late);
            await visit.FollowAsync("1 Quá hạn");
            await visit.MarkedAsync(Late, visit.Row(slip.Code));
        }

        await using var clerk = await course.SignInAsync(office.Clerk);
        await clerk.FollowAsync("1 Quá hạn");
        await clerk.ReadsAsync("1 hồ sơ đã nhận");
        await clerk.MarkedAsync(Late, clerk.Row(slip.Code));
        await clerk.FollowAsync(slip.Code, clerk.Main);
        await clerk.ReadsAsync(Promised);
        await clerk.MarkedAsync(Late);
        await clerk.MarkedAsync(StepLate, clerk.Main.Locator("[aria-current=step]"));
        await clerk.FollowMoreAsync("Phiếu kiểm soát");
        await clerk.ReadsAsync(Promised, "Đang xử lý, Quá hạn 1 ngày 2 giờ");
        await Assertions.Expect(clerk.Row("3 So từng điều")).ToContainTextAsync("Quá hạn 4 ngày 6 giờ");

        await using var citizen = await Visit.BeginAsync(chrome, site, phone: true);
        await citizen.OpenAsync(slip.FollowUp);
        await citizen.ReadsAsync(Promised, "Đang ở bước «So từng điều");
        await citizen.MarkedAsync(Late);
        await citizen.MarkedAsync(StepLate, citizen.Main.Locator("[aria-current=step]"));
        await citizen.OpenAsync("/Portal/FollowUp?code=" + slip.Code);
        await citizen.MarkedAsync(Late);
    }

    private async Task<Slip> ReachTheSpecialistAsync(Course course)
    {
        await course.IssueAsync(Title);
        await using var clerk = await course.SignInAsync(office.Clerk);
        var slip = await course.ReceiveAsync(clerk, "noi quy", Title);
        await course.TakeUpAsync(clerk, slip.Code, "1 …");
        await course.PassOnAsync(clerk, "Đạt…", "Đủ giấy tờ");
        await using var unitHead = await course.SignInAsync(office.UnitHead);
        await course.TakeUpAsync(unitHead, slip.Code, "2 …");
        await course.PassOnAsync(unitHead, "Hoàn thành bước", "Giao anh Minh");
        return slip;
    }
}
