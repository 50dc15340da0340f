using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Distributing;

/// <summary>
/// Goes over the agencies that distribute documents: whoever takes up a post has to read what stands, whoever leaves has not; what is near its day or
/// late is noted once each and shown to the person until it is read.
/// </summary>
internal sealed class DistributingWatch(AgencyRounds rounds, Duties duties, TimeProvider clock)
{
    public Task FollowAsync(CancellationToken ct) =>
        EachAsync(
            "select distinct agency_id from documents.distribution order by 1",
            [],
            (work, token) => duties.FollowAsync(work, null, token),
            ct
        );

    public Task RemindAsync(CancellationToken ct)
    {
        var day = clock.GetUtcNow().VietnamDay();
        const string waiting = """
            select distinct agency_id from documents.reading
            where state = 'Open' and ((near_told_at is null and due_on <= $1) or (late_told_at is null and due_on < $2)) order by 1
            """;
        return EachAsync(waiting, [Sql.P(Terms.NearUntil(day)), Sql.P(day)], RemindAsync, ct);
    }

    private static async Task RemindAsync(IWork work, CancellationToken ct)
    {
        var day = work.Now.VietnamDay();
        var near = Terms.NearUntil(day);
        var told = await work
            .Db.Set<Reading>()
            .Where(r =>
                r.State == ReadingState.Open && ((r.NearToldAt == null && r.DueOn <= near) || (r.LateToldAt == null && r.DueOn < day))
            )
            .ToListAsync(ct);
        foreach (var reading in told)
        {
            reading.NearToldAt ??= work.Now;
            reading.LateToldAt = reading.DueOn < day ? work.Now : null;
        }

        if (told.Count > 0)
        {
            Log.Write(
                work,
                "documents.readers_reminded",
                "agency",
                $"{work.AgencyId}",
                null,
                told.Select(r => new
                {
                    r.DocumentId,
                    r.Issue,
                    r.PersonId,
                    r.DueOn,
                })
            );
        }
    }

    private Task EachAsync(
        string agencies,
        Npgsql.NpgsqlParameter[] parameters,
        Func<IWork, CancellationToken, Task> act,
        CancellationToken ct
    ) => rounds.EachAsync(agencies, parameters, "theo dõi phổ biến tài liệu", "documents.watch_readers", act, ct);
}
