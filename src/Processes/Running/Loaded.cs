using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using Npgsql;

namespace IsoDienTu.Processes.Running;

/// <summary>An open task as the engine command needs it.</summary>
internal sealed record OpenTask(
    Guid Id,
    long Number,
    string ElementId,
    string Name,
    string Kind,
    Guid? Assignee,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? DueAt
);

/// <summary>An instance read for one command, with the version it was seen at.</summary>
internal sealed class Loaded
{
    public required Guid Id { get; init; }
    public required long Version { get; set; }
    public required InstanceState State { get; set; }
    public required Diagram Diagram { get; init; }
    public required IReadOnlyList<RoleBinding> Roles { get; init; }
    public required string? RefusedEnd { get; init; }
    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }
    public required string SubjectCode { get; init; }
    public string? Term { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? DueAt { get; set; }
    public DateTimeOffset? PausedSince { get; set; }
    public bool RestartsAfterSupplement { get; init; }
    public required Dictionary<long, OpenTask> Open { get; init; }
}

/// <summary>Reads instances: one round trip for the instance, its published version and its open tasks.</summary>
internal static class InstanceReader
{
    private const string Query = """
        select i.id, i.version, i.state::text, v.sha256, v.roles::text, v.refused_end, i.subject_kind, i.subject_id, i.subject_code, i.term, i.started_at,
          i.due_at, i.paused_since, i.restarts_after_supplement, v.id,
          t.id, t.number, t.element_id, t.name, t.kind, t.assignee, t.received_at, t.due_at
        from processes.instance i
        join processes.definition_version v on v.agency_id = i.agency_id and v.id = i.definition_version_id
        left join processes.task t on t.agency_id = i.agency_id and t.instance_id = i.id and t.state = 'Open'
        where i.agency_id = $1 and i.id = 
        """;

    public static Task<Loaded?> ByIdAsync(IWork work, Guid instanceId, CancellationToken ct) =>
        ReadAsync(work, Query + "$2", instanceId, ct);

    public static Task<Loaded?> ByTaskAsync(IWork work, Guid taskId, CancellationToken ct) =>
        ReadAsync(work, Query + "(select instance_id from processes.task where agency_id = $1 and id = $2)", taskId, ct);

    private static async Task<Loaded?> ReadAsync(IWork work, string sql, Guid id, CancellationToken ct)
    {
        await using var command = work.Command(sql, Sql.P(work.AgencyId), Sql.P(id));
        Loaded? loaded = null;
        (string Sha, Guid VersionId, string Roles)? design = null;
        var rows = new List<OpenTask>();
        object[]? head = null;
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                if (head is null)
                {
                    head = new object[15];
                    for (var i = 0; i < 15; i++)
                    {
                        head[i] = reader.GetValue(i);
                    }

                    design = (reader.GetString(3), reader.GetGuid(14), reader.GetString(4));
                }

                if (!reader.IsDBNull(15))
                {
                    rows.Add(Task(reader));
                }
            }
        }

        if (head is null)
        {
            return loaded;
        }

        var xml = Diagrams.Knows(design!.Value.Sha) ? null : await XmlAsync(work, design.Value.VersionId, ct);
        return new Loaded
        {
            Id = (Guid)head[0],
            Version = (long)head[1],
            State = InstanceState.Parse((string)head[2]),
            Diagram = Diagrams.Of(design.Value.Sha, () => xml!),
            Roles = new DefinitionVersion { Roles = design.Value.Roles }.RoleList,
            RefusedEnd = head[5] as string,
            SubjectKind = (string)head[6],
            SubjectId = (Guid)head[7],
            SubjectCode = (string)head[8],
            Term = head[9] as string,
            StartedAt = At(head[10])!.Value,
            DueAt = At(head[11]),
            PausedSince = At(head[12]),
            RestartsAfterSupplement = (bool)head[13],
            Open = rows.ToDictionary(r => r.Number),
        };
    }

    private static async Task<string> XmlAsync(IWork work, Guid versionId, CancellationToken ct)
    {
        await using var command = work.Command(
            "select xml from processes.definition_version where agency_id = $1 and id = $2",
            Sql.P(work.AgencyId),
            Sql.P(versionId)
        );
        return (string)(await command.ExecuteScalarAsync(ct))!;
    }

    private static OpenTask Task(NpgsqlDataReader row) =>
        new(
            row.GetGuid(15),
            row.GetInt64(16),
            row.GetString(17),
            row.GetString(18),
            row.GetString(19),
            row.IsDBNull(20) ? null : row.GetGuid(20),
            row.GetFieldValue<DateTimeOffset>(21),
            row.IsDBNull(22) ? null : row.GetFieldValue<DateTimeOffset>(22)
        );

    private static DateTimeOffset? At(object value) => value is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
}
