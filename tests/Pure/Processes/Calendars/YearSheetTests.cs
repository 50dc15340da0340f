using IsoDienTu.Processes.Calendars;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Pure.Processes.Calendars;

/// <summary>The year as it is drawn, and the layers it is drawn from.</summary>
public sealed class YearSheetTests
{
    private static readonly DateOnly Thursday = new(2026, 3, 5);

    private static DecreedDay Day(long since, Reach reach, int agency, DayKind kind = DayKind.Off, long? until = null) =>
        new()
        {
            AgencyId = agency,
            Day = Thursday,
            Kind = kind,
            Reach = reach,
            Label = "Ngày hội",
            Decision = "1/QĐ",
            Since = since,
            Until = until,
        };

    private static bool Works(DecreedDays days, int agency, long at) =>
        days.CalendarOf(agency, at).ByDate.GetValueOrDefault(Thursday)?.Kind != DayKind.Off;

    [Fact]
    public void A_day_of_the_province_holds_for_all_and_an_agencys_own_over_it_for_itself()
    {
        var days = new DecreedDays(2, [Day(1, Reach.Province, 1), Day(2, Reach.Agency, 7, DayKind.Work)]);
        Assert.False(Works(days, 8, 2));
        Assert.True(Works(days, 7, 2));
        Assert.False(Works(days, 7, 1));
        Assert.True(Works(days, 8, 0));
    }

    [Fact]
    public void A_withdrawn_day_holds_until_its_withdrawal()
    {
        var days = new DecreedDays(5, [Day(2, Reach.Province, 1, until: 4)]);
        Assert.Equal([true, false, false, true, true], new long[] { 1, 2, 3, 4, 5 }.Select(at => Works(days, 7, at)));
    }

    [Fact]
    public void The_year_has_twelve_months_whose_weeks_begin_on_monday()
    {
        var days = new DecreedDays(1, [Day(1, Reach.Province, 1)]);
        var schedule = days.ScheduleOf(null, 1);
        var sheet = YearSheet.Of(2026, 7, days, schedule)!;
        Assert.Equal(12, sheet.Months.Count);
        var cells = sheet.Months.SelectMany(m => m.Weeks).SelectMany(w => w).OfType<Cell>().ToList();
        Assert.Equal(365, cells.Count);
        Assert.All(sheet.Months.SelectMany(m => m.Weeks), w => Assert.Equal(7, w.Count));
        Assert.All(
            sheet.Months.SelectMany(m => m.Weeks).Select(w => w[0]).OfType<Cell>(),
            c => Assert.Equal(DayOfWeek.Monday, c.Date.DayOfWeek)
        );
        Assert.Equal(Look.Off, cells.Single(c => c.Date == Thursday).Look);
        Assert.Equal(cells.Count(c => schedule.IsWorkingDay(c.Date)), sheet.WorkingDays);
        Assert.Equal("1/QĐ", sheet.Rows.Single(r => r.Day.Date == Thursday).Decreed!.Decision);
    }

    [Fact]
    public void Years_beyond_the_known_ones_are_not_drawn_and_a_forecast_year_says_so()
    {
        var days = new DecreedDays(0, []);
        Assert.Null(YearSheet.Of(2022, 7, days, WorkSchedule.Default));
        Assert.Null(YearSheet.Of(2099, 7, days, WorkSchedule.Default));
        Assert.Equal(Certainty.Forecast, YearSheet.Of(2027, 7, days, WorkSchedule.Default)!.Certainty);
    }
}
