using IsoDienTu.Processes;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Dossiers.Register;

/// <summary>How a finish is judged against a promise (handbook 2.5). The figures are an office's to set, hence a record and no constants.</summary>
/// <param name="ToleranceMinutes">A finish that leaves more working minutes than this is early.</param>
internal sealed record PunctualityRules(int ToleranceMinutes)
{
    /// <summary>Early means a whole working day before.</summary>
    public static readonly PunctualityRules Dossier = new(480);

    /// <summary>A step is early when any full minute was saved; its office counts minutes against the norm.</summary>
    public static readonly PunctualityRules Step = new(0);

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
    /// <param name="near">The agency's rule for what runs: a step, or the whole.</param>
    /// <param name="termMinutes">The whole term in working minutes, where known.</param>
    public static Punctuality Running(Measure measure, NearDue near, DateTimeOffset? due, int? termMinutes) =>
        due switch
        {
            null => Punctuality.Outside,
            { } at when measure.Now > at => Punctuality.Overdue,
            { } at when near.IsNear(measure.Schedule, measure.Now, at, termMinutes) => Punctuality.Near,
            _ => Punctuality.InTime,
        };
}
