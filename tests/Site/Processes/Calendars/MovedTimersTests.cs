using IsoDienTu.Kernel;
using IsoDienTu.Processes;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Processes.Calendars;

/// <summary>Armed timers meet a day off: those of a working-time term move, those of the plain clock do not. It is Tuesday, 6 January 2026, 08:00.</summary>
public sealed class MovedTimersTests : IAsyncLifetime
{
    private static readonly string[] ids = ["days", "hours", "soon", "plain", "date"];
    private TestSite site = null!;
    private CalendarOffice office = null!;
    private TestClient administrator = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await CalendarOffice.OpenAsync(site, "H99.61");
        administrator = await office.Scene.SignInAsync(office.Administrator);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static string Timer(string id, string kind, string text, string name = "") =>
        $"<userTask id=\"w-{id}\" name=\"Nhắc\"/><boundaryEvent id=\"{id}\" name=\"{name}\" attachedToRef=\"a\" cancelActivity=\"false\"><timerEventDefinition><{kind}>{text}</{kind}></timerEventDefinition></boundaryEvent>";

    private async Task<Guid> StartAsync()
    {
        var version = await DrawnProcess.PublishAsync(
            office.Scene,
            office.Worker,
            "timers",
            "<startEvent id=\"s\"/><userTask id=\"a\" name=\"Thẩm định\"/><endEvent id=\"e\"/><endEvent id=\"told\"/>"
                + Timer("days", "timeDuration", "3 ngày làm việc", "Quá ba ngày")
                + Timer("hours", "timeDuration", "30 giờ làm việc")
                + Timer("soon", "timeDuration", "4 giờ làm việc")
                + Timer("plain", "timeDuration", "P3D")
                + Timer("date", "timeDate", "2026-01-09T09:00:00+07:00"),
            "s>a a>e " + string.Join(' ', ids.Select(id => $"{id}>w-{id} w-{id}>told"))
        );
        return await DrawnProcess.StartAsync(site, office.Scene, version, "HS-1");
    }

    private Task<string> TimersAsync() =>
        site.Runner.LookAsync(
            office.Scene.AgencyId,
            "select string_agg(element_id || ' ' || to_char(due_at at time zone 'Asia/Ho_Chi_Minh', 'DD HH24:MI'), ', ' order by element_id) from processes.timer where agency_id = $1",
            [Sql.P(office.Scene.AgencyId)],
            async (row, ct) => await row.ReadAsync(ct) && !row.IsDBNull(0) ? row.GetString(0) : ""
        );

    private async Task<int> RemindersAsync(Guid subject) =>
        (await DrawnProcess.HistoryAsync(site, office.Scene, subject)).Count(p => p.ElementId.StartsWith("w-", StringComparison.Ordinal));

    [Fact]
    public async Task Timers_of_working_time_move_as_shown_and_consented_to_and_back_when_the_day_is_withdrawn()
    {
        var subject = await StartAsync();
        var before = await TimersAsync();
        Assert.Equal("date 09 09:00, days 09 17:00, hours 09 15:30, plain 09 08:00, soon 06 13:30", before);
        var preview = await administrator.GetAsync(CalendarOffice.Preview);
        Assert.Contains("0 hạn trả, 0 hạn bước và 2 hẹn giờ sẽ dời.", preview.Words, StringComparison.Ordinal);
        Assert.Contains("Hẹn giờ: Quá ba ngày", preview.Words, StringComparison.Ordinal);
        Assert.Contains("Hẹn giờ: Thẩm định", preview.Words, StringComparison.Ordinal);

        // Whoever agreed to no timers has not agreed to these.
        const string Unaware = """
            {"day":"2026-01-08","kind":"Off","reach":"Agency","label":"Mất điện","decision":"15/TB","decidedOn":"2026-01-05","decidedBy":"Giám đốc","instances":0,"tasks":0}
            """;
        var refused = await administrator.CallAsync("/api/v1/calendar", Unaware, "unaware-01");
        Assert.Equal(422, refused.Status);
        Assert.Contains("processes.calendar.counts_changed", refused.Text, StringComparison.Ordinal);

        var day = await CalendarOffice.DecreeAsync(administrator);
        await CalendarOffice.CountAgainAsync(site);
        Assert.Equal("date 09 09:00, days 10 17:00, hours 10 15:30, plain 09 08:00, soon 06 13:30", await TimersAsync());
        Assert.Contains(
            "Đã dời xong: 0 hạn trả, 0 hạn bước và 2 hẹn giờ.",
            (await administrator.GetAsync(day)).Words,
            StringComparison.Ordinal
        );
        Assert.Equal(2, await office.CountAsync("processes.deadline_move where step like 'Hẹn giờ: %'"));

        await CalendarOffice.WithdrawAsync(administrator, day);
        await CalendarOffice.CountAgainAsync(site);
        Assert.Equal(before, await TimersAsync());
        await Replay.HoldsAsync(site, subject);
    }

    [Fact]
    public async Task A_moved_timer_fires_at_its_new_instant_and_one_that_failed_waits_for_its_next_try()
    {
        var subject = await StartAsync();
        await office.Scene.DoAsync(
            (work, _) =>
            {
                work.Batch.Add("update processes.timer set failed = 1 where agency_id = $1 and element_id = 'hours'", Sql.P(work.AgencyId));
                return Task.FromResult(true);
            }
        );
        await CalendarOffice.DecreeAsync(administrator);
        await CalendarOffice.CountAgainAsync(site);
        Assert.Contains("days 10 17:00, hours 09 15:30", await TimersAsync(), StringComparison.Ordinal);
        site.Clock.Set(CalendarOffice.At(9, 18));
        await site.RunRecurringAsync("Processes.timers");
        Assert.Equal("days 10 17:00", await TimersAsync());
        Assert.Equal(4, await RemindersAsync(subject));
        site.Clock.Set(CalendarOffice.At(10, 18));
        await site.RunRecurringAsync("Processes.timers");
        Assert.Equal("", await TimersAsync());
        Assert.Equal(5, await RemindersAsync(subject));
    }
}
