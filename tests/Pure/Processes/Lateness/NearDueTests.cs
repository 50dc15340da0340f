using System.Globalization;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Processes;
using IsoDienTu.Processes.Lateness;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Pure.Processes.Lateness;

/// <summary>Default schedule: 07:30-11:30 and 13:00-17:00. Wednesday, 25 November 2026 is a working day; Tuesday the 24th is a day off.</summary>
public sealed class NearDueTests
{
    private static readonly WorkSchedule Schedule = WorkSchedule.Default;

    [Theory]
    [InlineData(null, 480)]
    [InlineData(480, 480)] // a fifth of a day is less than the day
    [InlineData(2400, 480)] // a fifth of five days is the day itself
    [InlineData(4800, 960)] // ten days: two of them
    [InlineData(4850, 960)] // counted in full hours
    [InlineData(480_000, 4800)] // never more than ten working days ahead
    public void Whichever_is_more_counts_the_minutes_or_the_share_of_the_term(int? term, int allowance) =>
        Assert.Equal(allowance, NearDue.Whole.Allowance(term));

    [Theory]
    [InlineData("2026-11-23 16:59", false)]
    [InlineData("2026-11-23 17:00", true)] // the day off between counts nothing
    [InlineData("2026-11-24 09:00", true)]
    [InlineData("2026-11-25 17:00", true)]
    [InlineData("2026-11-25 17:01", false)] // late, not near
    public void A_promise_is_near_from_a_working_day_before_it_until_it_is_past(string now, bool near) =>
        Assert.Equal(near, NearDue.Whole.IsNear(Schedule, At(now), At("2026-11-25 17:00"), 2400));

    [Fact]
    public void What_a_statement_takes_for_near_is_what_the_badge_says_at_every_minute_of_two_weeks()
    {
        var now = At("2026-11-16 10:17");
        var bounds = NearDue.Whole.Bounds(Schedule, now);
        foreach (var term in (int?[])[null, 240, 2400, 7200, 14_400])
        {
            for (var due = now; due < now.AddDays(14); due = due.AddMinutes(1))
            {
                var badge = Clocks.Of(Schedule, due, now, NearDue.Whole.Allowance(term))!;
                Assert.Equal(badge.Tone == Tone.Near, due < bounds[NearDue.Whole.Hours(term)]);
                Assert.Equal(badge.Tone == Tone.Near, NearDue.Whole.IsNear(Schedule, now, due, term));
            }
        }
    }

    [Theory]
    [InlineData("2026-11-20 09:00", false, false, "2026-11-23 17:00")] // look again when a working day is left
    [InlineData("2026-11-23 17:00", true, false, "2026-11-26 07:31")] // then when a working minute is past
    [InlineData("2026-11-25 23:00", true, false, "2026-11-26 07:31")] // nobody is told of lateness by night
    [InlineData("2026-11-26 07:31", false, true, "2026-11-27 07:31")]
    public void The_watch_warns_then_tells_and_looks_at_working_instants(string now, bool near, bool late, string next) =>
        Assert.Equal(
            new Outlook(near, late, At(next)),
            Outlook.Of(Measured(now), NearDue.Whole, At("2026-11-19 08:00"), At("2026-11-25 17:00"), 2400, paused: false)
        );

    [Fact]
    public void While_the_clock_rests_there_is_nothing_to_say()
    {
        var outlook = Outlook.Of(Measured("2026-11-26 10:00"), NearDue.Whole, At("2026-11-19 08:00"), At("2026-11-25 17:00"), 2400, true);
        Assert.False(outlook.Near || outlook.Late);
    }

    private static Measure Measured(string now) => new(Schedule, NearDueRules.Usual, At(now));

    private static DateTimeOffset At(string local) => new(DateTime.Parse(local, CultureInfo.InvariantCulture), TimeSpan.FromHours(7));
}
