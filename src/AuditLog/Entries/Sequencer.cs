using System.Security.Cryptography;
using IsoDienTu.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IsoDienTu.AuditLog.Entries;

/// <summary>
/// Gives waiting entries their position and running digest, agency by agency, every second. Done apart from the change itself, because a head row
/// locked in each transaction would make all changes of an agency wait for one another.
/// </summary>
internal static class Sequencer
{
    private const int RoundSize = 5000;

    /// <summary>Start value of the running digest.</summary>
    public static byte[] Genesis { get; } = new byte[32];

    /// <summary>The running digest after one more leaf.</summary>
    public static byte[] Next(byte[] chain, byte[] leaf) => SHA256.HashData([1, .. chain, .. leaf]);

    public static async Task RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var worker = services.GetRequiredService<WorkDatabases>().Worker;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var agency in await WaitingAsync(worker, ct))
        {
            await SequenceAsync(worker, agency, now, ct);
        }
    }

    private static async Task<IReadOnlyList<int>> WaitingAsync(NpgsqlDataSource worker, CancellationToken ct)
    {
        await using var command = worker.CreateCommand("select distinct agency_id from audit_log.entry where position is null");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var agencies = new List<int>();
        while (await reader.ReadAsync(ct))
        {
            agencies.Add(reader.GetInt32(0));
        }

        return agencies;
    }

    private static async Task SequenceAsync(NpgsqlDataSource worker, int agency, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await worker.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var (size, chain) = await HeadAsync(connection, agency, now, ct);
        var (ids, leaves) = await WaitingOfAsync(connection, agency, ct);
        if (ids.Count == 0)
        {
            return;
        }

        var chains = new byte[ids.Count][];
        for (var i = 0; i < ids.Count; i++)
        {
            chains[i] = chain = Next(chain, leaves[i]);
        }

        await using var write = new NpgsqlCommand(
            """
            update audit_log.entry e set position = w.position, chain = w.chain
            from unnest($2::uuid[], $3::bigint[], $4::bytea[]) as w(id, position, chain) where e.agency_id = $1 and e.id = w.id
            """,
            connection
        ).With(Sql.P(agency), Sql.Array(ids), Sql.Array(Enumerable.Range(0, ids.Count).Select(i => size + i)), Sql.P(chains));
        await write.ExecuteNonQueryAsync(ct);
        await using var head = new NpgsqlCommand(
            "update audit_log.head set size = $2, chain = $3, at = $4 where agency_id = $1",
            connection
        ).With(Sql.P(agency), Sql.P(size + ids.Count), Sql.P(chain), Sql.At(now));
        await head.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Locks the agency's head row, so that two nodes never number the same entries.</summary>
    private static async Task<(long Size, byte[] Chain)> HeadAsync(
        NpgsqlConnection connection,
        int agency,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await using var make = new NpgsqlCommand(
            "insert into audit_log.head (agency_id, size, chain, at) values ($1, 0, $2, $3) on conflict do nothing",
            connection
        ).With(Sql.P(agency), Sql.P(Genesis), Sql.At(now));
        await make.ExecuteNonQueryAsync(ct);
        await using var command = new NpgsqlCommand(
            "select size, chain from audit_log.head where agency_id = $1 for update",
            connection
        ).With(Sql.P(agency));
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
    }

    private static async Task<(List<Guid> Ids, List<byte[]> Leaves)> WaitingOfAsync(
        NpgsqlConnection connection,
        int agency,
        CancellationToken ct
    )
    {
        await using var command = new NpgsqlCommand(
            "select id, leaf from audit_log.entry where agency_id = $1 and position is null order by at, id limit $2",
            connection
        ).With(Sql.P(agency), Sql.P(RoundSize));
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<Guid> ids = [];
        List<byte[]> leaves = [];
        while (await reader.ReadAsync(ct))
        {
            ids.Add(reader.GetGuid(0));
            leaves.Add(reader.GetFieldValue<byte[]>(1));
        }

        return (ids, leaves);
    }
}
