using IsoDienTu.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Kernel;

/// <summary>Where a job stands.</summary>
public enum JobState
{
    /// <summary>Gave up after too many tries; waits for a person.</summary>
    Dead,

    /// <summary>Failed, and will be tried again by itself.</summary>
    Failing,

    /// <summary>Being done now.</summary>
    Running,

    /// <summary>Its turn has not come.</summary>
    Waiting,
}

/// <summary>Why the last try failed.</summary>
public enum JobCause
{
    /// <summary>It has not failed.</summary>
    None,

    /// <summary>A rule of a module; its sentence is the detail.</summary>
    Rule,

    /// <summary>Somebody else changed the same thing meanwhile.</summary>
    Conflict,

    /// <summary>The database refused the change.</summary>
    DatabaseRefused,

    /// <summary>The database did not answer.</summary>
    DatabaseAway,

    /// <summary>A file could not be read or written.</summary>
    Files,

    /// <summary>A system outside did not answer.</summary>
    OtherSystem,

    /// <summary>What the job carries is not understood by this build.</summary>
    Contents,

    /// <summary>No module of this build does such jobs.</summary>
    NoHandler,

    /// <summary>Anything else; the detail is the kind of failure as the programmers call it.</summary>
    Unexpected,
}

/// <summary>A job as its administrator sees it; what it carries is never shown.</summary>
/// <param name="Kind"><c>event:Module.subscription</c>, or the kind of an asked-for job.</param>
/// <param name="RunAt">When it is to be tried (next).</param>
/// <param name="DeadAt">When it was given up by the queue.</param>
/// <param name="Attempts">Tries so far, of <see cref="JobDesk.MostAttempts"/>.</param>
/// <param name="Detail">See <see cref="JobCause"/>.</param>
public sealed record JobLine(
    Guid Id,
    string Kind,
    JobState State,
    DateTimeOffset RunAt,
    DateTimeOffset? DeadAt,
    int Attempts,
    JobCause Cause,
    string? Detail
);

/// <summary>A recurring duty of the whole installation that failed the last time it was due.</summary>
/// <param name="Name"><c>Module.duty</c>.</param>
/// <param name="NextAt">When it is to be tried again; by itself, for as long as it takes.</param>
/// <param name="Detail">See <see cref="JobCause"/>.</param>
public sealed record FailingDuty(string Name, DateTimeOffset NextAt, JobCause Cause, string? Detail);

/// <summary>How many jobs stand where.</summary>
public sealed record JobFigures(int Dead, int Failing, int Running, int Waiting);

/// <summary>
/// The job queue of one agency before its administrator: what it does, what hangs and why, try again, give up. The calling command writes the log entry.
/// </summary>
public static class JobDesk
{
    /// <summary>After so many failures a job waits for a person.</summary>
    public const int MostAttempts = JobQueue.MaxAttempts;

    /// <summary>Counts the queue.</summary>
    public static async Task<JobFigures> FiguresAsync(IsoDbContext db, DateTimeOffset now, CancellationToken ct = default)
    {
        var jobs = db.Set<QueuedJob>();
        var dead = await jobs.CountAsync(In(JobState.Dead, now), ct);
        var failing = await jobs.CountAsync(In(JobState.Failing, now), ct);
        var running = await jobs.CountAsync(In(JobState.Running, now), ct);
        return new JobFigures(dead, failing, running, await jobs.CountAsync(ct) - dead - failing - running);
    }

    /// <summary>Lists jobs: the dead ones first, then by the time of the next try.</summary>
    /// <param name="state">Only these; null for all.</param>
    /// <param name="kind">Only this kind; null for all.</param>
    public static async Task<(int Total, IReadOnlyList<JobLine> Lines)> ListAsync(
        IsoDbContext db,
        JobState? state,
        string? kind,
        int skip,
        int take,
        DateTimeOffset now,
        CancellationToken ct = default
    )
    {
        IQueryable<QueuedJob> jobs = db.Set<QueuedJob>();
        jobs = state is { } wanted ? jobs.Where(In(wanted, now)) : jobs;
        jobs = kind is null ? jobs : jobs.Where(j => j.Kind == kind);
        var rows = await jobs.OrderBy(j => j.DeadAt == null).ThenBy(j => j.RunAt).ThenBy(j => j.Id).Skip(skip).Take(take).ToListAsync(ct);
        return (await jobs.CountAsync(ct), [.. rows.Select(r => r.Line(now))]);
    }

    /// <summary>The kinds now in the queue.</summary>
    public static async Task<IReadOnlyList<string>> KindsAsync(IsoDbContext db, CancellationToken ct = default) =>
        await db.Set<QueuedJob>().Select(j => j.Kind).Distinct().OrderBy(k => k).ToListAsync(ct);

    /// <summary>Recurring duties that failed the last time. They belong to no agency: every administrator sees them.</summary>
    public static async Task<IReadOnlyList<FailingDuty>> FailingDutiesAsync(IsoDbContext db, CancellationToken ct = default)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "select name, next_at, error from kernel.recurring where error is not null order by name";
        await using var reader = await command.ExecuteReaderAsync(ct);
        var duties = new List<FailingDuty>();
        while (await reader.ReadAsync(ct))
        {
            var (cause, detail) = JobCauses.Read(reader.GetString(2));
            duties.Add(new FailingDuty(reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1), cause, detail));
        }

        return duties;
    }

    /// <summary>One job; null when it is done, given up or another agency's.</summary>
    public static async Task<JobLine?> FindAsync(IsoDbContext db, Guid id, DateTimeOffset now, CancellationToken ct = default) =>
        (await db.Set<QueuedJob>().FirstOrDefaultAsync(j => j.Id == id, ct))?.Line(now);

    /// <summary>Lets a failed job be tried at once, with as many tries as a new one. A job that already waits for its turn is left alone.</summary>
    /// <exception cref="RuleException">It is being done now, or is no longer there.</exception>
    public static Task RetryAsync(IWork work, Guid id, CancellationToken ct = default) =>
        ChangeAsync(work, "update kernel.job set dead_at = null, lease_until = null, attempts = 0, run_at = least(run_at, $3)", id, ct);

    /// <summary>Lets all dead jobs be tried at once.</summary>
    /// <returns>How many they are.</returns>
    public static async Task<int> RetryDeadAsync(IWork work, CancellationToken ct = default)
    {
        await using var command = work.Command(
            "update kernel.job set dead_at = null, lease_until = null, attempts = 0, run_at = $2 where agency_id = $1 and dead_at is not null",
            Sql.P(work.AgencyId),
            Sql.At(work.Now)
        );
        return await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Takes a job out of the queue for good; its effect will never come.</summary>
    /// <exception cref="RuleException">It is being done now, or is no longer there.</exception>
    public static Task GiveUpAsync(IWork work, Guid id, CancellationToken ct = default) =>
        ChangeAsync(work, "delete from kernel.job", id, ct);

    /// <summary>Guarded by the row itself: a worker that has just begun is not disturbed.</summary>
    private static async Task ChangeAsync(IWork work, string change, Guid id, CancellationToken ct)
    {
        await using var command = work.Command(
            change + " where agency_id = $1 and id = $2 and (dead_at is not null or lease_until is null or lease_until < $3)",
            Sql.P(work.AgencyId),
            Sql.P(id),
            Sql.At(work.Now)
        );
        if (await command.ExecuteNonQueryAsync(ct) == 0)
        {
            throw new RuleException(
                typeof(Texts),
                "kernel.job.busy",
                "Việc này đang chạy hoặc vừa xong nên không can thiệp được. Hãy mở lại danh sách sau ít phút."
            );
        }
    }

    private static System.Linq.Expressions.Expression<Func<QueuedJob, bool>> In(JobState state, DateTimeOffset now) =>
        state switch
        {
            JobState.Dead => j => j.DeadAt != null,
            JobState.Running => j => j.DeadAt == null && j.LeaseUntil >= now,
            JobState.Failing => j => j.DeadAt == null && (j.LeaseUntil == null || j.LeaseUntil < now) && j.Error != null,
            _ => j => j.DeadAt == null && (j.LeaseUntil == null || j.LeaseUntil < now) && j.Error == null,
        };
}
