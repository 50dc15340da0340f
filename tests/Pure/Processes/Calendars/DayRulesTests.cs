using IsoDienTu.Kernel;
using IsoDienTu.Processes.Calendars;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Pure.Processes.Calendars;

/// <summary>Which days may be decreed and withdrawn. Today is Tuesday 3 March 2026.</summary>
public sealed class DayRulesTests
{
    private static readonly DateOnly Today = new(2026, 3, 3);

    private static DecreedDay Day(DateOnly day, DayKind kind = DayKind.Off, Reach reach = Reach.Agency, int agency = 7) =>
        new()
        {
            AgencyId = agency,
            Day = day,
            Kind = kind,
            Reach = reach,
            Label = "Mất điện",
            Decision = "15/TB-SNV",
            DecidedOn = new(2026, 3, 2),
            DecidedBy = "Giám đốc Sở",
            Since = 1,
            EnteredBy = "Phạm Văn Quang",
            EnteredAt = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero),
        };

    private static string? Broken(DecreedDay day, params DecreedDay[] known)
    {
        var days = new DecreedDays(9, known);
        return KeyOf(() => DayRules.CheckDecree(day, days, days.ScheduleOf(null, 9), Today));
    }

    private static string? KeyOf(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (RuleException rule)
        {
            return rule.Key["processes.calendar.".Length..];
        }
    }

    [Fact]
    public void A_working_day_may_be_off_and_a_weekend_day_may_be_worked()
    {
        Assert.Null(Broken(Day(new(2026, 3, 5))));
        Assert.Null(Broken(Day(new(2026, 3, 7), DayKind.Work)));
        Assert.Null(Broken(Day(new(2026, 9, 2), DayKind.Work)));
    }

    [Fact]
    public void A_day_in_the_past_of_this_year_may_still_be_decreed() => Assert.Null(Broken(Day(new(2026, 2, 10))));

    [Fact]
    public void A_day_that_changes_nothing_is_refused()
    {
        Assert.Equal("works_already", Broken(Day(new(2026, 3, 5), DayKind.Work)));
        Assert.Equal("rests_already", Broken(Day(new(2026, 3, 7))));
        Assert.Equal("off_already", Broken(Day(FirstNational(Certainty.Read, 2026))));
    }

    [Fact]
    public void A_forecast_holiday_may_be_confirmed_by_its_notice() => Assert.Null(Broken(Day(FirstNational(Certainty.Forecast, 2027))));

    [Fact]
    public void A_closed_year_and_a_year_too_far_ahead_are_refused()
    {
        Assert.Equal("year_closed", Broken(Day(new(2025, 12, 30))));
        Assert.Equal("too_far", Broken(Day(new(2029, 1, 2))));
        Assert.Equal("year_closed", KeyOf(() => DayRules.CheckWithdrawal(Day(new(2025, 12, 30)), "nhầm", Today)));
    }

    [Fact]
    public void Every_day_needs_its_evidence()
    {
        var faults = new (Action<DecreedDay> Break, string Key)[]
        {
            (d => d.Day = default, "day"),
            (d => d.Label = "", "label"),
            (d => d.Decision = "", "decision"),
            (d => d.DecidedOn = default, "decided_on"),
            (d => d.DecidedOn = new(2026, 3, 4), "decided_on"),
            (d => d.DecidedBy = "", "decided_by"),
        };
        foreach (var (spoil, key) in faults)
        {
            var day = Day(new(2026, 3, 5));
            spoil(day);
            Assert.Equal(key, Broken(day));
        }
    }

    [Fact]
    public void The_same_day_is_decreed_once_for_the_same_reach()
    {
        var day = new DateOnly(2026, 3, 5);
        Assert.Equal("twice", Broken(Day(day), Day(day)));
        Assert.Null(Broken(Day(day), Day(day, agency: 8)));
        var withdrawn = Day(day);
        (withdrawn.Until, withdrawn.WithdrawnBy, withdrawn.WithdrawnAt) = (2, "Phạm Văn Quang", withdrawn.EnteredAt);
        Assert.Null(Broken(Day(day), withdrawn));
        Assert.Equal("withdrawn", KeyOf(() => DayRules.CheckWithdrawal(withdrawn, "nhầm", Today)));
    }

    [Fact]
    public void A_withdrawal_needs_a_reason()
    {
        Assert.Equal("reason", KeyOf(() => DayRules.CheckWithdrawal(Day(new(2026, 3, 5)), "  ", Today)));
        Assert.Null(KeyOf(() => DayRules.CheckWithdrawal(Day(new(2026, 3, 5)), "Có điện lại", Today)));
    }

    private static DateOnly FirstNational(Certainty certainty, int year) =>
        WorkCalendar.National.ByDate.Values.First(d => d.Date.Year == year && d.Kind == DayKind.Off && d.Certainty == certainty).Date;
}
