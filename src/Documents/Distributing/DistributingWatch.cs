using System.Diagnostics.CodeAnalysis;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Documents.Distributing;

/// <summary>
/// Goes over the agencies that distribute documents: whoever takes up a post has to read what stands, whoever leaves has not; what is near its day or
/// late is noted once each and shown to the person until it is read.
/// </summary>
internal sealed class DistributingWatch(
    WorkRunner runner,
    WorkDatabases databases,
    Duties duties,
    TimeProvider clock,
    ILogger<DistributingWatch> log
)
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

    /// <summary>One unit of work for each agency; what one of them meets is tried again in the next round and never holds up the others.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever one agency meets, the others of the round go on.")]
    private async Task EachAsync(
        string sql,
        Npgsql.NpgsqlParameter[] parameters,
        Func<IWork, CancellationToken, Task> act,
        CancellationToken ct
    )
    {
        var agencies = new List<int>();
        await using (var command = databases.Worker.CreateCommand(sql).With(parameters))
        {
            await using var rows = await command.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                agencies.Add(rows.GetInt32(0));
            }
        }

        foreach (var agency in agencies)
        {
            try
            {
                await runner.RunAsync(
                    new WorkOrder(
                        Actor.System("theo dõi phổ biến tài liệu"),
                        agency,
                        "documents.watch_readers",
                        RequestId: "reading-watch"
                    ),
                    act,
                    ct
                );
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                log.LogWarning(e, "Trouble while following readers of agency {Agency}; tried again in the next round", agency);
            }
        }
    }
}
