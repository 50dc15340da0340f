using IsoDienTu.AuditLog.Entries;
using IsoDienTu.Kernel;
using Npgsql;

namespace IsoDienTu.AuditLog;

/// <summary>
/// Re-computes the activity log from its rows and says where it no longer agrees with itself. Whoever owns the machine could re-compute the whole
/// chain after a change; that is found by comparing <see cref="LogReport.Size"/> and <see cref="LogReport.Digest"/> with what was written down elsewhere before.
/// </summary>
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
        await using var connection = await worker.OpenConnectionAsync(ct);
        // One snapshot, so that entries sequenced while we read are not taken for a fault.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var chain = new ChainReading();
        await foreach (var row in EntryReader.AllAsync(connection, agency, ct))
        {
            chain.Take(row);
        }

        var (size, head) = await EntryReader.HeadAsync(connection, agency, ct);
        if (chain.Break is { } broken)
        {
            var cause = new BreakCause(broken, extra: chain.Count - size);
            await foreach (var link in EntryReader.LinksAsync(connection, agency, ct))
            {
                cause.Consider(link);
            }

            chain.Add(cause.Fault());
        }
        else
        {
            chain.End(size, head);
        }

        return new LogReport(agency, chain.Count, chain.Waiting, Convert.ToHexStringLower(chain.Digest), chain.Faults);
    }
}

/// <summary>The state of one agency's log.</summary>
/// <param name="Size">Sequenced entries.</param>
/// <param name="Waiting">Entries of the last second that have no position yet.</param>
/// <param name="Digest">Running digest after the last good entry, hexadecimal.</param>
/// <param name="Faults">In the order of the log; empty when it agrees with itself. Every edited entry is listed, and the first place where the chain breaks; what comes behind a break is not judged.</param>
public sealed record LogReport(int AgencyId, long Size, long Waiting, string Digest, IReadOnlyList<LogFault> Faults);

/// <summary>One place where the log disagrees with itself.</summary>
/// <param name="Position">Position in the log, from 0; null for an entry not yet sequenced.</param>
/// <param name="EntryId">The entry that stands there, when there is one.</param>
/// <param name="Kind">What has happened there.</param>
public sealed record LogFault(long? Position, Guid? EntryId, LogFaultKind Kind);

/// <summary>What somebody did to the log.</summary>
public enum LogFaultKind
{
    /// <summary>The entry no longer says what it said.</summary>
    Edited,

    /// <summary>The entry that stood there is gone.</summary>
    Removed,

    /// <summary>The entry that stands there was never written by the product.</summary>
    Inserted,

    /// <summary>Another entry of the log belongs there.</summary>
    Reordered,
}
