using IsoDienTu.WorkingTime;
using static IsoDienTu.Pure.WorkingTime.DueDateVectorsTests;

namespace IsoDienTu.Pure.WorkingTime;

public sealed class DueRulesTests
{
    private static readonly WorkSchedule SameClock = new(
        WorkCalendar.National,
        OfficeHours.Default,
        DueRules.Default with
        {
            Clock = DueClock.SameAsStart,
        }
    );

    private static readonly WorkSchedule SaturdayMorning = new(
        WorkCalendar.National,
        OfficeHours.Parse("T2-T6 07:30-11:30,13:30-17:00; T7 07:30-11:30")
    );

    [Theory]
    [InlineData("2026-09-21T06:00", "4 giờ", "2026-09-21T11:30")] // before opening
    [InlineData("2026-09-21T18:00", "1 giờ", "2026-09-22T08:30")] // after closing
    [InlineData("2026-09-21T12:15", "1 giờ", "2026-09-21T14:00")] // over lunch
    [InlineData("2026-09-02T10:00", "2 giờ", "2026-09-03T09:30")] // on a holiday
    [InlineData("2026-02-13T16:00", "2 giờ", "2026-02-23T08:30")] // across Tết
    [InlineData("2026-09-21T15:00", "2 giờ", "2026-09-21T17:00")] // ends exactly at closing
    [InlineData("2026-09-21T17:00", "8 giờ", "2026-09-22T17:00")] // starts exactly at closing
    [InlineData("2026-09-21T07:30", "8 giờ", "2026-09-21T17:00")] // one full day
    [InlineData("2026-09-25T16:00", "80 giờ", "2026-10-09T16:00")]
    public void Working_hours_survive_the_known_traps(string start, string term, string due) =>
        Assert.Equal(At(due), WorkSchedule.Default.Due(At(start), Term.Parse(term)));

    [Fact]
    public void The_same_instant_in_another_zone_is_due_at_the_same_instant()
    {
        var start = At("2026-08-28T14:00");
        var due = WorkSchedule.Default.Due(start.ToOffset(TimeSpan.FromHours(-8)), Term.WorkingDays(3));

        Assert.Equal(At("2026-09-07T17:00"), due);
        Assert.Equal(VietnamTime.Offset, due.Offset);
    }

    [Fact]
    public void A_day_is_a_date_and_not_twenty_four_hours() =>
        Assert.Equal(At("2026-09-22T17:00"), WorkSchedule.Default.Due(At("2026-09-21T16:59"), Term.WorkingDays(1)));

    [Theory]
    [InlineData("2026-09-21T09:15", "2026-09-22T09:15")]
    [InlineData("2026-09-21T06:00", "2026-09-22T07:30")] // kept within the office's day
    [InlineData("2026-09-21T20:00", "2026-09-22T17:00")]
    [InlineData("2026-09-20T09:15", "2026-09-21T17:00")] // a Sunday has no office clock
    public void An_office_that_prints_hours_is_due_at_the_clock_time_of_the_start(string start, string due) =>
        Assert.Equal(At(due), SameClock.Due(At(start), Term.WorkingDays(1)));

    [Theory]
    [InlineData("2026-09-21T15:00", "2026-09-21T17:00")]
    [InlineData("2026-09-21T15:00:01", "2026-09-22T17:00")]
    [InlineData("2026-09-21T05:00", "2026-09-21T17:00")]
    [InlineData("2026-09-18T15:30", "2026-09-21T17:00")]
    [InlineData("2026-09-20T10:00", "2026-09-21T17:00")]
    public void Within_the_day_ends_at_three_in_the_afternoon_for_what_comes_later(string start, string due) =>
        Assert.Equal(At(due), WorkSchedule.Default.Due(At(start), Term.Parse("trong ngày")));

    [Fact]
    public void On_a_half_day_within_the_day_is_never_due_before_it_began() =>
        Assert.Equal(At("2026-09-21T17:00"), SaturdayMorning.Due(At("2026-09-19T13:00"), Term.Parse("trong ngày")));

    [Theory]
    [InlineData("2026-08-18", "15 ngày", "2026-09-03T17:00")] // 2/9 is off
    [InlineData("2026-09-21", "4 ngày", "2026-09-25T17:00")]
    [InlineData("2026-09-21", "5 ngày", "2026-09-28T17:00")] // Saturday moves on
    [InlineData("2026-01-31", "1 tháng", "2026-03-02T17:00")] // 28/2 is a Saturday
    [InlineData("2026-09-14", "1/2 tháng", "2026-09-29T17:00")]
    [InlineData("2026-09-14", "1 tuần", "2026-09-21T17:00")]
    [InlineData("2024-02-29", "1 năm", "2025-02-28T17:00")]
    [InlineData("2026-01-15", "1/2 năm", "2026-07-15T17:00")]
    public void A_calendar_term_that_ends_on_a_day_off_moves_on(string date, string term, string due)
    {
        Assert.Equal(At(due), WorkSchedule.Default.Due(At($"{date}T09:00"), Term.Parse(term)));
        Assert.Equal(At(due), SameClock.Due(At($"{date}T09:00"), Term.Parse(term)));
    }

    [Theory]
    [InlineData("2026-09-21T08:00", "0,25 ngày", "2026-09-21T10:00")]
    [InlineData("2026-09-21T16:00", "0,5 ngày", "2026-09-22T10:30")]
    [InlineData("2026-09-21T08:00", "1,5 ngày", "2026-09-23T11:30")]
    public void A_fraction_of_a_day_counts_hours_after_the_whole_days(string start, string term, string due) =>
        Assert.Equal(At(due), WorkSchedule.Default.Due(At(start), Term.Parse(term)));

    [Fact]
    public void A_fraction_never_outlasts_the_next_whole_day_of_a_short_office()
    {
        // 0.9 day = 432 minutes by convention, but Saturday has 240: not later than one whole day.
        var due = SaturdayMorning.Due(At("2026-09-18T16:45"), Term.Parse("0,9 ngày"));

        Assert.Equal(At("2026-09-19T11:30"), due);
        Assert.Equal(due, SaturdayMorning.Due(At("2026-09-18T16:45"), Term.WorkingDays(1)));
    }

    [Fact]
    public void The_parts_of_a_term_are_served_one_after_the_other() =>
        Assert.Equal(At("2026-09-15T17:00"), WorkSchedule.Default.Due(At("2026-08-18T09:00"), Term.Parse("15 ngày + 08 ngày làm việc")));

    [Theory]
    [InlineData("2026-09-21T10:00", "2026-09-21T10:00")]
    [InlineData("2026-09-21T11:30", "2026-09-21T13:00")]
    [InlineData("2026-09-01T10:00", "2026-09-03T07:30")]
    public void At_once_means_as_soon_as_the_office_is_open(string start, string due) =>
        Assert.Equal(At(due), WorkSchedule.Default.Due(At(start), Term.Parse("ngay khi nhận")));

    [Theory]
    [InlineData("1999-12-31T10:00", "1 giờ")]
    [InlineData("2026-09-21T10:00", "99 năm")]
    [InlineData("2026-09-21T10:00", "36000 ngày làm việc")]
    [InlineData("2026-09-21T10:00", "36000 năm")]
    public void Dates_outside_the_calendar_are_refused_with_a_sentence(string start, string term)
    {
        var failure = Assert.Throws<WorkingTimeException>(() => WorkSchedule.Default.Due(At(start), Term.Parse(term)));

        Assert.Equal("schedule.range", failure.Problem.Key);
    }
}
