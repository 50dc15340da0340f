using System.Globalization;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Processes.Calendars;

/// <summary>What a date of the year is.</summary>
internal enum Look
{
    Worked,
    Weekend,
    Off,
    MakeUp,
}

/// <summary>One date as it is drawn.</summary>
internal sealed record Cell(DateOnly Date, Look Look, CalendarDay? Row);

/// <summary>A month as weeks from Monday to Sunday; null before the first and after the last.</summary>
internal sealed record Month(int Number, IReadOnlyList<IReadOnlyList<Cell?>> Weeks, int WorkingDays);

/// <summary>A dated row of the calendar and, where it was decreed here, its decree.</summary>
internal sealed record SheetRow(CalendarDay Day, DecreedDay? Decreed);

/// <summary>The calendar of an agency for a year, ready to be drawn.</summary>
internal sealed record YearSheet(
    int Year,
    Certainty Certainty,
    IReadOnlyList<Month> Months,
    IReadOnlyList<SheetRow> Rows,
    IReadOnlyList<DecreedDay> Withdrawn
)
{
    /// <summary>The first year of the national calendar, and how far ahead of its last one can look.</summary>
    public static readonly (int First, int Last) Range = (2023, WorkCalendar.National.ByDate.Keys.Last().Year + 2);

    public int WorkingDays => Months.Sum(m => m.WorkingDays);

    /// <summary>Null for a year out of range.</summary>
    public static YearSheet? Of(int year, int agency, DecreedDays days, WorkSchedule schedule)
    {
        if (year < Range.First || year > Range.Last)
        {
            return null;
        }

        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var rows = schedule.Calendar.ByDate.Values.Where(d => d.Date.Year == year);
        return new YearSheet(
            year,
            schedule.Calendar.CertaintyBetween(first, last),
            [.. Enumerable.Range(1, 12).Select(m => MonthOf(year, m, schedule))],
            [.. rows.Select(d => new SheetRow(d, days.Find(agency, d.Date)))],
            [.. days.All.Where(d => d.Until is not null && d.Day.Year == year && d.Reaches(agency)).OrderBy(d => d.Day)]
        );
    }

    private static Month MonthOf(int year, int month, WorkSchedule schedule)
    {
        var cells = Enumerable
            .Range(1, CultureInfo.InvariantCulture.Calendar.GetDaysInMonth(year, month))
            .Select(day => CellOf(new DateOnly(year, month, day), schedule))
            .ToList();
        var before = ((int)cells[0].Date.DayOfWeek + 6) % 7;
        var weeks = Enumerable
            .Range(0, (before + cells.Count + 6) / 7)
            .Select(week =>
                (IReadOnlyList<Cell?>)[.. Enumerable.Range(week * 7 - before, 7).Select(i => i >= 0 && i < cells.Count ? cells[i] : null)]
            );
        return new Month(month, [.. weeks], cells.Count(c => c.Look is Look.Worked or Look.MakeUp));
    }

    private static Cell CellOf(DateOnly date, WorkSchedule schedule)
    {
        var row = schedule.Calendar.ByDate.GetValueOrDefault(date);
        var look = (row?.Kind, schedule.IsWorkingDay(date)) switch
        {
            (DayKind.Work, _) => Look.MakeUp,
            (DayKind.Off, _) => Look.Off,
            (_, true) => Look.Worked,
            _ => Look.Weekend,
        };
        return new Cell(date, look, row);
    }
}
