using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;
using Microsoft.Playwright;

namespace IsoDienTu.Journeys;

/// <summary>
/// What is late is warned of, told to the head, explained, and excused once: the clerk's quarter of a day ends on Tuesday, 6 January 2026 at 10:00; the dossier is
/// promised for Wednesday the 14th, 17:00, and on Monday the 12th nothing has been done.
/// </summary>
public sealed class LateWorkTests(Chrome chrome) : IAsyncLifetime
{
    private const string Title = "Đăng ký nội quy lao động của doanh nghiệp";
    private const string Why = "Chờ ý kiến thẩm định của Sở Tài chính";
    private TestSite site = null!;
    private Office office = null!;
    private Course course = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.02", "Sở Nội vụ tỉnh Lam Giang", "Trần");
        course = new Course(chrome, site, office);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_step_is_warned_of_told_to_the_head_and_explained_and_the_promise_is_excused_once()
    {
        await course.IssueAsync(Title);
        await using var receiving = await course.SignInAsync(office.Clerk);
        var slip = await course.ReceiveAsync(receiving, "noi quy", Title);
        await WatchAsync(6, 9, 15);
        await using (var clerk = await course.SignInAsync(office.Clerk))
        {
            await clerk.FollowAsync("Nhắc việc", clerk.Menu);
            await clerk.ReadsAsync("1 nhắc việc chưa đọc", "Bước sắp đến hạn", slip.Code);
            await clerk.PressAsync("Đánh dấu tất cả đã đọc");
            await clerk.ReadsAsync("0 nhắc việc chưa đọc", "Đã đánh dấu 1 nhắc việc là đã đọc.");
        }

        await WatchAsync(12, 9, 0);
        await using (var unitHead = await course.SignInAsync(office.UnitHead))
        {
            await unitHead.FollowAsync("Nhắc việc", unitHead.Menu);
            await unitHead.ReadsAsync("Bước quá hạn, chưa ai nhận", slip.Code);
            await unitHead.FollowAsync("Trễ và sắp trễ", unitHead.Menu);
            await unitHead.ReadsAsync("1 bước: 1 quá hạn, 0 sắp đến hạn", "Chưa ai nhận");
            await unitHead.FollowAsync("Chưa ai nhận, quá hạn: 1", unitHead.Main);
            await unitHead.ReadsAsync("Việc của đơn vị", slip.Code);
        }

        await ExplainAsync(slip);
        await ExcuseAsync(slip);
        await using var citizen = await Visit.BeginAsync(chrome, site, phone: true);
        await citizen.OpenAsync("/Portal/FollowUp?code=" + slip.Code);
        await citizen.ReadsAsync("Cơ quan xin lỗi và hẹn lại", "20/01/2026 17:00", "Văn bản số 1/PXL", Why);
        await citizen.SaysNothingOfAsync(Course.Applicant, Course.Number, Course.Phone);
    }

    [Fact]
    public async Task The_process_owner_says_when_terms_are_near()
    {
        var owner = await office.Scene.PersonAsync(
            "Trần Chủ Trì",
            "Chủ quá trình",
            IsoDienTu.Organisation.PostKind.Specialist,
            IsoDienTu.Organisation.Roles.ProcessOwner
        );
        await using var visit = await course.SignInAsync(owner);
        await visit.FollowAsync("Mức sắp đến hạn", visit.Menu);
        await visit.FillAsync("Bước còn (phút làm việc)", "90");
        await visit.PressAsync("Lưu", visit.Main);
        await visit.ReadsAsync("Đã lưu.");
        await Assertions.Expect(visit.Field("Bước còn (phút làm việc)")).ToHaveValueAsync("90");
    }

    private async Task ExplainAsync(Slip slip)
    {
        await using var clerk = await course.SignInAsync(office.Clerk);
        await course.TakeUpAsync(clerk, slip.Code, "1 …");
        await clerk.FillAsync("Lý do trễ", "Mất điện cả tuần");
        await course.PassOnAsync(clerk, "Đạt…", "Đủ giấy tờ");
        await using var unitHead = await course.SignInAsync(office.UnitHead);
        await unitHead.FollowAsync("Trễ và sắp trễ", unitHead.Menu);
        await unitHead.FollowAsync("Các bước trễ và lý do", unitHead.Main);
        await unitHead.ReadsAsync("1 bước đã làm", "Mất điện cả tuần", office.Clerk.Name);
    }

    private async Task ExcuseAsync(Slip slip)
    {
        await using var head = await course.SignInAsync(office.Head);
        await head.FollowAsync("Cần xin lỗi, hẹn lại", head.Menu);
        await head.ReadsAsync(slip.Code, "13/01/2026 17:00");
        await head.FollowAsync("Viết văn bản xin lỗi cho hồ sơ " + slip.Code, head.Main);
        await head.FillAsync("Lý do chậm trả", Why);
        await head.FillAsync("Ngày, giờ trả mới", "2026-01-18T09:00");
        await head.PressAsync("Ký và cấp số văn bản xin lỗi", expected: 422);
        await head.ReadsAsync("không phải giờ làm việc của cơ quan");
        await head.FillAsync("Ngày, giờ trả mới", "2026-01-20T17:00");
        await head.PressAsync("Ký và cấp số văn bản xin lỗi");
        await head.ReadsAsync("Số: 1/PXL", Course.Applicant, slip.Code, "14/01/2026", "20/01/2026", Why, office.Head.Name);
        await site.RunJobsAsync();
        await head.FollowAsync("Mở hồ sơ");
        await head.ReadsAsync("Hẹn trước khi xin lỗi", "Văn bản số 1/PXL", "Xin lỗi và hẹn lại");
        await head.OpenAsync("/Dossiers?clock=reappointed");
        await head.ReadsAsync(slip.Code, "hẹn lại, hẹn cũ");
    }

    private async Task WatchAsync(int day, int hour, int minute)
    {
        site.Clock.Set(new DateTimeOffset(2026, 1, day, hour, minute, 0, TimeSpan.FromHours(7)));
        await site.RunRecurringAsync("Processes.watch_deadlines");
    }
}
