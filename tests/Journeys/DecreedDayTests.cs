using IsoDienTu.Journeys.Support;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;
using IsoDienTu.Testing;
using IsoDienTu.WorkingTime;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Journeys;

/// <summary>
/// A day off is decreed while forty works are open. One is a dossier received on Tuesday, 6 January 2026 for seven working days and promised for the
/// 14th; the others were begun beside it. Friday the 9th is decreed off, and later withdrawn.
/// </summary>
public sealed class DecreedDayTests(Chrome chrome) : IAsyncLifetime
{
    private const string Title = "Đăng ký nội quy lao động của doanh nghiệp";
    private TestSite site = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.02", "Sở Nội vụ tỉnh Lam Giang", "Trần");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_holiday_is_decreed_and_40_open_deadlines_move_with_consent()
    {
        var course = new Course(chrome, site, office);
        await course.IssueAsync(Title);
        await using var clerk = await course.SignInAsync(office.Clerk);
        var slip = await course.ReceiveAsync(clerk, "noi quy", Title);
        await BeginAsync(39);

        await using var head = await course.SignInAsync(office.Head);
        await head.FollowAsync("Lịch làm việc", head.Menu);
        await head.ReadsAsync("Lịch làm việc năm 2026", "Tháng 12", "ngày làm việc trong năm");
        await head.FollowAsync("Ghi ngày nghỉ, ngày làm bù");
        await head.FillAsync("Ngày", "2026-01-10", head.Main);
        await FillInAsync(head);
        await head.PressAsync("Xem trước");
        await head.ReadsAsync("40 hạn trả,", "Chưa có gì thay đổi.");
        await head.FollowAsync("Sửa lại");
        await head.FillAsync("Ngày", "2026-01-09", head.Main);
        await head.PressAsync("Xem trước");
        await head.ReadsAsync("40 hạn trả,", "Chưa có gì thay đổi.", "Việc nội bộ", Title);
        await head.Main.Locator("summary").Filter(new() { HasText = "Từng hạn" }).ClickAsync();
        await head.ReadsAsync(slip.Code, "14/01/2026 17:00", "15/01/2026 17:00");
        await using var citizen = await Visit.BeginAsync(chrome, site, phone: true);
        await citizen.OpenAsync(slip.FollowUp);
        await citizen.ReadsAsync("14/01/2026 17:00");

        await head.PressAsync("Xác nhận dời 40 hạn trả…");
        await head.ReadsAsync("Đã ghi vào lịch. Các hạn đang được dời.", "có thể rời trang này");
        var day = head.Where;
        await head.FollowAsync("Việc của tôi", head.Menu);
        await CountAgainAsync();
        await head.OpenAsync(day);
        await head.ReadsAsync("Đã dời xong: 40 hạn trả", "27/CĐ-UBND", slip.Code, "15/01/2026 17:00");
        await citizen.OpenAsync(slip.FollowUp);
        await citizen.ReadsAsync("15/01/2026 17:00", "Lý do: Nghỉ tránh bão số 1 (27/CĐ-UBND, 06/01/2026)");

        await head.FollowAsync("Thôi áp dụng");
        await head.ReadsAsync("40 hạn trả,");
        await head.FillAsync("Lý do", "Bão đã tan, 28/CĐ-UBND");
        await head.PressAsync("Xác nhận dời 40 hạn trả…");
        await CountAgainAsync();
        await head.OpenAsync(day);
        await head.ReadsAsync("Đã thôi áp dụng", "Đã dời xong: 40 hạn trả", "Bão đã tan, 28/CĐ-UBND");
        await citizen.OpenAsync(slip.FollowUp);
        await citizen.ReadsAsync("14/01/2026 17:00", "Thôi áp dụng: Nghỉ tránh bão số 1");
    }

    private static async Task FillInAsync(Visit head)
    {
        await head.FillAsync("Vì sao", "Nghỉ tránh bão số 1");
        await head.FillAsync("Số văn bản", "27/CĐ-UBND");
        await head.FillAsync("Ngày ký", "2026-01-06");
        await head.FillAsync("Cơ quan, người ký", "Chủ tịch UBND tỉnh");
    }

    /// <summary>The counting begins when every process knows the calendar, and runs without anybody.</summary>
    private async Task CountAgainAsync()
    {
        site.Clock.Advance(TimeSpan.FromSeconds(10));
        await site.RunRecurringAsync("Processes.recount");
        await site.RunJobsAsync();
    }

    /// <summary>Other work of the office, promised for the same seven working days.</summary>
    private async Task BeginAsync(int many)
    {
        var version = await DrawnProcess.PublishAsync(
            office.Scene,
            office.Specialist,
            "Việc nội bộ",
            "<startEvent id=\"s\"/><userTask id=\"a\" name=\"Thẩm định\"/><endEvent id=\"e\"/>",
            "s>a a>e"
        );
        var engine = site.Services.GetRequiredService<ProcessEngine>();
        var schedule = await site.Services.GetRequiredService<WorkSchedules>().ForAsync(office.Scene.AgencyId);
        await office.Scene.DoAsync(
            async (work, ct) =>
            {
                for (var i = 1; i <= many; i++)
                {
                    var due = schedule.Due(work.Now, Term.WorkingDays(7));
                    var start = new StartProcess(version, "test", Guid.CreateVersion7(), $"NB-{i}", "Việc nội bộ", "7 ngày làm việc", due);
                    await engine.StartAsync(work, start, ct);
                }

                return true;
            }
        );
    }
}
