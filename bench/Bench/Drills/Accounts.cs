using IsoDienTu.AuditLog;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;
using Npgsql;

namespace IsoDienTu.Bench.Drills;

/// <summary>Holds the database against the ledger. Every figure here counts something that must not exist.</summary>
internal static class Accounts
{
    private const string Drilled =
        "select d.* from dossiers.dossier d join dossiers.applicant a on a.dossier_id = d.id where a.name = 'Công ty Diễn Tập'";

    private const string Instances =
        $"select i.* from processes.instance i where i.id in (select instance_id from ({Drilled}) d) or i.definition_version_id in ({LinkedWork.Versions})";

    /// <param name="began">From when on what people finished must stand in the ledger; the demo's own work was finished before.</param>
    public static async Task<IReadOnlyList<Figure>> CompareAsync(
        string folder,
        Ledger ledger,
        int wanted,
        DateTimeOffset began,
        CancellationToken ct
    )
    {
        var socketLeft = Directory.Exists(Path.Combine(folder, "postgres", "socket"));
        await using var cluster = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataDirectory = folder, Join = true },
            ct
        );
        await using var all = NpgsqlDataSource.Create(cluster.ConnectionString(EmbeddedPostgres.DatabaseName, "iso"));
        await using var worker = NpgsqlDataSource.Create(cluster.Connections.Worker);
        async Task<long> CountAsync(string sql, object? first = null, object? second = null) =>
            await AskAsync(all, sql, [first, second], ct);

        var codes = ledger.Received.Values.ToArray();
        var tasks = ledger.Completed.Keys.ToArray();
        var logs = await LogVerifier.VerifyAsync(worker, null, ct);
        var dossiers = await CountAsync($"select count(*) from ({Drilled}) d");
        (string Name, long Value)[] wrong =
        [
            (
                "receptions_lost",
                await CountAsync(
                    "select count(*) from unnest($1::text[]) c where not exists (select from dossiers.dossier d where d.code = c)",
                    codes
                )
            ),
            ("receptions_doubled", Math.Max(0, dossiers - wanted) + (codes.Length - codes.Distinct(StringComparer.Ordinal).Count())),
            (
                "gaps_in_codes",
                await CountAsync(
                    $"""
                    select coalesce(sum(last - first + 1 - n), 0)::bigint from (
                      select max(no) last, min(no) first, count(*) n from (
                        select agency_id, regexp_replace(code, '[0-9]+$', '') head, substring(code from '[0-9]+$')::bigint no from dossiers.dossier
                      ) c where (agency_id, head) in (select agency_id, regexp_replace(code, '[0-9]+$', '') from ({Drilled}) d) group by agency_id, head
                    ) g
                    """
                )
            ),
            (
                "receptions_without_one_log_entry",
                await CountAsync(
                    $"select count(*) from ({Drilled}) d where (select count(*) from audit_log.entry e where e.what = 'dossiers.received' and e.subject_id = d.code) <> 1"
                )
            ),
            (
                "completions_lost",
                await CountAsync(
                    "select count(*) from unnest($1::uuid[]) t where not exists (select from processes.task k where k.id = t and k.state = 'Done')",
                    tasks
                )
            ),
            (
                "completions_nobody_was_told_of",
                await CountAsync(
                    "select count(*) from processes.task where state = 'Done' and kind = 'human' and done_at >= $1 and id <> all ($2)",
                    began,
                    tasks
                )
            ),
            (
                "completions_doubled",
                ledger.CompletedTwice.Count
                    + await CountAsync(
                        """
                        select count(*) from (
                          select 1 from processes.trail t, jsonb_array_elements(t.input -> 'inputs') one
                          where one ->> 'kind' = 'Complete' group by t.instance_id, one ->> 'taskId' having count(*) > 1
                        ) twice
                        """
                    )
            ),
            (
                "inbox_rows_of_finished_tasks",
                await CountAsync(
                    "select count(*) from processes.inbox i join processes.task t on t.agency_id = i.agency_id and t.id = i.task_id where t.state <> 'Open'"
                )
            ),
            ("trails_that_do_not_replay", await UnplayableAsync(all, ct)),
            ("log_faults", logs.Sum(l => l.Faults.Count)),
            ("files_missing", await MissingFilesAsync(all, folder, ct)),
            ("jobs_dead", await CountAsync("select count(*) from kernel.job where dead_at is not null")),
            ("dossiers_without_process", await CountAsync($"select count(*) from ({Drilled}) d where d.instance_id is null")),
            (
                "linked_work_lost",
                await CountAsync(
                    "select count(*) from unnest($1::uuid[]) w where not exists (select from processes.instance i where i.id = w and i.status = 'Completed')",
                    ledger.Linked.Values.ToArray()
                )
            ),
            ("linked_work_or_calls_doubled", Math.Abs(await CountAsync(LinkedWork.Instances) - (3 * ledger.Linked.Count))),
            ("linked_calls_without_their_end", await CountAsync("select count(*) from processes.outside_call where status <> 'Completed'")),
            ("incidents", await CountAsync("select count(*) from processes.incident where cured_at is null")),
            ("socket_folders_left", socketLeft ? 1 : 0),
        ];
        return [.. wrong.Select(w => new Figure(w.Name, w.Value, "count", 0, w.Value == 0))];
    }

    /// <summary>Plays each instance again from its trail and compares with the state that is stored.</summary>
    private static async Task<long> UnplayableAsync(NpgsqlDataSource all, CancellationToken ct)
    {
        var diagrams = new Dictionary<Guid, Diagram>();
        await using (
            var ask = all.CreateCommand(
                $"""
                select id, xml from processes.definition_version where number is not null and definition_id in (
                  select v.definition_id from processes.definition_version v join ({Instances}) i on i.definition_version_id = v.id)
                """
            )
        )
        await using (var rows = await ask.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct))
            {
                diagrams[rows.GetGuid(0)] = BpmnReader.Read(rows.GetString(1)).Diagram!;
            }
        }

        await using var trails = all.CreateCommand(
            $"""
            select i.id, i.definition_version_id, i.state::text, t.at, t.input::text, t.version
            from ({Instances}) i join processes.trail t on t.agency_id = i.agency_id and t.instance_id = i.id order by i.id, t.version
            """
        );
        var entries = new List<(Guid Id, Guid On, string Stored, (long, DateTimeOffset, string) Entry)>();
        await using var trail = await trails.ExecuteReaderAsync(ct);
        while (await trail.ReadAsync(ct))
        {
            var entry = (trail.GetInt64(5), trail.GetFieldValue<DateTimeOffset>(3), trail.GetString(4));
            entries.Add((trail.GetGuid(0), trail.GetGuid(1), trail.GetString(2), entry));
        }

        return entries
            .GroupBy(e => (e.Id, e.On, e.Stored))
            .Count(i =>
                TrailPlayer.Play([.. i.Select(e => e.Entry)], i.Key.On, v => diagrams[v]).ToJson()
                != InstanceState.Parse(i.Key.Stored).ToJson()
            );
    }

    private static async Task<long> MissingFilesAsync(NpgsqlDataSource all, string folder, CancellationToken ct)
    {
        var store = new FileStore(Path.Combine(folder, "files"));
        await using var ask = all.CreateCommand("select distinct sha256 from dossiers.file");
        await using var rows = await ask.ExecuteReaderAsync(ct);
        var missing = 0L;
        while (await rows.ReadAsync(ct))
        {
            missing += store.Has(rows.GetString(0)) ? 0 : 1;
        }

        return missing;
    }

    private static async Task<long> AskAsync(NpgsqlDataSource all, string sql, object?[] parameters, CancellationToken ct)
    {
        await using var command = all.CreateCommand(sql);
        foreach (var parameter in parameters.Where(p => p is not null))
        {
            command.Parameters.Add(new() { Value = parameter });
        }

        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
