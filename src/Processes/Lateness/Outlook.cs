namespace IsoDienTu.Processes.Lateness;

/// <summary>What there is to say about a running term now, and when to look again.</summary>
/// <param name="Near">It is near its end.</param>
/// <param name="Late">It is past, by a working minute at least: nobody is told of it by night.</param>
internal sealed record Outlook(bool Near, bool Late, DateTimeOffset Next)
{
    /// <summary>Where nothing more will be said, unless the term moves: often enough to drop what has ended meanwhile.</summary>
    private static readonly TimeSpan rest = TimeSpan.FromDays(1);

    /// <param name="near">The rule for what runs: a step, or the whole.</param>
    /// <param name="termMinutes">The whole term in working minutes, where known.</param>
    /// <param name="paused">The clock rests: nothing is said, and whatever lets it run again asks for another look.</param>
    public static Outlook Of(Measure measure, NearDue near, DateTimeOffset start, DateTimeOffset due, int? termMinutes, bool paused)
    {
        var now = measure.Now;
        if (paused)
        {
            return new Outlook(false, false, now + rest);
        }

        var late = measure.Schedule.Add(due, 1);
        if (now >= late)
        {
            return new Outlook(false, true, now + rest);
        }

        var from = near.From(measure.Schedule, start, due, termMinutes);
        return now >= from ? new Outlook(true, false, late) : new Outlook(false, false, from);
    }
}
