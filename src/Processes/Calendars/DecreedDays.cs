using System.Collections.Concurrent;
using IsoDienTu.Organisation;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Processes.Calendars;

/// <summary>
/// All decreed days as they were after some act: national calendar, then the province's days, then the agency's own. Immutable; the schedules made
/// from them are counted out once and kept.
/// </summary>
internal sealed class DecreedDays(long version, IReadOnlyList<DecreedDay> all)
{
    private readonly ConcurrentDictionary<(int Whose, long At, string Hours), WorkSchedule> counted = new();

    /// <summary>The last act.</summary>
    public long Version { get; } = version;

    public IReadOnlyList<DecreedDay> All { get; } = all;

    /// <summary>The calendar of an agency after an act; agency 0 for the province's alone.</summary>
    public WorkCalendar CalendarOf(int agency, long at) =>
        WorkCalendar
            .National.With(Rows(d => d.Reach == Reach.Province, at))
            .With(Rows(d => d.Reach == Reach.Agency && d.AgencyId == agency, at));

    /// <summary>The working time of an agency after an act.</summary>
    /// <param name="agency">Null for the province's calendar with the usual hours.</param>
    public WorkSchedule ScheduleOf(AgencyCard? agency, long at)
    {
        // Agencies without days of their own and with the same hours share one schedule.
        var whose = agency is not null && All.Any(d => d.Reach == Reach.Agency && d.AgencyId == agency.Id && d.HoldsAt(at)) ? agency.Id : 0;
        return counted.GetOrAdd((whose, at, agency?.OfficeHours ?? ""), key => Make(CalendarOf(key.Whose, key.At), key.Hours));
    }

    /// <summary>These days and one more act: a new day, or one of them withdrawn.</summary>
    public DecreedDays After(DecreedDay changed) => new(Version + 1, [.. All.Where(d => d.Id != changed.Id), changed]);

    /// <summary>The day that decides a date for an agency; null when none was decreed.</summary>
    public DecreedDay? Find(int agency, DateOnly day) =>
        All.Where(d => d.Day == day && d.Until is null && d.Reaches(agency)).MaxBy(d => d.Reach);

    private IEnumerable<CalendarDay> Rows(Func<DecreedDay, bool> whose, long at) =>
        All.Where(d => whose(d) && d.HoldsAt(at)).Select(d => new CalendarDay(d.Day, d.Kind, d.Label));

    /// <summary>Office hours that cannot be read count as the usual ones; the page that edits them refuses such a text.</summary>
    private static WorkSchedule Make(WorkCalendar calendar, string hours) =>
        new(calendar, OfficeHours.TryParse(hours, out var own, out _) ? own : OfficeHours.Default, DueRules.Default);
}
