using IsoDienTu.Dossiers;
using IsoDienTu.Dossiers.Receiving;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Processes;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Pure.Dossiers;

/// <summary>Default schedule: 07:30-11:30 and 13:00-17:00, national calendar.</summary>
public sealed class PromiseTests
{
    private static readonly WorkSchedule Schedule = WorkSchedule.Default;

    [Theory]
    [InlineData("2026-08-28 09:00", "3 ngày làm việc", "2026-09-07 17:00")] // handbook 4.4
    [InlineData("2026-11-23 10:00", "1 ngày làm việc", "2026-11-25 17:00")] // 24/11 is a holiday
    [InlineData("2026-11-23 14:59", "trong ngày", "2026-11-23 17:00")]
    [InlineData("2026-11-23 15:01", "trong ngày", "2026-11-25 17:00")] // after the cut-off, and the next day is a holiday
    [InlineData("2026-11-21 09:00", "4 giờ làm việc", "2026-11-23 11:30")] // sent on a Saturday
    [InlineData("2026-11-20 20:15", "2 ngày làm việc", "2026-11-26 17:00")] // sent on a Friday night: the clock starts on Monday
    public void The_term_runs_on_the_schedule_of_the_agency(string received, string term, string due) =>
        Assert.Equal(At(due), Promise.Of(Schedule, term, At(received)).DueAt);

    [Fact]
    public void The_clock_of_a_dossier_sent_out_of_hours_starts_at_the_next_opening()
    {
        Assert.Equal(At("2026-11-23 07:30"), Promise.Of(Schedule, "5 ngày làm việc", At("2026-11-21 09:00")).ClockFrom);
        Assert.Equal(At("2026-11-23 13:00"), Promise.Of(Schedule, "5 ngày làm việc", At("2026-11-23 12:10")).ClockFrom);
        Assert.Equal(At("2026-11-23 09:00"), Promise.Of(Schedule, "5 ngày làm việc", At("2026-11-23 09:00")).ClockFrom);
    }

    [Theory]
    [InlineData("2026-11-23 09:00", "2026-11-23 17:00")]
    [InlineData("2026-11-23 15:00", "2026-11-23 17:00")]
    [InlineData("2026-11-23 15:01", "2026-11-25 07:30")] // Monday afternoon; Tuesday is a holiday
    [InlineData("2026-11-27 16:00", "2026-11-30 07:30")]
    public void It_is_handed_over_the_same_day_and_after_the_cut_off_at_the_next_opening(string received, string handOver) =>
        Assert.Equal(At(handOver), Promise.Of(Schedule, "5 ngày làm việc", At(received)).HandOverBy);

    [Theory]
    [InlineData(null)]
    [InlineData("Không quy định")]
    public void Without_a_term_nothing_is_promised(string? term) => Assert.Null(Promise.Of(Schedule, term, At("2026-11-23 09:00")).DueAt);

    [Theory]
    [InlineData("2026-11-25 17:00", Punctuality.OnTime)]
    [InlineData("2026-11-25 07:30", Punctuality.OnTime)] // a day's work is not more than a day
    [InlineData("2026-11-23 16:59", Punctuality.Early)]
    [InlineData("2026-11-25 17:01", Punctuality.Late)]
    public void A_finish_is_early_on_time_or_late(string finish, Punctuality judged) =>
        Assert.Equal(judged, PunctualityRules.Dossier.AtFinish(Schedule, At(finish), At("2026-11-25 17:00")));

    [Theory]
    [InlineData("2026-11-10 09:00", Punctuality.InTime)]
    [InlineData("2026-11-25 09:00", Punctuality.Near)] // less than a working day left
    [InlineData("2026-11-20 16:00", Punctuality.Near)] // less than a fifth of the term left
    [InlineData("2026-11-25 17:01", Punctuality.Overdue)]
    public void A_running_clock_is_in_time_near_or_overdue(string now, Punctuality judged) =>
        Assert.Equal(judged, PunctualityRules.Running(Measured(now), NearDue.Whole, At("2026-11-25 17:00"), 14 * 480));

    [Fact]
    public void Without_a_promise_nothing_is_judged()
    {
        Assert.Equal(Punctuality.Outside, PunctualityRules.Dossier.AtFinish(Schedule, At("2026-11-25 17:00"), null));
        Assert.Equal(Punctuality.Outside, PunctualityRules.Running(Measured("2026-11-25 17:00"), NearDue.Whole, null, null));
    }

    private static Measure Measured(string now) => new(Schedule, NearDueRules.Usual, At(now));

    private static DateTimeOffset At(string local) =>
        new(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(7));
}
