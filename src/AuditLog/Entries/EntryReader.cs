using System.Runtime.CompilerServices;
using IsoDienTu.Kernel;
using Npgsql;

namespace IsoDienTu.AuditLog.Entries;

/// <summary>An entry as stored.</summary>
internal sealed record StoredEntry(EntryFacts Facts, byte[] Leaf, long? Position, byte[]? Chain);

/// <summary>What of an entry makes the chain.</summary>
internal sealed record StoredLink(Guid Id, byte[] Leaf, long Position, byte[] Chain);

/// <summary>Reads the log in its order for verification.</summary>
internal static class EntryReader
{
    public static async IAsyncEnumerable<StoredEntry> AllAsync(
        NpgsqlConnection connection,
        int agency,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await using var command = new NpgsqlCommand(
            """
            select agency_id, id, at, person_id, person_name, post, on_behalf_of, on_behalf_of_name, what, subject, subject_id,
              before_digest, after_digest, reason, request_id, leaf, position, chain
            from audit_log.entry where agency_id = $1 order by position nulls last, at, id
            """,
            connection
        ).With(Sql.P(agency));
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            yield return Read(reader);
        }
    }

    public static async IAsyncEnumerable<StoredLink> LinksAsync(
        NpgsqlConnection connection,
        int agency,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await using var command = new NpgsqlCommand(
            "select id, leaf, position, chain from audit_log.entry where agency_id = $1 and position is not null order by position",
            connection
        ).With(Sql.P(agency));
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            yield return new StoredLink(
                reader.GetGuid(0),
                reader.GetFieldValue<byte[]>(1),
                reader.GetInt64(2),
                // Somebody with the whole machine in hand may have taken it out.
                reader.IsDBNull(3)
                    ? []
                    : reader.GetFieldValue<byte[]>(3)
            );
        }
    }

    public static async Task<(long Size, byte[] Chain)> HeadAsync(NpgsqlConnection connection, int agency, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select size, chain from audit_log.head where agency_id = $1", connection).With(
            Sql.P(agency)
        );
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : (0, Sequencer.Genesis);
    }

    private static StoredEntry Read(NpgsqlDataReader row) =>
        new(
            new EntryFacts(
                row.GetInt32(0),
                row.GetGuid(1),
                row.GetFieldValue<DateTimeOffset>(2),
                row.GetGuid(3),
                row.GetString(4),
                row.GetString(5),
                row.IsDBNull(6) ? null : row.GetGuid(6),
                row.IsDBNull(7) ? null : row.GetString(7),
                row.GetString(8),
                row.GetString(9),
                row.GetString(10),
                row.IsDBNull(11) ? null : row.GetFieldValue<byte[]>(11),
                row.IsDBNull(12) ? null : row.GetFieldValue<byte[]>(12),
                row.IsDBNull(13) ? null : row.GetString(13),
                row.GetString(14)
            ),
            row.GetFieldValue<byte[]>(15),
            row.IsDBNull(16) ? null : row.GetInt64(16),
            row.IsDBNull(17) ? null : row.GetFieldValue<byte[]>(17)
        );
}
