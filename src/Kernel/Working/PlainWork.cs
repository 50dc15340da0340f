using Npgsql;

namespace IsoDienTu.Kernel.Working;

/// <summary>
/// Work in two round trips: one that reads, one that writes everything and is its own transaction. Nothing is held in between, so what is written
/// must itself check that what was read still stands.
/// </summary>
internal sealed class PlainWork(WorkDatabases databases, ModuleCatalogue catalogue, WorkOrder order, DateTimeOffset now)
    : WorkInHand(catalogue, order, now)
{
    public override IsoDbContext Db => throw NotPlain();

    public override NpgsqlCommand Command(string sql, params NpgsqlParameter[] parameters) => throw NotPlain();

    public override Task<T> ReadAsync<T>(
        string sql,
        NpgsqlParameter[] parameters,
        Func<NpgsqlDataReader, CancellationToken, Task<T>> read,
        CancellationToken ct
    ) => ReadAsync(databases.CreateWorkBatch(AgencyId), sql, parameters, read, ct);

    public override async Task CommitAsync<T>(T answer, CancellationToken ct)
    {
        CheckLog(Batch.Count > 0);
        Announce();
        if (Order.IdempotencyKey is not null)
        {
            IdempotencyKeys.Keep(Batch, Order, Now, Write(answer));
        }

        if (Batch.Count > 0)
        {
            await using var batch = databases.CreateWorkBatch(AgencyId);
            Batch.MoveTo(batch);
            await batch.ExecuteNonQueryAsync(ct);
        }
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The answer kept under the order's key by an earlier run, or null.</summary>
    public Task<string?> EarlierAnswerAsync(CancellationToken ct) => IdempotencyKeys.FindAsync(this, Order, ct);

    /// <summary>One statement in a round trip and a snapshot of its own.</summary>
    /// <param name="batch">Begun for the agency; it is disposed of here.</param>
    public static async Task<T> ReadAsync<T>(
        NpgsqlBatch batch,
        string sql,
        NpgsqlParameter[] parameters,
        Func<NpgsqlDataReader, CancellationToken, Task<T>> read,
        CancellationToken ct
    )
    {
        await using var _ = batch;
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        batch.BatchCommands.Add(command);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        return await read(reader, ct);
    }

    private InvalidOperationException NotPlain() =>
        new($"The command '{Order.Command}' is ordered as plain: it reads by ReadAsync and writes by the batch.");
}
