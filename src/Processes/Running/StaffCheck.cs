using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Processes.Running;

/// <summary>
/// Finds open steps that nobody can do - no post of the role is held by anybody who is there, or whoever took the step has left or is away without a
/// substitute - and makes each an incident; closes the incident when somebody can again. Looks every ten minutes: appointments end by date, and an import changes hundreds of them at once.
/// </summary>
internal sealed class StaffCheck(WorkRunner runner, WorkDatabases databases, ILogger<StaffCheck> log)
{
    public const string Kind = "role";

    /// <summary>Something was late and there was no head to tell.</summary>
    public const string NoHead = "head";

    private const string Stranded = """
        with offered as (
          select b.task_id, count(h.principal) hands, bool_or(a.principal is not null) waits from processes.inbox b
          left join unnest($2::text[], $8::uuid[]) h(principal, person) on h.principal = b.principal
          left join unnest($6::text[]) a(principal) on a.principal = b.principal
          where b.agency_id = $1 group by b.task_id)
        select t.instance_id, t.number, t.element_id, t.name, t.role, t.assignee_name,
          case when t.assignee is null then o.waits else t.assignee = any($7::uuid[]) end, t.assignee is null and o.hands > 0
        from offered o join processes.task t on t.agency_id = $1 and t.id = o.task_id
        where case when t.assignee is not null then t.assignee <> all($3::uuid[])
            when t.barred is null then o.hands = 0
            else not exists (select 1 from processes.inbox b join unnest($2::text[], $8::uuid[]) h(principal, person) on h.principal = b.principal
              where b.agency_id = $1 and b.task_id = t.id and h.person <> t.barred) end
          and not exists (
            select 1 from unnest($4::text[], $5::text[]) l(principal, process)
            join processes.inbox b on b.agency_id = $1 and b.task_id = t.id and b.principal = l.principal
            join processes.instance i on i.agency_id = $1 and i.id = t.instance_id
            join processes.definition_version v on v.agency_id = $1 and v.id = i.definition_version_id
            join processes.definition d on d.agency_id = $1 and d.id = v.definition_id and l.process in ('', d.key))
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
            Trouble.NoteNobody(work, step);
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

    private static async Task<List<StrandedStep>> StrandedAsync(IWork work, CancellationToken ct)
    {
        var hands = await Hands.ReadAsync(work, ct);
        return await work.ReadAsync(
            Stranded,
            [
                Sql.P(work.AgencyId),
                Sql.Array(hands.Posts.Select(h => h.Principal)),
                Sql.Array(hands.People),
                Sql.Array(hands.Lent.Select(l => l.Principal)),
                Sql.Array(hands.Lent.Select(l => l.Process)),
                Sql.Array(hands.AwayPosts),
                Sql.Array(hands.AwayPeople),
                Sql.Array(hands.Posts.Select(h => h.Person)),
            ],
            async (rows, token) =>
            {
                var found = new List<StrandedStep>();
                while (await rows.ReadAsync(token))
                {
                    found.Add(
                        new StrandedStep(
                            rows.GetGuid(0),
                            rows.GetInt64(1),
                            rows.GetString(2),
                            rows.GetString(3),
                            rows.GetString(4),
                            rows.IsDBNull(5) ? null : rows.GetString(5),
                            rows.GetBoolean(6),
                            rows.GetBoolean(7)
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

    /// <summary>Agencies in which steps are offered or were found stranded.</summary>
    private Task<IReadOnlyList<int>> AgenciesAsync(CancellationToken ct) =>
        AgenciesWith.WorkAsync(
            databases,
            "select agency_id from processes.inbox group by 1 union select agency_id from processes.incident where kind = any($1) and cured_at is null order by 1",
            [Sql.Array([Kind, NoHead])],
            ct
        );
}

/// <summary>An open step that nobody can do now.</summary>
/// <param name="Holder">Who took it; null when nobody did.</param>
/// <param name="IsAway">Whoever could do it is away, without a substitute; else nobody holds the post any more.</param>
/// <param name="IsBarred">Whoever is there did the step that this one is kept apart from.</param>
internal sealed record StrandedStep(
    Guid Instance,
    long Number,
    string Element,
    string Name,
    string Role,
    string? Holder,
    bool IsAway = false,
    bool IsBarred = false
);
