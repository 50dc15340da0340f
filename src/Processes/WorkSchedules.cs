using IsoDienTu.Organisation;
using IsoDienTu.Processes.Calendars;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Processes;

/// <summary>
/// The working-time schedule of each agency: the national calendar, the days decreed by the province and by the agency, and the agency's own office
/// hours. Served from memory; a decreed day is known in every process within two seconds.
/// </summary>
public sealed class WorkSchedules
{
    private readonly Agencies agencies;
    private readonly CalendarBook book;

    internal WorkSchedules(Agencies agencies, CalendarBook book) => (this.agencies, this.book) = (agencies, book);

    /// <summary>The schedule by which an agency's terms run.</summary>
    public async Task<WorkSchedule> ForAsync(int agencyId, CancellationToken ct = default)
    {
        var days = await book.NowAsync(ct);
        return days.ScheduleOf(await agencies.FindAsync(agencyId, ct), days.Version);
    }
}
