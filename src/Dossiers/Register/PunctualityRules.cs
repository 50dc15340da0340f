using IsoDienTu.WorkingTime;

namespace IsoDienTu.Dossiers.Register;

/// <summary>How a finish is judged against a promise (handbook 2.5). The figures are an office's to set, hence a record and no constants.</summary>
/// <param name="ToleranceMinutes">A finish that leaves more working minutes than this is early.</param>
/// <param name="NearMinutes">A running term with at most this many working minutes left is near its end.</param>
/// <param name="NearShare">Or with at most this share of the whole term left.</param>
internal sealed record PunctualityRules(int ToleranceMinutes, int NearMinutes, decimal NearShare)
{
    /// <summary>Early means a whole working day before; near means a working day or a fifth of the term.</summary>
    public static readonly PunctualityRules Dossier = new(480, 480, 0.2m);

    /// <summary>A step is early when any full minute was saved; its office counts minutes against the norm.</summary>
    public static readonly PunctualityRules Step = new(0, 60, 0.2m);

    /// <summary>Judges a finish.</summary>
    /// <param name="due">The promise, or null when no term applies.</param>
    public Punctuality AtFinish(WorkSchedule schedule, DateTimeOffset finish, DateTimeOffset? due) =>
        due switch
        {
            null => Punctuality.Outside,
            { } at when finish > at => Punctuality.Late,
            { } at when schedule.MinutesBetween(finish, at) > ToleranceMinutes => Punctuality.Early,
            _ => Punctuality.OnTime,
        };

    /// <summary>Judges a running clock.</summary>
    /// <param name="start">When the clock started.</param>
    public Punctuality Running(WorkSchedule schedule, DateTimeOffset start, DateTimeOffset now, DateTimeOffset? due)
    {
        if (due is not { } at)
        {
            return Punctuality.Outside;
        }

        if (now > at)
        {
            return Punctuality.Overdue;
        }

        var left = schedule.MinutesBetween(now, at);
        return left <= NearMinutes || left <= NearShare * schedule.MinutesBetween(start, at) ? Punctuality.Near : Punctuality.InTime;
    }
}
