using System.Collections.Immutable;
using IsoDienTu.WorkingTime.Days;

namespace IsoDienTu.WorkingTime;

/// <summary>
/// The working time of one office: its calendar, hours and rules, counted out once from 2000 to 25 years after the calendar's last
/// year. Answers are look-ups (well over a million due instants a second a core), so keep one instance (about 0.4 MB) for
/// all offices with the same calendar, hours and rules.
/// Instants may come in any offset; those given back carry +07:00. Immutable and thread-safe.
/// Every method throws <see cref="WorkingTimeException"/> (<c>schedule.range</c>) for instants outside its years.
/// </summary>
public sealed class WorkSchedule
{
    private static readonly Lazy<WorkSchedule> Usual = new(() => new WorkSchedule(WorkCalendar.National, OfficeHours.Default));

    private readonly Timeline _timeline;
    private readonly DueArithmetic _due;

    public WorkSchedule(WorkCalendar calendar, OfficeHours hours, DueRules? rules = null)
    {
        Calendar = calendar;
        Hours = hours;
        Rules = rules ?? DueRules.Default;
        _timeline = new Timeline(calendar, hours);
        _due = new DueArithmetic(_timeline, Rules);
    }

    /// <summary>National calendar, Monday to Friday 07:30-11:30 and 13:00-17:00, default rules.</summary>
    public static WorkSchedule Default => Usual.Value;

    public WorkCalendar Calendar { get; }
    public OfficeHours Hours { get; }
    public DueRules Rules { get; }

    /// <summary>
    /// When a term ends. Working hours count open minutes from the start; working days exclude the start day and end by
    /// <see cref="DueRules.Clock"/>; calendar terms that end on a day off move on; parts follow one another. Never before the start,
    /// and never earlier for a later start or a longer term of the same unit.
    /// </summary>
    public DateTimeOffset Due(DateTimeOffset start, Term term)
    {
        var at = LocalTicks(start);
        foreach (var part in term.Parts)
        {
            at = _due.Due(at, part);
        }

        return Instant(at);
    }

    /// <summary>The earliest instant by which so many working minutes (0 or more) have passed; the start itself for 0.</summary>
    public DateTimeOffset Add(DateTimeOffset start, long minutes) => Add(start, TimeSpan.FromMinutes(minutes));

    /// <inheritdoc cref="Add(DateTimeOffset, long)"/>
    public DateTimeOffset Add(DateTimeOffset start, TimeSpan workingTime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workingTime, TimeSpan.Zero);
        return Instant(_timeline.Add(LocalTicks(start), workingTime.Ticks));
    }

    /// <summary>Working time from one instant to another; negative when the second is earlier.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to) =>
        new(_timeline.WorkedBy(LocalTicks(to)) - _timeline.WorkedBy(LocalTicks(from)));

    /// <summary>As <see cref="Between"/>, in full minutes; a minute begun is not counted.</summary>
    public long MinutesBetween(DateTimeOffset from, DateTimeOffset to) => Between(from, to).Ticks / TimeSpan.TicksPerMinute;

    public bool IsWorkingDay(DateOnly date) => _timeline[_timeline.DayOf(date)].Works;

    /// <summary>The open slots of a date; none on a day off.</summary>
    public ImmutableArray<Slot> SlotsOn(DateOnly date) => _timeline[_timeline.DayOf(date)].Slots;

    /// <summary>Within a slot; its last instant is already closed.</summary>
    public bool IsOpen(DateTimeOffset instant) =>
        _timeline[_timeline.DayOf(LocalTicks(instant))].IsOpen(LocalTicks(instant) % TimeSpan.TicksPerDay);

    /// <summary>
    /// By when what came in at an instant is to be handed over: the close of the same working day, and after <see cref="DueRules.CutOff"/> the
    /// start of the next (decree 309/2026 art. 18.2). What comes out of hours has come at the next opening.
    /// </summary>
    public DateTimeOffset HandOverBy(DateTimeOffset instant)
    {
        var from = NextOpening(instant);
        var day = VietnamTime.DateOf(from);
        return TimeOnly.FromTimeSpan(VietnamTime.Local(from).TimeOfDay) <= Rules.CutOff
            ? CloseOf(day)
            : NextOpening(VietnamTime.At(day.AddDays(1), TimeOnly.MinValue));
    }

    /// <summary>The close of a day's work; of the next working day where the day is off (handbook 2.5).</summary>
    public DateTimeOffset CloseOf(DateOnly date)
    {
        var day = VietnamTime.DateOf(NextOpening(VietnamTime.At(date, TimeOnly.MinValue)));
        return VietnamTime.At(day, SlotsOn(day)[^1].End);
    }

    /// <summary>The instant itself when open, else the next opening: where a clock starts for what arrives out of hours.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset instant) => Instant(_due.NextOpening(LocalTicks(instant)));

    private static long LocalTicks(DateTimeOffset instant) => instant.UtcTicks + VietnamTime.Offset.Ticks;

    private static DateTimeOffset Instant(long local) => new(local, VietnamTime.Offset);
}
