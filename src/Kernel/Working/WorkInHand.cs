using System.Text.Json;
using IsoDienTu.Kernel.Hearing;
using IsoDienTu.Kernel.Jobs;
using Npgsql;

namespace IsoDienTu.Kernel.Working;

/// <summary>What both sorts of work have in common: who acts and when, the batch, what is announced, the one log entry.</summary>
internal abstract class WorkInHand(ModuleCatalogue catalogue, WorkOrder order, DateTimeOffset now) : IWork, IAsyncDisposable
{
    private readonly List<JobRow> jobs = [];
    private readonly HashSet<Type> happenings = [];
    private readonly List<Action> committed = [];
    private int logEntries;
    private bool maySilent;

    public Actor Actor => order.Actor;
    public int AgencyId => order.AgencyId;
    public string RequestId => order.RequestId;
    public DateTimeOffset Now => now;
    public BatchCommands Batch { get; } = new();
    public abstract IsoDbContext Db { get; }

    /// <summary>Whether this work asked for jobs, which are due once it is committed.</summary>
    public bool LeavesJobs => jobs.Count > 0;

    /// <summary>Those who want to know of this work in every process once it is committed.</summary>
    public IReadOnlyList<Hearer> Hearers =>
        happenings.Count == 0 ? [] : [.. catalogue.Hearers.Where(h => happenings.Contains(h.EventType))];

    protected WorkOrder Order => order;

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, JobJson.Options)!;

    protected static string Write<T>(T answer) => JsonSerializer.Serialize(answer, JobJson.Options);

    public abstract NpgsqlCommand Command(string sql, params NpgsqlParameter[] parameters);

    public abstract Task<T> ReadAsync<T>(
        string sql,
        NpgsqlParameter[] parameters,
        Func<NpgsqlDataReader, CancellationToken, Task<T>> read,
        CancellationToken ct
    );

    /// <summary>Makes everything durable at once, and keeps the answer under the idempotency key.</summary>
    public abstract Task CommitAsync<T>(T answer, CancellationToken ct);

    public void Publish<TEvent>(TEvent happened)
        where TEvent : notnull
    {
        happenings.Add(typeof(TEvent));
        string? json = null;
        foreach (var subscriber in catalogue.SubscribersOf(typeof(TEvent)).Where(s => s.Concerns(happened)))
        {
            json ??= JsonSerializer.Serialize(happened, JobJson.Options);
            jobs.Add(JobRow.New(AgencyId, "event:" + subscriber.Key, json, Actor, Now));
        }
    }

    public void Enqueue<TArgs>(string kind, TArgs args, DateTimeOffset? runAt = null)
        where TArgs : notnull
    {
        if (!catalogue.JobKinds.Any(k => k.Kind == kind))
        {
            throw new InvalidOperationException($"No module registers the job kind '{kind}'.");
        }

        jobs.Add(JobRow.New(AgencyId, kind, JsonSerializer.Serialize(args, JobJson.Options), Actor, runAt ?? Now));
    }

    public void OnCommitted(Action act) => committed.Add(act);

    /// <summary>Called once the work is committed.</summary>
    public void TellCommitted() => committed.ForEach(act => act());

    public void CountLogEntry() => logEntries++;

    /// <summary>A job that only removes itself, or keeps a projection up to date, has nothing to tell the activity log.</summary>
    public void MayBeSilent() => maySilent = true;

    public abstract ValueTask DisposeAsync();

    protected void CheckLog(bool changes)
    {
        if (changes && logEntries != 1 && !(maySilent && logEntries == 0))
        {
            throw new InvalidOperationException(
                $"The command '{order.Command}' changes state and wrote {logEntries} log entries; every state change writes exactly one."
            );
        }
    }

    /// <summary>Puts jobs and news into the batch.</summary>
    protected void Announce()
    {
        foreach (var job in jobs)
        {
            job.AddTo(Batch);
        }

        foreach (var name in Hearers.Select(h => h.EventName).Distinct(StringComparer.Ordinal))
        {
            Batch.Add(
                "select pg_notify($1, $2)",
                Sql.P(Hearer.Channel),
                Sql.P(FormattableString.Invariant($"{catalogue.Node} {name} {AgencyId}"))
            );
        }
    }
}
