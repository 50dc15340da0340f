using IsoDienTu.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace IsoDienTu.Kernel.Working;

/// <summary>The transaction behind <see cref="IWork"/>.</summary>
internal sealed class UnitOfWork : WorkInHand
{
    private IDbContextTransaction? transaction;

    private UnitOfWork(IsoDbContext db, ModuleCatalogue catalogue, WorkOrder order, DateTimeOffset now)
        : base(catalogue, order, now) => Db = db;

    public override IsoDbContext Db { get; }

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
            await AgencyWall.EnterAsync(db, AgencyWall.Works, order.AgencyId, ct);
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

    public override NpgsqlCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlCommand(
            sql,
            (NpgsqlConnection)Db.Database.GetDbConnection(),
            (NpgsqlTransaction)transaction!.GetDbTransaction()
        );
        command.With(parameters);
        return command;
    }

    public override async Task<T> ReadAsync<T>(
        string sql,
        NpgsqlParameter[] parameters,
        Func<NpgsqlDataReader, CancellationToken, Task<T>> read,
        CancellationToken ct
    )
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await read(reader, ct);
    }

    public override async Task CommitAsync<T>(T answer, CancellationToken ct)
    {
        CheckLog(Db.ChangeTracker.HasChanges() || Batch.Count > 0);
        await Db.SaveChangesAsync(ct);
        Announce();
        if (Order.IdempotencyKey is { } key)
        {
            IdempotencyKeys.Answer(Batch, AgencyId, key, Write(answer));
        }

        await Batch.SendAsync((NpgsqlConnection)Db.Database.GetDbConnection(), (NpgsqlTransaction)transaction!.GetDbTransaction(), ct);
        await transaction!.CommitAsync(ct);
    }

    public override async ValueTask DisposeAsync()
    {
        if (transaction is not null)
        {
            await transaction.DisposeAsync();
        }

        Db.Work = null;
        await Db.DisposeAsync();
    }
}
