using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Processes.Calendars;

/// <summary>
/// Counts again, after an act, the open due instants it touches: agency by agency, act after act, a few instances in one unit of work that also notes
/// how far the counting has come. Killed anywhere, it goes on from there; each instance is saved only at the version it was read with.
/// </summary>
internal sealed class Recounts(WorkRunner runner, WorkDatabases databases, Agencies agencies, TimeProvider clock, ILogger<Recounts> log)
{
    public const int AtOnce = 25;

    private DecreedDays? known;

    /// <summary>Counts everything that is to be counted.</summary>
    public async Task RunAsync(CancellationToken ct) =>
        await OneByOne.RunAsync(
            log,
            "counting deadlines on a changed calendar",
            (await OpenAsync(ct)).GroupBy(o => o.Agency),
            async acts =>
            {
                foreach (var (agency, act) in acts)
                {
                    while (await StepAsync(agency, act, ct)) { }
                }
            },
            ct
        );

    /// <summary>Counts the next few instances of an agency.</summary>
    /// <returns>Whether there is more to be counted.</returns>
    public Task<bool> StepAsync(int agency, long act, CancellationToken ct) =>
        runner.RunAsync(
            new WorkOrder(Actor.System("lịch làm việc"), agency, "processes.recount", RequestId: $"recount-{act}"),
            (work, token) => StepAsync(work, act, token),
            ct
        );

    private async Task<bool> StepAsync(IWork work, long act, CancellationToken ct)
    {
        if (await TakeAsync(work, act, ct) is not var (dayId, last))
        {
            return false;
        }

        var days = await DaysAsync(work, act, ct);
        var day = days.All.Single(d => d.Id == dayId);
        var card = await agencies.FindAsync(work.AgencyId, ct);
        var change = new Act(days.ScheduleOf(card, act - 1), days.ScheduleOf(card, act));
        var withdrawn = day.Until == act;
        var page = await new OpenWork(work.ReadAsync, work.AgencyId, day.Day, withdrawn ? day.Since : 0).ReadAsync(last, AtOnce, ct);
        var reason = withdrawn ? "Thôi áp dụng: " + day.Words : day.Words;
        var by = withdrawn ? day.WithdrawnBy! : day.EnteredBy;
        List<object> moved = [];
        var (instances, tasks, timers) = (0, 0, 0);
        foreach (var instance in page)
        {
            var changes = DeadlineChange.Of(instance, change, work.Now);
            if (changes.Count > 0)
            {
                Moves.Write(work, instance, changes, new Cause(act, dayId, reason, by));
                instances += changes.Count(c => c.IsPromise);
                timers += changes.Count(c => c.IsTimer);
                tasks += changes.Count(c => c.TaskId is not null);
                moved.Add(new { instance.Id, changes });
            }
        }

        var isLast = page.Count < AtOnce;
        work.Batch.Add(
            """
            update processes.recount set last_instance = $3, moved_instances = moved_instances + $4, moved_tasks = moved_tasks + $5,
              moved_timers = moved_timers + $6, done_at = $7
            where act = $1 and agency_id = $2
            """,
            Sql.P(act),
            Sql.P(work.AgencyId),
            Sql.P(page.Count == 0 ? last : page[^1].Id),
            Sql.P(instances),
            Sql.P(tasks),
            Sql.P(timers),
            Sql.At(isLast ? work.Now : (DateTimeOffset?)null)
        );
        Log.Write(work, "processes.deadlines_moved", "decreed_day", dayId.ToString("N"), null, moved, $"{reason} – {by}");
        return !isLast;
    }

    /// <summary>Locked, so that of two machines one counts and the other finds it counted.</summary>
    private static async Task<(Guid Day, Guid Last)?> TakeAsync(IWork work, long act, CancellationToken ct) =>
        await work.ReadAsync<(Guid, Guid)?>(
            "select day_id, last_instance from processes.recount where act = $1 and agency_id = $2 and done_at is null for update",
            [Sql.P(act), Sql.P(work.AgencyId)],
            async (row, token) => await row.ReadAsync(token) ? (row.GetGuid(0), row.GetGuid(1)) : null,
            ct
        );

    /// <summary>The calendar as the act left it never changes, so it is read once for all agencies.</summary>
    private async Task<DecreedDays> DaysAsync(IWork work, long act, CancellationToken ct)
    {
        if (known is { } same && same.Version == act)
        {
            return same;
        }

        var read = await CalendarBook.LoadAsync(work.Db, act, ct);
        known = read;
        return read;
    }

    /// <summary>What waits to be counted and may begin, in the order of the acts.</summary>
    private async Task<List<(int Agency, long Act)>> OpenAsync(CancellationToken ct)
    {
        await using var command = databases
            .Worker.CreateCommand(
                "select agency_id, act from processes.recount where done_at is null and begins_at <= $1 order by act, agency_id"
            )
            .With(Sql.At(clock.GetUtcNow()));
        await using var rows = await command.ExecuteReaderAsync(ct);
        var open = new List<(int, long)>();
        while (await rows.ReadAsync(ct))
        {
            open.Add((rows.GetInt32(0), rows.GetInt64(1)));
        }

        return open;
    }
}
