using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace IsoDienTu.WorkingTime;

/// <summary>What a calendar says about one date.</summary>
public enum DayKind
{
    /// <summary>A day off that would otherwise be worked: a holiday, its compensation, the weekday of a swap.</summary>
    Off,

    /// <summary>A day worked that would otherwise be off: the Saturday that makes up for a swapped weekday.</summary>
    Work,
}

/// <summary>How far a calendar row can be trusted, best first.</summary>
public enum Certainty
{
    /// <summary>Read in the official notice.</summary>
    Read,

    /// <summary>From memory; not checked against the notice.</summary>
    Memory,

    /// <summary>Sources differ.</summary>
    Uncertain,

    /// <summary>The official notice is not out yet; the whole year may still move.</summary>
    Forecast,

    /// <summary>The calendar says nothing about that year.</summary>
    Unknown,
}

/// <summary>One dated row of a calendar.</summary>
/// <param name="Label">Vietnamese, for people: "Tết Nguyên đán".</param>
public sealed record CalendarDay(DateOnly Date, DayKind Kind, string Label, Certainty Certainty = Certainty.Read);

/// <summary>
/// Days off and make-up working days, dated. Weekdays and weekends are not rows: they follow from the office hours.
/// Layers: national, then province, then office; the later layer decides a date. Immutable and thread-safe.
/// </summary>
public sealed class WorkCalendar
{
    private static readonly Lazy<WorkCalendar> Seed = new(Days.NationalCalendar.Load);

    /// <summary>No rows at all: every year is <see cref="Certainty.Unknown"/>.</summary>
    public static readonly WorkCalendar Empty = new(ImmutableSortedDictionary<DateOnly, CalendarDay>.Empty);

    private WorkCalendar(ImmutableSortedDictionary<DateOnly, CalendarDay> days) => ByDate = days;

    /// <summary>The national calendar of state offices 2023-2027 that travels with the library, with its certainty marks (2027 is a forecast).</summary>
    public static WorkCalendar National => Seed.Value;

    /// <summary>All rows, by date.</summary>
    public ImmutableSortedDictionary<DateOnly, CalendarDay> ByDate { get; }

    /// <summary>The rows laid over this calendar; where both speak of a date, the new row decides. This calendar is unchanged.</summary>
    public WorkCalendar With(params IEnumerable<CalendarDay> rows) =>
        new(ByDate.SetItems(rows.Select(row => KeyValuePair.Create(row.Date, row))));

    /// <summary>Another calendar laid over this one, e.g. <c>WorkCalendar.National.With(province).With(office)</c>.</summary>
    public WorkCalendar With(WorkCalendar layer) => new(ByDate.SetItems(layer.ByDate));

    /// <summary>Reads rows <c>date,kind,label_vi,certainty</c> with that header; date yyyy-MM-dd, kind off|work, certainty read|memory|uncertain|forecast or blank (= read).</summary>
    /// <param name="name">What to call the text in messages, e.g. the file's name.</param>
    /// <param name="problems">Every bad row, with its line; nothing is repaired. Empty when true is returned.</param>
    public static bool TryRead(
        TextReader csv,
        string name,
        [NotNullWhen(true)] out WorkCalendar? calendar,
        out IReadOnlyList<Problem> problems
    )
    {
        var (rows, found) = Days.CalendarReader.Read(csv, name);
        problems = found;
        calendar = found.Count == 0 ? Empty.With(rows) : null;
        return calendar is not null;
    }

    /// <inheritdoc cref="TryRead"/>
    /// <exception cref="WorkingTimeException">Carries the first problem.</exception>
    public static WorkCalendar Read(TextReader csv, string name) =>
        TryRead(csv, name, out var calendar, out var problems) ? calendar : throw new WorkingTimeException(problems[0]);

    /// <summary>
    /// The worst mark among the rows from one date to another, both included. A year without rows is Unknown; a year with a
    /// forecast row is a forecast as a whole, since the notice to come may add days anywhere.
    /// </summary>
    public Certainty CertaintyBetween(DateOnly from, DateOnly to)
    {
        var worst = Certainty.Read;
        for (var year = from.Year; year <= to.Year; year++)
        {
            var rows = ByDate.Values.Where(row => row.Date.Year == year).ToArray();
            var mark =
                rows.Length == 0 ? Certainty.Unknown
                : rows.Any(row => row.Certainty == Certainty.Forecast) ? Certainty.Forecast
                : rows.Where(row => row.Date >= from && row.Date <= to).Select(row => row.Certainty).DefaultIfEmpty().Max();
            worst = (Certainty)Math.Max((int)worst, (int)mark);
        }

        return worst;
    }
}
