using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using Npgsql;

namespace IsoDienTu.Processes.Running;

/// <summary>A process that begins when something happens.</summary>
/// <param name="TimesLeft">For a timer: how often it still begins, this time included; null for ever.</param>
internal sealed record StartRow(
    Guid DefinitionId,
    Guid VersionId,
    string ProcessId,
    string ElementId,
    string Key,
    string Title,
    DateTimeOffset? DueAt,
    int? TimesLeft
);

/// <summary>How published processes begin by a message, a signal or a time: one row for each start event of the newest version.</summary>
internal static class Starts
{
    /// <summary>Puts the start events of a version in the place of those of the version before it.</summary>
    /// <exception cref="RuleException">A time cannot be read.</exception>
    public static void Publish(IWork work, Guid definitionId, Guid versionId, Diagram diagram)
    {
        work.Batch.Add(
            "delete from processes.start_event where agency_id = $1 and definition_id = $2",
            Sql.P(work.AgencyId),
            Sql.P(definitionId)
        );
        foreach (var start in diagram.Nodes.Where(IsOutside))
        {
            var time = start.Timer?.Begin(work.Now);
            if (start.Event == EventKind.Timer && time is null)
            {
                throw new RuleException(
                    typeof(Texts),
                    "processes.publish.start_time",
                    "Sự kiện bắt đầu «{0}» có thời gian «{1}» không đọc được. Hãy ghi ngày giờ, khoảng thời gian hay chu kỳ theo ISO 8601, ví dụ R/2026-01-05T08:00:00+07:00/P1M.",
                    null,
                    start.Id,
                    start.Timer?.Text ?? ""
                );
            }

            work.Batch.Add(
                """
                insert into processes.start_event (agency_id, definition_id, version_id, process_id, element_id, kind, name, due_at, times_left)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """,
                Sql.P(work.AgencyId),
                Sql.P(definitionId),
                Sql.P(versionId),
                Sql.P(start.ProcessId),
                Sql.P(start.Id),
                Sql.P(start.Event.ToString()),
                Sql.P(start.EventName ?? ""),
                Sql.At(time?.Due),
                Sql.Int(time?.TimesLeft)
            );
        }
    }

    /// <summary>Processes of the acting agency that begin by this message or signal, the newest first.</summary>
    public static Task<IReadOnlyList<StartRow>> FindAsync(IWork work, EventKind kind, string name, CancellationToken ct) =>
        ReadAsync(work, "s.kind = $2 and s.name = $3", [Sql.P(work.AgencyId), Sql.P(kind.ToString()), Sql.P(name)], ct);

    /// <summary>One of them.</summary>
    public static async Task<StartRow?> FindAsync(IWork work, Guid definitionId, string elementId, CancellationToken ct) =>
        await ReadAsync(
            work,
            "s.definition_id = $2 and s.element_id = $3",
            [Sql.P(work.AgencyId), Sql.P(definitionId), Sql.P(elementId)],
            ct
        )
            is [var row]
            ? row
            : null;

    private static bool IsOutside(Node node) =>
        node is { Kind: NodeKind.StartEvent, Parent: null, Event: EventKind.Message or EventKind.Signal or EventKind.Timer };

    private static Task<IReadOnlyList<StartRow>> ReadAsync(IWork work, string where, NpgsqlParameter[] parameters, CancellationToken ct) =>
        work.ReadAsync<IReadOnlyList<StartRow>>(
            $"""
            select s.definition_id, s.version_id, s.process_id, s.element_id, d.key, d.title, s.due_at, s.times_left
            from processes.start_event s join processes.definition d on d.agency_id = s.agency_id and d.id = s.definition_id
            where s.agency_id = $1 and {where} order by s.version_id desc, s.element_id
            """,
            parameters,
            async (rows, token) =>
            {
                var found = new List<StartRow>();
                while (await rows.ReadAsync(token))
                {
                    found.Add(
                        new StartRow(
                            rows.GetGuid(0),
                            rows.GetGuid(1),
                            rows.GetString(2),
                            rows.GetString(3),
                            rows.GetString(4),
                            rows.GetString(5),
                            rows.IsDBNull(6) ? null : rows.GetFieldValue<DateTimeOffset>(6),
                            rows.IsDBNull(7) ? null : rows.GetInt32(7)
                        )
                    );
                }

                return found;
            },
            ct
        );
}
