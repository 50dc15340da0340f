using System.Collections.Concurrent;
using IsoDienTu.Organisation;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Processes;

/// <summary>The working-time schedule of each agency: the national calendar and the agency's own office hours. Counted out once and kept.</summary>
public sealed class WorkSchedules(Agencies agencies)
{
    private readonly ConcurrentDictionary<string, WorkSchedule> byHours = new(StringComparer.Ordinal);

    /// <summary>The schedule by which an agency's terms run.</summary>
    public async Task<WorkSchedule> ForAsync(int agencyId, CancellationToken ct = default)
    {
        var hours = (await agencies.FindAsync(agencyId, ct))?.OfficeHours ?? "";
        return byHours.GetOrAdd(hours, Make);
    }

    /// <summary>Office hours that cannot be read count as the usual ones; the page that edits them refuses such a text.</summary>
    private static WorkSchedule Make(string hours) =>
        new(WorkCalendar.National, OfficeHours.TryParse(hours, out var own, out _) ? own : OfficeHours.Default, DueRules.Default);
}
