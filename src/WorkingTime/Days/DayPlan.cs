using System.Collections.Immutable;

namespace IsoDienTu.WorkingTime.Days;

/// <summary>The slots of one day as clock ticks since midnight; shared by all days with the same slots.</summary>
internal sealed class DayPlan
{
    private readonly long[] _starts;
    private readonly long[] _ends;

    public DayPlan(ImmutableArray<Slot> slots)
    {
        Slots = slots;
        _starts = [.. slots.Select(slot => slot.Start.Ticks)];
        _ends = [.. slots.Select(slot => slot.End.Ticks)];
        Minutes = slots.Sum(slot => slot.Minutes);
    }

    public ImmutableArray<Slot> Slots { get; }
    public int Minutes { get; }
    public bool Works => _starts.Length > 0;
    public long Opening => _starts[0];
    public long Closing => _ends[^1];

    /// <summary>Working ticks from midnight to a time of the day.</summary>
    public long WorkedBy(long timeOfDay)
    {
        var worked = 0L;
        for (var i = 0; i < _starts.Length && timeOfDay > _starts[i]; i++)
        {
            worked += Math.Min(timeOfDay, _ends[i]) - _starts[i];
        }

        return worked;
    }

    /// <summary>The earliest time of the day by which so many ticks (more than 0, at most the day's) are worked.</summary>
    public long TimeWhenWorked(long worked)
    {
        var i = 0;
        while (worked > _ends[i] - _starts[i])
        {
            worked -= _ends[i] - _starts[i];
            i++;
        }

        return _starts[i] + worked;
    }

    public bool IsOpen(long timeOfDay)
    {
        for (var i = 0; i < _starts.Length; i++)
        {
            if (timeOfDay >= _starts[i] && timeOfDay < _ends[i])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first opening after a time of the day, or null when the day has none left.</summary>
    public long? OpeningAfter(long timeOfDay)
    {
        foreach (var start in _starts)
        {
            if (start > timeOfDay)
            {
                return start;
            }
        }

        return null;
    }
}
