using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Processes.Running;

/// <summary>
/// Finds open steps that nobody can do - no post of the role is held, or whoever took the step has left - and makes each an incident; closes the
/// incident when somebody can again. Looks every ten minutes: appointments end by date, and an import changes hundreds of them at once.
/// </summary>
internal sealed class StaffCheck(WorkRunner runner, WorkDatabases databases, ILogger<StaffCheck> log)
{
    public const string Kind = "role";

    /// <summary>Something was late and there was no head to tell.</summary>
    public const string NoHead = "head";

    private const string Stranded = """
        with offered as (
          select b.task_id, count(h.principal) hands from processes.inbox b left join unnest($2::text[]) h(principal) on h.principal = b.principal
          where b.agency_id = $1 group by b.task_id)
        select t.instance_id, t.number, t.element_id, t.name, t.role, t.assignee_name
        from offered o join processes.task t on t.agency_id = $1 and t.id = o.task_id
        where case when t.assignee is null then o.hands = 0 else t.assignee <> all($3::uuid[]) end
        """;

    public async Task RunAsync(CancellationToken ct) =>
        await OneByOne.RunAsync(
            log,
            "looking for steps that nobody can do",
            await AgenciesAsync(ct),
            agency =>
                runner.RunAsync(
                    new WorkOrder(Actor.System("kiểm tra người giữ việc"), agency, "processes.check_staff", RequestId: "staff-check"),
                    CheckAsync,
                    ct
                ),
            ct
        );

    private static async Task CheckAsync(IWork work, CancellationToken ct)
    {
        var stranded = await StrandedAsync(work, ct);
        var open = await work.Db.Set<IncidentRow>().AsTracking().Where(i => i.Kind == Kind && i.CuredAt == null).ToListAsync(ct);
        var known = open.Select(i => (i.InstanceId, i.Token)).ToHashSet();
        var added = stranded.Where(s => !known.Contains((s.Instance, s.Number))).ToList();
        var still = stranded.Select(s => (s.Instance, s.Number)).ToHashSet();
        var mended = open.Where(i => !still.Contains((i.InstanceId, i.Token))).ToList();
        foreach (var step in added)
        {
            Trouble.NoteNobody(work, step.Instance, step.Number, step.Element, step.Name, step.Role, step.Holder);
        }

        if (await IsHeadedAsync(work, ct))
        {
            mended.AddRange(
                await work.Db.Set<IncidentRow>().AsTracking().Where(i => i.Kind == NoHead && i.CuredAt == null).ToListAsync(ct)
            );
        }

        foreach (var incident in mended)
        {
            (incident.CuredAt, incident.CuredBy, incident.Cure) = (work.Now, work.Actor.Name, "staffed");
        }

        if (added.Count + mended.Count > 0)
        {
            Log.Write(
                work,
                "processes.staff_checked",
                "agency",
                $"{work.AgencyId}",
                null,
                new { Added = added.Count, Mended = mended.Count }
            );
        }
    }

    private static async Task<List<(Guid Instance, long Number, string Element, string Name, string Role, string? Holder)>> StrandedAsync(
        IWork work,
        CancellationToken ct
    )
    {
        var (posts, people) = await HeldAsync(work, ct);
        return await work.ReadAsync(
            Stranded,
            [Sql.P(work.AgencyId), Sql.Array(posts.Select(Principal.Post)), Sql.Array(people)],
            async (rows, token) =>
            {
                var found = new List<(Guid, long, string, string, string, string?)>();
                while (await rows.ReadAsync(token))
                {
                    found.Add(
                        (
                            rows.GetGuid(0),
                            rows.GetInt64(1),
                            rows.GetString(2),
                            rows.GetString(3),
                            rows.GetString(4),
                            rows.IsDBNull(5) ? null : rows.GetString(5)
                        )
                    );
                }

                return found;
            },
            ct
        );
    }

    private static Task<bool> IsHeadedAsync(IWork work, CancellationToken ct) =>
        work.ReadAsync(
            """
            select 1 from organisation.holders where agency_id = $1 and post_kind = $3 and valid_from <= $2 and (valid_to is null or valid_to >= $2) limit 1
            """,
            [Sql.P(work.AgencyId), Sql.P(work.Now.VietnamDay()), Sql.P(nameof(PostKind.Head))],
            (row, token) => row.ReadAsync(token),
            ct
        );

    /// <summary>The posts that somebody holds today, and who holds any.</summary>
    private static Task<(HashSet<Guid> Posts, HashSet<Guid> People)> HeldAsync(IWork work, CancellationToken ct) =>
        work.ReadAsync(
            "select post_id, person_id from organisation.holders where agency_id = $1 and valid_from <= $2 and (valid_to is null or valid_to >= $2)",
            [Sql.P(work.AgencyId), Sql.P(work.Now.VietnamDay())],
            async (rows, token) =>
            {
                var (posts, people) = (new HashSet<Guid>(), new HashSet<Guid>());
                while (await rows.ReadAsync(token))
                {
                    posts.Add(rows.GetGuid(0));
                    people.Add(rows.GetGuid(1));
                }

                return (posts, people);
            },
            ct
        );

    /// <summary>Agencies in which steps are offered or were found stranded.</summary>
    private async Task<List<int>> AgenciesAsync(CancellationToken ct)
    {
        await using var command = databases
            .Worker.CreateCommand(
                "select agency_id from processes.inbox group by 1 union select agency_id from processes.incident where kind = any($1) and cured_at is null order by 1"
            )
            .With(Sql.Array([Kind, NoHead]));
        await using var rows = await command.ExecuteReaderAsync(ct);
        var agencies = new List<int>();
        while (await rows.ReadAsync(ct))
        {
            agencies.Add(rows.GetInt32(0));
        }

        return agencies;
    }
}
