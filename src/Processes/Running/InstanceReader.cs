using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using Npgsql;

namespace IsoDienTu.Processes.Running;

/// <summary>Reads instances: one round trip for the instance and its open tasks; its published version is in memory.</summary>
internal static class InstanceReader
{
    private const int TaskColumns = 15;

    private const string Query = """
        select i.id, i.version, i.state::text, i.definition_version_id, i.subject_kind, i.subject_id, i.subject_code, i.term, i.started_at,
          i.due_at, i.paused_since, i.restarts_after_supplement, i.caller_instance, i.caller_number, i.outside::text,
          t.id, t.number, t.element_id, t.name, t.kind, t.assignee, t.received_at, t.due_at, t.opened_at is not null, t.barred,
          t.consulted
        from processes.instance i
        left join processes.task t on t.agency_id = i.agency_id and t.instance_id = i.id and t.state = 'Open'
        where i.agency_id = $1 and i.id = 
        """;

    public static Task<Loaded?> ByIdAsync(IWork work, Guid instanceId, CancellationToken ct) =>
        LoadAsync(work, Query + "$2", instanceId, ct);

    public static Task<Loaded?> ByTaskAsync(IWork work, Guid taskId, CancellationToken ct) =>
        LoadAsync(work, Query + "(select instance_id from processes.task where agency_id = $1 and id = $2)", taskId, ct);

    private static async Task<Loaded?> LoadAsync(IWork work, string sql, Guid id, CancellationToken ct)
    {
        var loaded = await work.ReadAsync(sql, [Sql.P(work.AgencyId), Sql.P(id)], ReadAsync, ct);
        if (loaded is not null)
        {
            loaded.Design =
                await PublishedVersions.FindAsync(work, loaded.DesignId, ct)
                ?? throw new InvalidDataException($"Instance {loaded.Id} runs on version {loaded.DesignId}, which is not published.");
        }

        return loaded;
    }

    private static async Task<Loaded?> ReadAsync(NpgsqlDataReader row, CancellationToken ct)
    {
        if (!await row.ReadAsync(ct))
        {
            return null;
        }

        var loaded = new Loaded
        {
            Id = row.GetGuid(0),
            Version = row.GetInt64(1),
            State = InstanceState.Parse(row.GetString(2)),
            DesignId = row.GetGuid(3),
            SubjectKind = row.GetString(4),
            SubjectId = row.GetGuid(5),
            SubjectCode = row.GetString(6),
            Term = row.IsDBNull(7) ? null : row.GetString(7),
            StartedAt = row.GetFieldValue<DateTimeOffset>(8),
            DueAt = At(row, 9),
            PausedSince = At(row, 10),
            RestartsAfterSupplement = row.GetBoolean(11),
            Caller = row.IsDBNull(12) ? null : (row.GetGuid(12), row.GetInt64(13)),
            Outside = row.IsDBNull(14) ? null : OutsideCaller.Read(row.GetString(14)),
            Open = [],
        };
        if (!row.IsDBNull(TaskColumns))
        {
            do
            {
                var task = Task(row);
                loaded.Open[task.Number] = task;
            } while (await row.ReadAsync(ct));
        }

        return loaded;
    }

    private static OpenTask Task(NpgsqlDataReader row) =>
        new(
            row.GetGuid(TaskColumns),
            row.GetInt64(TaskColumns + 1),
            row.GetString(TaskColumns + 2),
            row.GetString(TaskColumns + 3),
            row.GetString(TaskColumns + 4),
            row.IsDBNull(TaskColumns + 5) ? null : row.GetGuid(TaskColumns + 5),
            row.GetFieldValue<DateTimeOffset>(TaskColumns + 6),
            At(row, TaskColumns + 7),
            row.GetBoolean(TaskColumns + 8),
            row.IsDBNull(TaskColumns + 9) ? null : row.GetGuid(TaskColumns + 9),
            row.GetBoolean(TaskColumns + 10)
        );

    private static DateTimeOffset? At(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
