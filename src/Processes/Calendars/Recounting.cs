using IsoDienTu.WorkingTime;

namespace IsoDienTu.Processes.Calendars;

/// <summary>
/// Where a due instant comes to lie when the calendar changes. Nothing is guessed: a due instant is counted anew from its term only if its term, its
/// start and its rests give exactly the stored instant on the calendar as it was; otherwise it moves by the working time that was left.
/// </summary>
internal static class Recounting
{
    /// <summary>Instants are stored to the microsecond; what differs by less than a second is the same.</summary>
    public static bool Same(DateTimeOffset one, DateTimeOffset other) => (one - other).Duration() < TimeSpan.FromSeconds(1);

    public static DateTimeOffset Due(OpenTerm term, WorkSchedule before, WorkSchedule after, DateTimeOffset now)
    {
        var ways = Ways(term).ToList();
        foreach (var way in ways)
        {
            if (way(before) is { } was && Same(was, term.Due) && way(after) is { } due)
            {
                return due;
            }
        }

        // Begun when the new calendar was already known.
        if (ways.Any(way => way(after) is { } due && Same(due, term.Due)))
        {
            return term.Due;
        }

        return term.Moved is { } moved && Same(moved.After, term.Due) ? moved.Before : Shifted(term, before, after, now);
    }

    /// <summary>The ways in which the engine and the desk come to a due instant, the likeliest first; each gives null where it says nothing.</summary>
    private static IEnumerable<Func<WorkSchedule, DateTimeOffset?>> Ways(OpenTerm term)
    {
        if (!term.IsPromise)
        {
            return [Within(schedule => Counted(term, schedule, Running.Tasks.Due(schedule, term.Written, term.Minutes, term.Start), 0))];
        }

        if (!Term.TryParse(term.Written, TermReading.Law, out var read, out _))
        {
            return [];
        }

        // What comes out of hours is counted from the next opening. A term that started anew is counted from the end of a rest.
        IEnumerable<Func<WorkSchedule, DateTimeOffset?>> whole =
        [
            schedule => Counted(term, schedule, schedule.Due(schedule.NextOpening(term.Start), read), 0),
            schedule => Counted(term, schedule, schedule.Due(term.Start, read), 0),
        ];
        var anew = Enumerable
            .Range(1, term.Rests.Count)
            .Reverse()
            .Select<int, Func<WorkSchedule, DateTimeOffset?>>(n =>
                schedule => Counted(term, schedule, schedule.Due(term.Rests[n - 1].To, read), n)
            );
        return (term.Restarts ? anew.Concat(whole) : whole.Concat(anew)).Select(Within);
    }

    /// <summary>The due instant moved by the rests after the first few, as the engine moved it when each ended.</summary>
    public static DateTimeOffset? Counted(OpenTerm term, WorkSchedule schedule, DateTimeOffset? due, int skip)
    {
        foreach (var rest in term.Rests.Skip(skip).Where(r => r.To > term.Start))
        {
            var from = rest.From > term.Start ? rest.From : term.Start;
            due = due is { } at ? schedule.Add(at, schedule.MinutesBetween(from, rest.To)) : null;
        }

        return due;
    }

    /// <summary>A term that leads out of the years of the calendar explains nothing.</summary>
    private static Func<WorkSchedule, DateTimeOffset?> Within(Func<WorkSchedule, DateTimeOffset?> way) =>
        schedule =>
        {
            try
            {
                return way(schedule);
            }
            catch (WorkingTimeException)
            {
                return null;
            }
        };

    private static DateTimeOffset Shifted(OpenTerm term, WorkSchedule before, WorkSchedule after, DateTimeOffset now)
    {
        var from = term.PausedSince ?? now;
        if (term.Due <= from)
        {
            return term.Due;
        }

        try
        {
            var left = before.Between(from, term.Due);
            return left == after.Between(from, term.Due) ? term.Due : after.Add(from, left);
        }
        catch (WorkingTimeException)
        {
            // Due beyond the years of the calendar: no day of these years decides it.
            return term.Due;
        }
    }
}
