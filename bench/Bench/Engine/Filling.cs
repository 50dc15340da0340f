using IsoDienTu.Kernel;
using Npgsql;

namespace IsoDienTu.Bench.Engine;

/// <summary>
/// Fills tables with copies of what the engine itself made, by one statement a table. Identifiers grow with time, as the product's own do; foreign
/// keys are not checked, since the copies keep what they refer to.
/// </summary>
internal sealed class Filling : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;

    private Filling(NpgsqlConnection connection) => this.connection = connection;

    /// <summary>How an SQL expression over <c>n</c> names the n-th thing of a kind.</summary>
    public static string Made(int kind, string n = "n") => $"pg_temp.made({kind}, {n})";

    public static async Task<Filling> OpenAsync(EmbeddedPostgres cluster, string database, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(cluster.ConnectionString(database, "iso") + ";Command Timeout=0;Pooling=false");
        await connection.OpenAsync(ct);
        var filling = new Filling(connection);
        await filling.RunAsync(
            """
            set session_replication_role = replica;
            create function pg_temp.made(kind int, n bigint) returns uuid language sql immutable as
              $f$ select (lpad(to_hex(n), 12, '0') || '70008000' || lpad(to_hex(kind), 12, '0'))::uuid $f$;
            """,
            ct
        );
        return filling;
    }

    /// <summary>Running instances with one open step each.</summary>
    /// <param name="instance">A started one.</param>
    /// <param name="principals">An SQL expression over <c>n</c>: the array of those to whom the step is offered.</param>
    public async Task StartAsync(Guid instance, long from, long to, string principals, CancellationToken ct)
    {
        await CopyAsync("processes.instance", $"id = '{instance}'", from, to, new() { ["id"] = Made(1), ["subject_id"] = Made(2) }, ct);
        await CopyAsync(
            "processes.task",
            $"instance_id = '{instance}'",
            from,
            to,
            new()
            {
                ["id"] = Made(3),
                ["instance_id"] = Made(1),
                ["due_at"] = "t.received_at + make_interval(mins => (n % 30000)::int)",
            },
            ct
        );
        await RunAsync(
            $"""
            insert into processes.inbox (agency_id, task_id, principal)
              select i.agency_id, {Made(
                3
            )}, unnest({principals}) from processes.instance i, generate_series({from}, {to}) n where i.id = '{instance}'
            """,
            ct
        );
    }

    /// <summary>Finished instances with their steps, trail and log entries.</summary>
    /// <param name="instance">A finished one; the log holds nothing else of starts and completions.</param>
    public async Task FinishAsync(Guid instance, long count, CancellationToken ct)
    {
        var mine = $"instance_id = '{instance}'";
        await CopyAsync("processes.instance", $"id = '{instance}'", 1, count, new() { ["id"] = Made(1), ["subject_id"] = Made(2) }, ct);
        await CopyAsync("processes.task", mine, 1, count, new() { ["id"] = Made(3, "n * 64 + t.number"), ["instance_id"] = Made(1) }, ct);
        await CopyAsync("processes.trail", mine, 1, count, new() { ["instance_id"] = Made(1) }, ct);
        await CopyAsync(
            "audit_log.entry",
            "what in ('bench.started', 'processes.completed')",
            1,
            count,
            new()
            {
                ["id"] = Made(4, "n * 64 + row_number() over (partition by n)"),
                ["subject_id"] = Made(1) + "::text",
                // The sequencer has long numbered them; below zero, where it numbers nothing now.
                ["position"] = "-(n * 64 + row_number() over (partition by n))",
                ["chain"] = "t.leaf",
            },
            ct
        );
    }

    /// <summary>Copies rows once for each n of a range.</summary>
    /// <param name="changed">What is other in a copy: SQL expressions over <c>t</c>, the row, and <c>n</c>, by column.</param>
    public async Task CopyAsync(string table, string where, long from, long to, Dictionary<string, string> changed, CancellationToken ct)
    {
        await using var ask = new NpgsqlCommand(
            "select attname from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum",
            connection
        ).With(Sql.P(table));
        var columns = new List<string>();
        await using (var reader = await ask.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                columns.Add(reader.GetString(0));
            }
        }

        var values = columns.Select(c => changed.GetValueOrDefault(c, "t." + c));
        await RunAsync(
            $"""
            insert into {table} ({string.Join(", ", columns)})
              select {string.Join(", ", values)} from generate_series({from}, {to}) n, (select * from {table} where {where}) t
            """,
            ct
        );
    }

    /// <summary>Brings statistics and visibility to where a table of that age would have them.</summary>
    public async Task SettleAsync(CancellationToken ct)
    {
        await RunAsync("vacuum analyze", ct);
        // Else the server would write the filling to disk in the time of what is measured.
        await RunAsync("checkpoint", ct);
    }

    public async Task RunAsync(string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
