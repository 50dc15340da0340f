using IsoDienTu.AuditLog.Entries;
using IsoDienTu.Kernel;
using Npgsql;

namespace IsoDienTu.AuditLog;

/// <summary>Re-computes the activity log from its rows and says where it no longer agrees with itself.</summary>
public static class LogVerifier
{
    /// <summary>Checks one agency's log, or all logs.</summary>
    /// <param name="worker">Data source of the worker role, which sees all agencies.</param>
    /// <param name="agencyId">One agency, or null for all.</param>
    /// <returns>One report per agency that has a log.</returns>
    public static async Task<IReadOnlyList<LogReport>> VerifyAsync(NpgsqlDataSource worker, int? agencyId, CancellationToken ct = default)
    {
        await using var command = worker
            .CreateCommand(
                "select agency_id from audit_log.head where $1::int is null or agency_id = $1 union select distinct agency_id from audit_log.entry where $1::int is null or agency_id = $1 order by 1"
            )
            .With(Sql.Int(agencyId));
        var agencies = new List<int>();
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                agencies.Add(reader.GetInt32(0));
            }
        }

        var reports = new List<LogReport>();
        foreach (var agency in agencies)
        {
            reports.Add(await VerifyOneAsync(worker, agency, ct));
        }

        return reports;
    }

    private static async Task<LogReport> VerifyOneAsync(NpgsqlDataSource worker, int agency, CancellationToken ct)
    {
        var faults = new List<LogFault>();
        var chain = Sequencer.Genesis;
        long expected = 0;
        await using var connection = await worker.OpenConnectionAsync(ct);
        // One snapshot, so that entries sequenced while we read are not taken for a fault.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        await foreach (var row in EntryReader.AllAsync(connection, agency, ct))
        {
            if (!row.Facts.Leaf().AsSpan().SequenceEqual(row.Leaf))
            {
                faults.Add(new LogFault(row.Position, row.Facts.Id, "edited"));
            }

            if (row.Position is not { } position)
            {
                continue;
            }

            if (position != expected)
            {
                faults.Add(new LogFault(expected, null, "removed"));
                expected = position;
            }

            chain = Sequencer.Next(chain, row.Leaf);
            if (!chain.AsSpan().SequenceEqual(row.Chain))
            {
                faults.Add(new LogFault(position, row.Facts.Id, "inserted, removed or reordered"));
                chain = row.Chain!;
            }

            expected++;
        }

        var (size, head) = await EntryReader.HeadAsync(connection, agency, ct);
        if (size != expected || !head.AsSpan().SequenceEqual(chain))
        {
            faults.Add(new LogFault(expected, null, "cut off or extended at the end"));
        }

        return new LogReport(agency, expected, Convert.ToHexStringLower(chain), faults);
    }
}

/// <summary>The state of one agency's log.</summary>
/// <param name="Size">Sequenced entries.</param>
/// <param name="Digest">Running digest after the last one, hexadecimal.</param>
/// <param name="Faults">Empty when the log agrees with itself.</param>
public sealed record LogReport(int AgencyId, long Size, string Digest, IReadOnlyList<LogFault> Faults);

/// <summary>One place where the log disagrees with itself.</summary>
/// <param name="Position">Position in the log, from 0; null for an entry not yet sequenced.</param>
/// <param name="EntryId">The entry, when there is one.</param>
/// <param name="Kind">What seems to have happened.</param>
public sealed record LogFault(long? Position, Guid? EntryId, string Kind);
