using System.Collections.Immutable;

namespace IsoDienTu.WorkingTime.Days;

/// <summary>Decides the slots of one date after another: the calendar's row first, the week pattern otherwise.</summary>
internal sealed class Planner(WorkCalendar calendar, OfficeHours hours)
{
    private readonly KeyValuePair<DateOnly, WeekHours>[] _periods = [.. hours.Periods];
    private int _period;

    /// <summary>Dates must be asked in ascending order.</summary>
    public ImmutableArray<Slot> SlotsOn(DateOnly date)
    {
        while (_period + 1 < _periods.Length && _periods[_period + 1].Key <= date)
        {
            _period++;
        }

        var week = _periods[_period].Value;
        return calendar.ByDate.TryGetValue(date, out var row)
            ? row.Kind switch
            {
                DayKind.Off => [],
                DayKind.Work => week.MakeUp(date.DayOfWeek),
                _ => throw new InvalidOperationException($"Unknown kind of day {row.Kind}."),
            }
            : week[date.DayOfWeek];
    }
}
