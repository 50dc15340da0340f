using IsoDienTu.Kernel.Parts;
using IsoDienTu.Processes.Lateness;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Processes;

/// <summary>What the deadlines of an agency are measured with at one moment: its working time, when they are near, and now.</summary>
public sealed record Measure(WorkSchedule Schedule, NearDueRules Near, DateTimeOffset Now)
{
    /// <summary>The badge of a running step; null when no term applies.</summary>
    /// <param name="termMinutes">Its term in working minutes, where known.</param>
    /// <param name="pausedFor">Why its clock rests, where it is known.</param>
    public Deadline? Step(DateTimeOffset? due, int? termMinutes, bool paused = false, string? pausedFor = null) =>
        Clocks.Of(Schedule, due, Now, Near.Step.Allowance(termMinutes), paused, pausedFor);

    /// <summary>The badge of a running promise of the whole; null when no term applies.</summary>
    /// <param name="termMinutes">The whole term in working minutes, where known.</param>
    /// <param name="pausedFor">Why its clock rests, where it is known.</param>
    public Deadline? Whole(DateTimeOffset? due, int? termMinutes, bool paused = false, string? pausedFor = null) =>
        Clocks.Of(Schedule, due, Now, Near.Whole.Allowance(termMinutes), paused, pausedFor);

    /// <summary>The badge of a finished term; null when none applied.</summary>
    public Deadline? Ended(DateTimeOffset? due, DateTimeOffset done) => Clocks.Ended(Schedule, due, done);
}

/// <summary>Gives the measure of each agency, from memory. Thread-safe; one for the host.</summary>
public sealed class Measures
{
    private readonly WorkSchedules schedules;
    private readonly NearBook near;
    private readonly TimeProvider clock;

    internal Measures(WorkSchedules schedules, NearBook near, TimeProvider clock) =>
        (this.schedules, this.near, this.clock) = (schedules, near, clock);

    /// <summary>The measure by which an agency's terms run now.</summary>
    public async Task<Measure> ForAsync(int agencyId, CancellationToken ct = default) =>
        new(await schedules.ForAsync(agencyId, ct), await near.ForAsync(agencyId, ct), clock.GetUtcNow());
}
