using System.Text.Json;

namespace IsoDienTu.Kernel.Jobs;

/// <summary>The job table seen by the worker role: claim with a lease, give back with back-off, bury after too many attempts.</summary>
internal sealed class JobQueue(WorkDatabases databases)
{
    /// <summary>After this many failures a job waits for a person.</summary>
    public const int MaxAttempts = 10;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public async Task<IReadOnlyList<JobRow>> ClaimAsync(int count, DateTimeOffset now, int? agencyId, CancellationToken ct)
    {
        await using var command = databases.Worker.CreateCommand(
            """
            update kernel.job j set lease_until = $2, attempts = attempts + 1
            from (select agency_id, id from kernel.job where dead_at is null and run_at <= $1 and (lease_until is null or lease_until < $1)
                    and ($4::int is null or agency_id = $4)
                  order by run_at limit $3 for update skip locked) due
            where j.agency_id = due.agency_id and j.id = due.id
            returning j.agency_id, j.id, j.kind, j.args::text, j.actor::text, j.run_at, j.attempts
            """
        );
        command.With(Sql.At(now), Sql.At(now + Lease), Sql.P(count), Sql.Int(agencyId));
        var rows = new List<JobRow>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            rows.Add(
                new JobRow(
                    reader.GetInt32(0),
                    reader.GetGuid(1),
                    reader.GetString(2),
                    reader.GetString(3),
                    reader.GetString(4),
                    reader.GetFieldValue<DateTimeOffset>(5)
                )
                {
                    Attempts = reader.GetInt32(6),
                }
            );
        }

        return rows;
    }

    /// <summary>Removes the job inside its own unit of work, so that its effect and its end are one.</summary>
    public static void Finish(IWork work, JobRow job) =>
        work.Batch.Add("delete from kernel.job where agency_id = $1 and id = $2", Sql.P(job.AgencyId), Sql.P(job.Id));

    public async Task FailAsync(JobRow job, string error, DateTimeOffset now, CancellationToken ct)
    {
        var wait = TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(2, job.Attempts)));
        await using var command = databases.Worker.CreateCommand(
            "update kernel.job set lease_until = null, error = $3, run_at = $4, dead_at = $5 where agency_id = $1 and id = $2"
        );
        command.With(
            Sql.P(job.AgencyId),
            Sql.P(job.Id),
            Sql.P(error),
            Sql.At(now + wait),
            Sql.At(job.Attempts >= MaxAttempts ? now : (DateTimeOffset?)null)
        );
        await command.ExecuteNonQueryAsync(ct);
    }

    public static Actor ActorOf(JobRow job) => JsonSerializer.Deserialize<Actor>(job.Actor, JobJson.Options)!;

    /// <summary>Takes a recurring job if it is due and nobody holds it.</summary>
    public async Task<bool> TakeRecurringAsync(RecurringJob job, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases.Worker.CreateCommand(
            """
            insert into kernel.recurring as r (name, next_at, lease_until) values ($1, $2, $3)
            on conflict (name) do update set next_at = $2, lease_until = $3
            where r.next_at <= $4 and (r.lease_until is null or r.lease_until < $4)
            """
        );
        command.With(Sql.P(job.Name), Sql.At(now + job.Interval), Sql.At(now + Lease), Sql.At(now));
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    public async Task ReleaseRecurringAsync(RecurringJob job, string? error, CancellationToken ct)
    {
        await using var command = databases.Worker.CreateCommand(
            "update kernel.recurring set lease_until = null, error = $2 where name = $1"
        );
        command.With(Sql.P(job.Name), Sql.Text(error));
        await command.ExecuteNonQueryAsync(ct);
    }
}
