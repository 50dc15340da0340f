namespace IsoDienTu.WorkingTime.Days;

/// <summary>Due instants, one part of a term at a time, on the local clock.</summary>
internal sealed class DueArithmetic(Timeline timeline, DueRules rules)
{
    public long Due(long start, TermPart part) =>
        part.Unit switch
        {
            TermUnit.WorkingMinute => timeline.Add(start, Ticks(part.Amount)),
            TermUnit.WorkingHour => timeline.Add(start, Ticks(part.Amount * 60)),
            TermUnit.WorkingDay => WorkingDays(start, part.Amount),
            TermUnit.CalendarDay => CloseOn(start, date => date.AddDays((int)part.Amount)),
            TermUnit.Week => CloseOn(start, date => date.AddDays(7 * (int)part.Amount)),
            TermUnit.Month => CloseOn(start, date => date.AddMonths((int)part.Amount).AddDays(part.Amount % 1 == 0 ? 0 : 15)),
            TermUnit.Year => CloseOn(start, date => date.AddMonths((int)(part.Amount * 12))),
            TermUnit.SameDay => SameDay(start),
            TermUnit.AtOnce => NextOpening(start),
            _ => throw new InvalidOperationException($"Unknown unit {part.Unit}."),
        };

    /// <summary>The instant itself when open, else the next opening.</summary>
    public long NextOpening(long local)
    {
        var day = timeline.DayOf(local);
        var time = local % TimeSpan.TicksPerDay;
        if (timeline[day].IsOpen(time))
        {
            return local;
        }

        if (timeline[day].OpeningAfter(time) is { } opening)
        {
            return Timeline.Midnight(day) + opening;
        }

        var next = timeline.WorkingDayAfter(day, 1);
        return Timeline.Midnight(next) + timeline[next].Opening;
    }

    /// <summary>
    /// Whole days first, the start day excluded. A remaining fraction counts working minutes from there, but never beyond the end of
    /// the next whole day: on a short day (7 real hours against 8 of convention) "0,9 ngày" must not end after "1 ngày".
    /// </summary>
    private long WorkingDays(long start, decimal amount)
    {
        var whole = (int)amount;
        var at = whole == 0 ? start : WorkingDayEnd(start, whole);
        var fraction = amount - whole;
        return fraction == 0
            ? at
            : Math.Min(timeline.Add(at, Ticks(fraction * rules.MinutesPerWorkingDay)), WorkingDayEnd(start, whole + 1));
    }

    private long WorkingDayEnd(long start, int n)
    {
        var startDay = timeline.DayOf(start);
        var due = timeline.WorkingDayAfter(startDay, n);
        // A start on a day off has no office clock time of its own: as after closing.
        var time =
            rules.Clock == DueClock.SameAsStart && timeline[startDay].Works
                ? Math.Clamp(start % TimeSpan.TicksPerDay, timeline[due].Opening, timeline[due].Closing)
                : timeline[due].Closing;
        return Timeline.Midnight(due) + time;
    }

    /// <summary>Calendar terms end with their last day, or with the next working day when that is off (Civil Code 2015 art. 148), whatever the clock rule.</summary>
    private long CloseOn(long start, Func<DateOnly, DateOnly> move)
    {
        DateOnly date;
        try
        {
            date = move(Timeline.DateOf(timeline.DayOf(start)));
        }
        catch (ArgumentOutOfRangeException)
        {
            // Beyond the year 9999; the timeline has the sentence for it.
            date = DateOnly.MaxValue;
        }

        var day = timeline.WorkingDayFrom(timeline.DayOf(date));
        return Timeline.Midnight(day) + timeline[day].Closing;
    }

    private long SameDay(long start)
    {
        var day = timeline.DayOf(start);
        var time = start % TimeSpan.TicksPerDay;
        var inTime = timeline[day].Works && time <= rules.CutOff.Ticks && time <= timeline[day].Closing;
        var due = inTime ? day : timeline.WorkingDayAfter(day, 1);
        return Timeline.Midnight(due) + timeline[due].Closing;
    }

    private static long Ticks(decimal minutes) => (long)Math.Round(minutes, MidpointRounding.AwayFromZero) * TimeSpan.TicksPerMinute;
}
