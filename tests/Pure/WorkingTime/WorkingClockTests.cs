using IsoDienTu.WorkingTime;
using static IsoDienTu.Pure.WorkingTime.DueDateVectorsTests;

namespace IsoDienTu.Pure.WorkingTime;

public sealed class WorkingClockTests
{
    private static readonly WorkSchedule Schedule = WorkSchedule.Default;

    private static readonly WorkingClock Clock = WorkingClock.Started(Term.WorkingHours(16), At("2026-09-21T08:00"), Schedule);

    [Fact]
    public void A_pause_moves_the_due_instant_by_the_working_time_it_lasted()
    {
        // Monday 10:00 to Wednesday 10:00: two working days.
        var resumed = Clock.Pause(At("2026-09-21T10:00")).Resume(At("2026-09-23T10:00"), Schedule);

        Assert.Equal(At("2026-09-23T08:00"), Clock.Due);
        Assert.Equal(At("2026-09-25T08:00"), resumed.Due);
        Assert.Equal(TimeSpan.FromHours(14), resumed.Remaining(At("2026-09-23T10:00"), Schedule));
        Assert.Equal(TimeSpan.FromHours(2), resumed.Elapsed(At("2026-09-23T10:00"), Schedule));
        Assert.False(resumed.IsPaused);
    }

    [Fact]
    public void A_pause_over_a_holiday_adds_no_working_time()
    {
        var clock = WorkingClock.Started(Term.WorkingDays(3), At("2026-08-28T09:00"), Schedule);
        var resumed = clock.Pause(At("2026-08-29T08:00")).Resume(At("2026-09-03T07:30"), Schedule);

        Assert.Equal(clock.Due, resumed.Due);
    }

    [Fact]
    public void A_standing_clock_keeps_what_it_had_left()
    {
        var paused = Clock.Pause(At("2026-09-21T10:00"));

        Assert.Equal(TimeSpan.FromHours(14), paused.Remaining(At("2026-12-01T10:00"), Schedule));
        Assert.Equal(TimeSpan.FromHours(2), paused.Elapsed(At("2026-12-01T10:00"), Schedule));
        Assert.Equal(At("2026-09-24T08:00"), paused.DueAt(At("2026-09-22T10:00"), Schedule));
    }

    [Fact]
    public void A_late_clock_says_by_how_much() => Assert.Equal(TimeSpan.FromHours(-1), Clock.Remaining(At("2026-09-23T09:00"), Schedule));

    [Fact]
    public void Completed_papers_start_the_term_again_from_zero()
    {
        var restarted = Clock.Pause(At("2026-09-21T10:00")).Restart(At("2026-09-28T08:00"), Schedule);

        Assert.Equal(At("2026-09-30T08:00"), restarted.Due);
        Assert.Empty(restarted.Pauses);
        Assert.False(restarted.IsPaused);
    }

    [Fact]
    public void A_decreed_holiday_moves_the_due_instant_and_keeps_the_history()
    {
        var paused = Clock.Pause(At("2026-09-21T10:00")).Resume(At("2026-09-22T10:00"), Schedule);
        var decreed = new WorkSchedule(
            WorkCalendar.National.With(new CalendarDay(new DateOnly(2026, 9, 23), DayKind.Off, "Nghỉ bão")),
            OfficeHours.Default
        );

        Assert.Equal(At("2026-09-24T08:00"), paused.Due);
        Assert.Equal(At("2026-09-25T08:00"), paused.On(decreed).Due);
        Assert.Equal(paused.Due, paused.On(decreed).On(Schedule).Due);
        Assert.Equal(paused.Pauses, paused.On(decreed).Pauses);
    }

    [Fact]
    public void A_clock_is_paused_once_at_a_time_and_never_runs_backwards()
    {
        var paused = Clock.Pause(At("2026-09-21T10:00"));

        Assert.Equal("clock.paused", KeyOf(() => paused.Pause(At("2026-09-21T11:00"))));
        Assert.Equal("clock.running", KeyOf(() => Clock.Resume(At("2026-09-21T11:00"), Schedule)));
        Assert.Equal("clock.order", KeyOf(() => Clock.Pause(At("2026-09-21T07:59"))));
        Assert.Equal("clock.order", KeyOf(() => paused.Resume(At("2026-09-21T09:59"), Schedule)));
        Assert.Equal("clock.order", KeyOf(() => paused.Restart(At("2026-09-21T09:59"), Schedule)));
    }

    private static string KeyOf(Action action) => Assert.Throws<WorkingTimeException>(action).Problem.Key;
}
