using FsCheck;
using FsCheck.Fluent;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Pure.WorkingTime;

/// <summary>What must hold for every office, start and term of the years with a calendar.</summary>
public sealed class WorkingTimePropertiesTests
{
    private static readonly DateTimeOffset First = new(2023, 1, 1, 0, 0, 0, VietnamTime.Offset);

    /// <summary>Plain, half Saturdays with the clock of the start, changing summer hours of 7.5 hours, and a round-the-week desk.</summary>
    private static readonly WorkSchedule[] Offices =
    [
        WorkSchedule.Default,
        new(
            WorkCalendar.National,
            OfficeHours.Parse("T2-T6 07:00-11:30,13:30-17:00; T7 07:30-11:30"),
            DueRules.Default with
            {
                Clock = DueClock.SameAsStart,
            }
        ),
        new(
            WorkCalendar.National.With(new CalendarDay(new DateOnly(2025, 6, 16), DayKind.Off, "Nghỉ bão")),
            OfficeHours.Parse("07:30-11:30,13:30-17:00").From(new DateOnly(2025, 4, 16), "07:00-11:00,14:00-17:30")
        ),
        new(WorkCalendar.Empty, OfficeHours.Parse("T2-CN 06:00-22:00"), DueRules.Default with { Clock = DueClock.SameAsStart }),
    ];

    private static readonly Gen<WorkSchedule> AnyOffice = Gen.Elements(Offices);

    /// <summary>Any second of five years.</summary>
    private static readonly Gen<DateTimeOffset> AnyStart = Gen.Choose(0, 5 * 365 * 24 * 3600).Select(seconds => First.AddSeconds(seconds));

    private static readonly Gen<int> AnyMinutes = Gen.Choose(0, 60 * 480);

    [Fact]
    public void Elapsed_time_is_what_was_added() =>
        Holds(
            from office in AnyOffice
            from start in AnyStart
            from minutes in AnyMinutes
            select (office, start, minutes),
            x => x.office.MinutesBetween(x.start, x.office.Add(x.start, x.minutes)) == x.minutes
        );

    [Fact]
    public void The_instant_reached_is_the_earliest_one() =>
        Holds(
            from office in AnyOffice
            from start in AnyStart
            from minutes in AnyMinutes
            where minutes > 0
            select (office, start, minutes),
            x => x.office.Between(x.start, x.office.Add(x.start, x.minutes).AddSeconds(-1)) < TimeSpan.FromMinutes(x.minutes)
        );

    [Fact]
    public void A_later_start_is_never_due_earlier() =>
        Holds(
            from office in AnyOffice
            from start in AnyStart
            from later in Gen.OneOf(Gen.Choose(0, 4 * 86400), Gen.Choose(0, 90 * 86400))
            from term in AnyTerm
            select (office, start, later: start.AddSeconds(later), term),
            x => x.office.Due(x.start, x.term) <= x.office.Due(x.later, x.term)
        );

    [Fact]
    public void A_longer_term_of_the_same_unit_is_never_due_earlier() =>
        Holds(
            from office in AnyOffice
            from start in AnyStart
            from unit in AnyUnit
            from quarters in Gen.Choose(1, 120)
            from more in Gen.Choose(0, 60)
            select (office, start, shorter: Of(unit, quarters), longer: Of(unit, quarters + more)),
            x => x.office.Due(x.start, x.shorter) <= x.office.Due(x.start, x.longer)
        );

    [Fact]
    public void A_term_is_never_due_before_its_start() =>
        Holds(
            from office in AnyOffice
            from start in AnyStart
            from term in AnyTerm
            select (office, start, term),
            x => x.office.Due(x.start, x.term) >= x.start
        );

    [Fact]
    public void Splitting_a_term_of_hours_changes_nothing() =>
        Holds(
            from office in AnyOffice
            from start in AnyStart
            from quarters in Gen.Choose(2, 400)
            from cut in Gen.Choose(1, quarters - 1)
            select (office, start, whole: Hours(quarters), split: new Term(Hours(cut), Hours(quarters - cut))),
            x => x.office.Due(x.start, new Term(x.whole)) == x.office.Due(x.start, x.split)
        );

    [Fact]
    public void Pause_and_resume_add_exactly_the_paused_working_minutes() =>
        Holds(
            from office in AnyOffice
            from start in AnyStart
            from term in AnyTerm
            from gaps in Gen.Choose(0, 12 * 86400).ArrayOf(6)
            select (office, start, term, gaps),
            x =>
            {
                var clock = WorkingClock.Started(x.term, x.start, x.office);
                var (due, at, paused) = (clock.Due, x.start, TimeSpan.Zero);
                for (var i = 0; i < x.gaps.Length; i += 2)
                {
                    var from = at.AddSeconds(x.gaps[i]);
                    at = from.AddSeconds(x.gaps[i + 1]);
                    clock = clock.Pause(from).Resume(at, x.office);
                    paused += x.office.Between(from, at);
                }

                return x.office.Between(due, clock.Due) == paused
                    && clock.On(x.office).Due == clock.Due
                    && clock.Elapsed(at, x.office) + clock.Remaining(at, x.office) == x.office.Between(x.start, due);
            }
        );

    [Fact]
    public void Working_time_adds_up_over_any_instant_between() =>
        Holds(
            from office in AnyOffice
            from a in AnyStart
            from b in AnyStart
            from c in AnyStart
            select (office, a, b, c),
            x => x.office.Between(x.a, x.b) + x.office.Between(x.b, x.c) == x.office.Between(x.a, x.c)
        );

    [Fact]
    public void A_written_term_reads_back_equal() => Holds(AnyTerm, term => Term.Parse(term.ToString()).Equals(term));

    private static Gen<TermUnit> AnyUnit =>
        Gen.Elements(
            TermUnit.WorkingMinute,
            TermUnit.WorkingHour,
            TermUnit.WorkingDay,
            TermUnit.CalendarDay,
            TermUnit.Week,
            TermUnit.Month,
            TermUnit.SameDay,
            TermUnit.AtOnce
        );

    private static Gen<Term> AnyTerm =>
        from count in Gen.Choose(1, 3)
        from parts in (from unit in AnyUnit from quarters in Gen.Choose(1, 60) select Of(unit, quarters).Parts[0]).ArrayOf(count)
        select new Term(parts);

    /// <summary>Quarters of working units; whole calendar units; the words that have no amount.</summary>
    private static Term Of(TermUnit unit, int quarters) =>
        new(
            unit switch
            {
                TermUnit.SameDay or TermUnit.AtOnce => new TermPart(0, unit),
                TermUnit.WorkingMinute => new TermPart(quarters, unit),
                TermUnit.WorkingHour or TermUnit.WorkingDay => new TermPart(quarters / 4m, unit),
                TermUnit.Month => new TermPart(((quarters / 12) + 1) / 2m, unit),
                TermUnit.Week => new TermPart((quarters / 8) + 1, unit),
                _ => new TermPart(quarters, unit),
            }
        );

    private static TermPart Hours(int quarters) => new(quarters / 4m, TermUnit.WorkingHour);

    private static void Holds<T>(Gen<T> cases, Func<T, bool> law) =>
        Prop.ForAll(cases.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
}
