using IsoDienTu.Kernel.Parts;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Processes;

/// <summary>Turns due instants into the deadline badges of pages.</summary>
public static class Clocks
{
    /// <summary>What is left of a running term now; null when no term applies.</summary>
    /// <param name="near">From how many working minutes left it is near its end (<see cref="NearDue.Allowance"/>).</param>
    public static Deadline? Of(
        WorkSchedule schedule,
        DateTimeOffset? due,
        DateTimeOffset now,
        int near,
        bool paused = false,
        string? pausedFor = null
    )
    {
        if (paused)
        {
            return new Deadline(null, 0, ClockState.Paused, pausedFor is null ? null : PauseGround.Say(pausedFor));
        }

        return due is { } at ? new Deadline(at, Left(schedule, now, at), NearMinutes: near) : null;
    }

    /// <summary>How a finished term ended.</summary>
    public static Deadline? Ended(WorkSchedule schedule, DateTimeOffset? due, DateTimeOffset done) =>
        due is { } at ? new Deadline(at, Left(schedule, done, at), ClockState.Done) : null;

    /// <summary>Working minutes to the due instant. A due instant already past counts at least one minute late, even when the office was closed since.</summary>
    internal static int Left(WorkSchedule schedule, DateTimeOffset now, DateTimeOffset due) =>
        now <= due ? (int)schedule.MinutesBetween(now, due) : -Math.Max(1, (int)schedule.MinutesBetween(due, now));
}
