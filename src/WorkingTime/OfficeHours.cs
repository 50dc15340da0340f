using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace IsoDienTu.WorkingTime;

/// <summary>One stretch of open time within a day, the end excluded from counting.</summary>
public readonly record struct Slot(TimeOnly Start, TimeOnly End)
{
    public int Minutes => (int)(End - Start).TotalMinutes;

    public override string ToString() =>
        $"{Start.ToString("HH:mm", CultureInfo.InvariantCulture)}-{End.ToString("HH:mm", CultureInfo.InvariantCulture)}";
}

/// <summary>The slots of each weekday; a weekday without slots is a day of rest.</summary>
public sealed class WeekHours
{
    private readonly ImmutableArray<Slot>[] _slots;

    internal WeekHours(ImmutableArray<Slot>[] slots) => _slots = slots;

    public ImmutableArray<Slot> this[DayOfWeek day] => _slots[(int)day];

    /// <summary>
    /// The slots of a make-up working day: its own on Monday to Friday when it has any, else those of the fullest day of the week,
    /// because it replaces a whole weekday even where Saturday is usually a half day.
    /// </summary>
    public ImmutableArray<Slot> MakeUp(DayOfWeek day) =>
        day is >= DayOfWeek.Monday and <= DayOfWeek.Friday && this[day].Length > 0
            ? this[day]
            : _slots.MaxBy(slots => slots.Sum(slot => slot.Minutes));

    /// <summary>Canonical text, which parses back: "T2-T6 07:30-11:30,13:00-17:00; T7 07:30-11:30".</summary>
    public override string ToString() => Days.HoursParser.Write(this);
}

/// <summary>
/// When an office is open: week patterns, each valid from a date (summer and winter hours, a change by decision).
/// Immutable and thread-safe.
/// </summary>
public sealed class OfficeHours
{
    /// <summary>Monday to Friday 07:30-11:30 and 13:00-17:00: 8 hours.</summary>
    public static readonly OfficeHours Default = Parse("07:30-11:30,13:00-17:00");

    private OfficeHours(ImmutableSortedDictionary<DateOnly, WeekHours> periods) => Periods = periods;

    /// <summary>Week patterns by their first day; the first one also holds for all earlier time.</summary>
    public ImmutableSortedDictionary<DateOnly, WeekHours> Periods { get; }

    /// <summary>
    /// Reads "07:30-11:30,13:00-17:00" (Monday to Friday) or days with hours, separated by semicolons:
    /// "T2-T6 07:30-11:30,13:00-17:00; T7 07:30-11:30". Days are T2..T7, CN or Mon..Sun.
    /// </summary>
    /// <exception cref="WorkingTimeException">Not such a text; the problem names the place and the mend.</exception>
    public static OfficeHours Parse(string text) =>
        TryParse(text, out var hours, out var problem) ? hours : throw new WorkingTimeException(problem);

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse(string? text, [NotNullWhen(true)] out OfficeHours? hours, [NotNullWhen(false)] out Problem? problem)
    {
        var week = Days.HoursParser.Read(text ?? "", out problem);
        hours = week is null ? null : new OfficeHours(ImmutableSortedDictionary<DateOnly, WeekHours>.Empty.Add(DateOnly.MinValue, week));
        return hours is not null;
    }

    /// <summary>These hours until the day before, the other text's from that day on.</summary>
    /// <exception cref="WorkingTimeException">As <see cref="Parse"/>.</exception>
    public OfficeHours From(DateOnly date, string text) => new(Periods.SetItem(date, Parse(text).Periods[DateOnly.MinValue]));

    /// <summary>The week pattern in force on a date.</summary>
    public WeekHours On(DateOnly date)
    {
        var inForce = Periods[DateOnly.MinValue];
        foreach (var (from, week) in Periods)
        {
            if (from > date)
            {
                break;
            }

            inForce = week;
        }

        return inForce;
    }
}
