using System.Text.Json;
using IsoDienTu.Kernel.Data;
using IsoDienTu.Kernel.Hearing;
using IsoDienTu.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace IsoDienTu.Kernel.Working;

/// <summary>The transaction behind <see cref="IWork"/>.</summary>
internal sealed class UnitOfWork : IWork, IAsyncDisposable
{
    private readonly WorkOrder order;
    private readonly ModuleCatalogue catalogue;
    private readonly List<JobRow> jobs = [];
    private readonly HashSet<Type> happenings = [];
    private IDbContextTransaction? transaction;
    private int logEntries;
    private bool maySilent;

    private UnitOfWork(IsoDbContext db, ModuleCatalogue catalogue, WorkOrder order, DateTimeOffset now)
    {
        Db = db;
        this.catalogue = catalogue;
        this.order = order;
        Now = now;
    }

    public Actor Actor => order.Actor;
    public int AgencyId => order.AgencyId;
    public string RequestId => order.RequestId;
    public DateTimeOffset Now { get; }
    public IsoDbContext Db { get; }
    public BatchCommands Batch { get; } = new();

    /// <summary>The answer of an earlier run under the same idempotency key, as JSON, or null when this is the first.</summary>
    public string? EarlierAnswer { get; private set; }

    public static async Task<UnitOfWork> BeginAsync(
        WorkDatabases databases,
        ModuleCatalogue catalogue,
        WorkOrder order,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var db = databases.RentApp();
        var work = new UnitOfWork(db, catalogue, order, now);
        try
        {
            db.AgencyId = order.AgencyId;
            db.Work = work;
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
            db.ChangeTracker.Tracking += Stamps.OnTracking;
            work.transaction = await db.Database.BeginTransactionAsync(ct);
            await EnterAsync(db, order.AgencyId, ct);
            if (order.IdempotencyKey is not null)
            {
                work.EarlierAnswer = await IdempotencyKeys.TakeAsync(work, order, ct);
            }

            return work;
        }
        catch
        {
            await work.DisposeAsync();
            throw;
        }
    }

    /// <summary>Puts the transaction under the agency's row-level security; the setting ends with the transaction.</summary>
    public static Task EnterAsync(IsoDbContext db, int agencyId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"select set_config('app.agency', {agencyId.ToString(System.Globalization.CultureInfo.InvariantCulture)}, true)",
            ct
        );

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, JobJson.Options)!;

    public NpgsqlCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlCommand(
            sql,
            (NpgsqlConnection)Db.Database.GetDbConnection(),
            (NpgsqlTransaction)transaction!.GetDbTransaction()
        );
        command.With(parameters);
        return command;
    }

    public void Publish<TEvent>(TEvent happened)
        where TEvent : notnull
    {
        happenings.Add(typeof(TEvent));
        var subscribers = catalogue.Subscriptions.Where(s => s.EventType == typeof(TEvent)).ToList();
        if (subscribers.Count == 0)
        {
            return;
        }

        var json = JsonSerializer.Serialize(happened, JobJson.Options);
        jobs.AddRange(subscribers.Select(s => JobRow.New(AgencyId, "event:" + s.Key, json, Actor, Now)));
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

    public void CountLogEntry() => logEntries++;

    /// <summary>A job that only removes itself, or keeps a projection up to date, has nothing to tell the activity log.</summary>
    public void MayBeSilent() => maySilent = true;

    /// <summary>Those who want to know of this work in every process once it is committed.</summary>
    public IReadOnlyList<Hearer> Hearers =>
        happenings.Count == 0 ? [] : [.. catalogue.Hearers.Where(h => happenings.Contains(h.EventType))];

    public async Task CommitAsync<T>(T answer, CancellationToken ct)
    {
        var changes = Db.ChangeTracker.HasChanges() || Batch.Count > 0;
        if (changes && logEntries != 1 && !(maySilent && logEntries == 0))
        {
            throw new InvalidOperationException(
                $"The command '{order.Command}' changes state and wrote {logEntries} log entries; every state change writes exactly one."
            );
        }

        try
        {
            await Db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException stale)
        {
            throw await Stamps.ExplainAsync(stale, ct);
        }

        foreach (var job in jobs)
        {
            job.AddTo(Batch);
        }

        if (jobs.Count > 0)
        {
            Batch.Add("select pg_notify('kernel_job', '')");
        }

        foreach (var name in Hearers.Select(h => h.EventName).Distinct(StringComparer.Ordinal))
        {
            Batch.Add("select pg_notify($1, $2)", Sql.P(Hearer.Channel), Sql.P($"{catalogue.Node} {name}"));
        }

        if (order.IdempotencyKey is { } key)
        {
            IdempotencyKeys.Answer(Batch, AgencyId, key, JsonSerializer.Serialize(answer, JobJson.Options));
        }

        await Batch.SendAsync((NpgsqlConnection)Db.Database.GetDbConnection(), (NpgsqlTransaction)transaction!.GetDbTransaction(), ct);
        await transaction!.CommitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (transaction is not null)
        {
            await transaction.DisposeAsync();
        }

        Db.Work = null;
        await Db.DisposeAsync();
    }
}
