using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Calendars;

/// <summary>How far the counting of a day's last act has come, over all agencies it is one's business to see.</summary>
/// <param name="Planned">Promises, steps and timers that were shown and consented to.</param>
/// <param name="Moved">Those moved until now.</param>
/// <param name="AgenciesLeft">Agencies not yet counted to their end.</param>
internal sealed record Progress(int Planned, int Moved, int MovedInstances, int MovedTasks, int MovedTimers, int AgenciesLeft)
{
    public bool IsDone => AgenciesLeft == 0;

    /// <param name="agency">Whose reader asks: the one that acted sees all, any other itself alone.</param>
    public static async Task<Progress> OfAsync(IsoDbContext db, DecreedDay day, int agency, CancellationToken ct)
    {
        var act = day.Until ?? day.Since;
        var rows = await db.Set<RecountRow>().Where(r => r.Act == act && (r.ByAgency == agency || r.AgencyId == agency)).ToListAsync(ct);
        return new Progress(
            rows.Sum(r => r.Instances + r.Tasks + r.Timers),
            rows.Sum(r => r.MovedInstances + r.MovedTasks + r.MovedTimers),
            rows.Sum(r => r.MovedInstances),
            rows.Sum(r => r.MovedTasks),
            rows.Sum(r => r.MovedTimers),
            rows.Count(r => r.DoneAt is null)
        );
    }
}
