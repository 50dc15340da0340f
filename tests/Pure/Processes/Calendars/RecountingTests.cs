using IsoDienTu.Processes.Calendars;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Pure.Processes.Calendars;

/// <summary>Where a due instant comes to lie when a day is decreed or withdrawn. The week of Monday 2 to Sunday 8 March 2026 has no national days.</summary>
public sealed class RecountingTests
{
    private static readonly WorkSchedule Usual = WorkSchedule.Default;
    private static readonly WorkSchedule WithoutThursday = On(new CalendarDay(new(2026, 3, 5), DayKind.Off, "Nghỉ"));
    private static readonly DateTimeOffset Now = At(3, 9);

    private static WorkSchedule On(params CalendarDay[] rows) => new(WorkCalendar.National.With(rows), OfficeHours.Default);

    private static DateTimeOffset At(int day, int hour) => new(2026, 3, day, hour, 0, 0, TimeSpan.FromHours(7));

    private static OpenTerm Promise(DateTimeOffset due, string? written = "3 ngày làm việc") =>
        new()
        {
            Start = At(3, 8),
            Due = due,
            Written = written,
            IsPromise = true,
        };

    [Fact]
    public void A_day_off_within_the_term_moves_the_promise_by_a_working_day_and_its_withdrawal_moves_it_back()
    {
        var moved = Recounting.Due(Promise(At(6, 17)), Usual, WithoutThursday, Now);
        Assert.Equal(At(9, 17), moved);
        Assert.Equal(At(6, 17), Recounting.Due(Promise(moved), WithoutThursday, Usual, Now));
    }

    [Fact]
    public void A_day_off_after_the_due_instant_moves_nothing() =>
        Assert.Equal(At(4, 17), Recounting.Due(Promise(At(4, 17), "1 ngày làm việc"), Usual, WithoutThursday, Now));

    [Fact]
    public void A_make_up_saturday_brings_the_promise_forward()
    {
        var worked = On(new CalendarDay(new(2026, 3, 7), DayKind.Work, "Làm bù"));
        Assert.Equal(At(7, 17), Recounting.Due(Promise(At(9, 17), "4 ngày làm việc"), Usual, worked, Now));
    }

    [Fact]
    public void Calendar_days_move_only_when_they_end_on_the_day_off()
    {
        Assert.Equal(At(6, 17), Recounting.Due(Promise(At(5, 17), "2 ngày"), Usual, WithoutThursday, Now));
        Assert.Equal(At(6, 17), Recounting.Due(Promise(At(6, 17), "3 ngày"), Usual, WithoutThursday, Now));
    }

    [Fact]
    public void What_came_before_opening_is_counted_from_the_next_opening_on_the_new_calendar()
    {
        var wednesdayNight = Promise(At(6, 17), "1 ngày làm việc") with { Start = At(4, 20) };
        Assert.Equal(At(9, 17), Recounting.Due(wednesdayNight, Usual, WithoutThursday, Now));
    }

    [Fact]
    public void A_term_with_a_rest_is_counted_with_the_rest()
    {
        var rested = Promise(At(9, 17)) with { Rests = [new Rest(At(3, 8), At(4, 8))] };
        Assert.Equal(Usual.Add(Usual.Due(At(3, 8), Term.WorkingDays(3)), 480), rested.Due);
        Assert.Equal(At(10, 17), Recounting.Due(rested, Usual, WithoutThursday, Now));
    }

    [Fact]
    public void A_rest_over_the_new_day_off_lasted_less_working_time()
    {
        var rested = Promise(At(11, 17)) with { Rests = [new Rest(At(3, 8), At(6, 8))] };
        Assert.Equal(At(11, 17), Recounting.Due(rested, Usual, WithoutThursday, At(6, 9)));
    }

    [Fact]
    public void A_term_that_started_anew_is_counted_from_the_end_of_the_rest()
    {
        var anew = Promise(At(9, 17)) with { Rests = [new Rest(At(3, 9), At(4, 10))], Restarts = true };
        Assert.Equal(At(10, 17), Recounting.Due(anew, Usual, WithoutThursday, At(4, 11)));
    }

    [Fact]
    public void A_term_that_does_not_explain_the_due_instant_moves_by_the_working_time_left()
    {
        foreach (var written in (string?[])[null, "theo quy định", "1 ngày làm việc"])
        {
            var moved = Recounting.Due(Promise(At(6, 10), written), Usual, WithoutThursday, Now);
            Assert.Equal(At(9, 10), moved);
            Assert.Equal(At(6, 10), Recounting.Due(Promise(moved, written), WithoutThursday, Usual, At(4, 9)));
        }
    }

    [Fact]
    public void Without_a_term_a_resting_clock_keeps_what_it_had_when_it_stopped()
    {
        var resting = Promise(At(6, 10), null) with { PausedSince = At(3, 15) };
        Assert.Equal(At(9, 10), Recounting.Due(resting, Usual, WithoutThursday, At(9, 9)));
    }

    [Fact]
    public void What_is_late_without_a_term_stays_where_it_was() =>
        Assert.Equal(At(6, 10), Recounting.Due(Promise(At(6, 10), null), Usual, WithoutThursday, At(9, 9)));

    [Fact]
    public void A_due_instant_that_lies_in_closed_time_is_not_touched_by_a_day_that_takes_nothing_from_it() =>
        Assert.Equal(At(4, 20), Recounting.Due(Promise(At(4, 20), null), Usual, WithoutThursday, Now));

    [Fact]
    public void What_the_day_once_moved_goes_back_exactly_where_it_was()
    {
        // 19:00 is closed time: counting alone would bring it back to the closing at 17:00.
        var moved = Promise(At(9, 17), null) with
        {
            Moved = (At(6, 19), At(9, 17)),
        };
        Assert.Equal(At(6, 19), Recounting.Due(moved, WithoutThursday, Usual, Now));
    }

    [Fact]
    public void What_is_due_beyond_the_years_of_the_calendar_stays()
    {
        var far = new DateTimeOffset(2900, 1, 1, 17, 0, 0, TimeSpan.FromHours(7));
        Assert.Equal(far, Recounting.Due(Promise(far, null), Usual, WithoutThursday, Now));
        Assert.Equal(far, Recounting.Due(Promise(far, "9000 ngày làm việc") with { IsPromise = false }, Usual, WithoutThursday, Now));
    }

    [Fact]
    public void What_began_when_the_day_was_known_is_right_already() =>
        Assert.Equal(At(9, 17), Recounting.Due(Promise(At(9, 17)), Usual, WithoutThursday, Now));

    [Fact]
    public void A_step_is_counted_by_its_table_where_bare_days_are_working_days()
    {
        var step = Promise(At(5, 17), "2 ngày") with { IsPromise = false };
        Assert.Equal(At(6, 17), Recounting.Due(step, Usual, WithoutThursday, Now));
        var minutes = Promise(At(5, 9), null) with { IsPromise = false, Minutes = 960, Start = At(3, 9) };
        Assert.Equal(At(6, 9), Recounting.Due(minutes, Usual, WithoutThursday, Now));
    }
}
