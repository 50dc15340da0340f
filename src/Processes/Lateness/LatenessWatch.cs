using IsoDienTu.Access;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Running;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Processes.Lateness;

/// <summary>
/// Looks at each open step and each promise when it becomes near its end, and when it is late, and tells those whom it concerns. What is told and when
/// to look next are written in one transaction, and each notice can be there once for its due instant: killed anywhere, it goes on and tells nothing
/// twice. Finding what has become open costs completing a step nothing: the watch goes after the keys of the inbox, which hold the instant of their making.
/// </summary>
internal sealed class LatenessWatch(
    WorkRunner runner,
    WorkDatabases databases,
    Measures measures,
    Posts posts,
    People people,
    Absences absences,
    TimeProvider clock,
    ILogger<LatenessWatch> log
)
{
    private const int AtOnce = 200;
    private readonly Newcomers newcomers = new(databases, clock);

    public async Task RunAsync(CancellationToken ct)
    {
        await newcomers.EnrolAsync(ct);
        await OneByOne.RunAsync(
            log,
            "watching deadlines",
            await AgenciesAsync(ct),
            async agency =>
            {
                while (await StepAsync(agency, ct) == AtOnce) { }
            },
            ct
        );
    }

    /// <summary>Looks at the next few of an agency.</summary>
    /// <returns>At how many.</returns>
    private Task<int> StepAsync(int agency, CancellationToken ct) =>
        runner.RunAsync(
            new WorkOrder(Actor.System("theo dõi thời hạn"), agency, "processes.watch_deadlines", RequestId: "lateness-watch"),
            LookAsync,
            ct
        );

    private async Task<int> LookAsync(IWork work, CancellationToken ct)
    {
        var measure = await measures.ForAsync(work.AgencyId, ct) with { Now = work.Now };
        var claimed = await work.ReadAsync(
            Looked.Claim,
            [Sql.P(work.AgencyId), Sql.At(work.Now), Sql.P(AtOnce)],
            async (rows, token) =>
            {
                var found = new List<Looked>();
                while (await rows.ReadAsync(token))
                {
                    found.Add(Looked.Of(rows));
                }

                return found;
            },
            ct
        );
        var judged = claimed.Select(c => (At: c, Outlook: c.Judge(measure))).ToList();
        await NoteNextAsync(work, judged, ct);
        var telling = new Telling(work, posts, people, absences);
        foreach (var (at, outlook) in judged.Where(j => j.Outlook is { Near: true } or { Late: true }))
        {
            await telling.AddAsync(at, outlook!.Late, ct);
        }

        var (near, late) = await telling.WriteAsync(ct);
        if (near + late > 0 || telling.MissesHead)
        {
            Log.Write(work, "processes.lateness_told", "agency", $"{work.AgencyId}", null, new { Near = near, Late = late });
        }

        return claimed.Count;
    }

    /// <summary>Bookkeeping of the watch alone, hence no entry in the activity log.</summary>
    private static async Task NoteNextAsync(IWork work, List<(Looked At, Outlook? Outlook)> judged, CancellationToken ct)
    {
        var still = judged.Where(j => j.Outlook is not null).ToList();
        await using var drop = work.Command(
            "delete from processes.lookout where agency_id = $1 and id = any($2)",
            Sql.P(work.AgencyId),
            Sql.Array(judged.Where(j => j.Outlook is null).Select(j => j.At.Id))
        );
        await drop.ExecuteNonQueryAsync(ct);
        await using var next = work.Command(
            "update processes.lookout l set at = n.at from unnest($2::uuid[], $3::timestamptz[]) n(id, at) where l.agency_id = $1 and l.id = n.id",
            Sql.P(work.AgencyId),
            Sql.Array(still.Select(j => j.At.Id)),
            Sql.Array(still.Select(j => j.Outlook!.Next.ToUniversalTime()))
        );
        await next.ExecuteNonQueryAsync(ct);
    }

    private Task<IReadOnlyList<int>> AgenciesAsync(CancellationToken ct) =>
        AgenciesWith.WorkAsync(
            databases,
            "select distinct agency_id from processes.lookout where at <= $1 order by 1",
            [Sql.At(clock.GetUtcNow())],
            ct
        );
}
