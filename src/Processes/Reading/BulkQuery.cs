using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using IsoDienTu.Processes.Lateness;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IsoDienTu.Processes.Reading;

/// <summary>A task among many that somebody has chosen.</summary>
/// <param name="MayAct">It is open, and this person's to do.</param>
/// <param name="IsLate">Completing it asks for the reason why it is late.</param>
/// <param name="Outcomes">Of its step.</param>
internal sealed record ChosenTask(
    Guid Id,
    Guid VersionId,
    string ElementId,
    string StepNo,
    string Name,
    string Kind,
    bool IsOpen,
    bool MayAct,
    string SubjectCode,
    string Title,
    bool IsLate,
    IReadOnlyList<Outcome> Outcomes
)
{
    /// <summary>What completing it asks, where it has no outcomes.</summary>
    public Asked Asked { get; init; } = Asked.Nothing;

    /// <summary>In whose stead this person would do it; null when it is their own.</summary>
    public StandIn? InPlaceOf { get; init; }
}

/// <summary>Reads many chosen tasks at once, in two round trips however many they are.</summary>
internal static class BulkQuery
{
    public static async Task<IReadOnlyList<ChosenTask>> RunAsync(
        IsoDbContext db,
        Actor actor,
        IReadOnlyCollection<Guid> tasks,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await using var command = (NpgsqlCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"""
            select t.id, i.definition_version_id, t.element_id, t.step_no, t.name, t.kind, t.state = 'Open',
              {Offered.ToDo("$3", "$4")},
              i.subject_code, i.title, t.state = 'Open' and coalesce({LateReason.Condition("$5")}, false)
            from processes.task t join processes.instance i on i.agency_id = t.agency_id and i.id = t.instance_id
            where t.agency_id = $1 and t.id = any($2) order by t.due_at nulls last, t.received_at, t.id
            """;
        command.With(Sql.P(db.AgencyId), Sql.Array(tasks), Sql.P(actor.PersonId), Sql.Array(actor.Principals), Sql.At(now));
        var found = new List<ChosenTask>();
        await using (var row = await command.ExecuteReaderAsync(ct))
        {
            while (await row.ReadAsync(ct))
            {
                found.Add(Of(row));
            }
        }

        var versions = found.Select(t => t.VersionId).Distinct().ToList();
        var diagrams = (await db.Set<DefinitionVersion>().Where(v => versions.Contains(v.Id)).ToListAsync(ct)).ToDictionary(
            v => v.Id,
            Diagrams.Of
        );
        var lent = await StandingIn.FindAsync(db, actor, [.. found.Where(t => t is { IsOpen: true, MayAct: false }).Select(t => t.Id)], ct);
        return
        [
            .. found.Select(t =>
                t with
                {
                    Outcomes = diagrams[t.VersionId].OutcomesOf(t.ElementId),
                    Asked = t.Kind == "human" ? diagrams[t.VersionId].AskedOf(t.ElementId, null) : Asked.Nothing,
                    InPlaceOf = lent.GetValueOrDefault(t.Id),
                    MayAct = t.MayAct || lent.ContainsKey(t.Id),
                }
            ),
        ];
    }

    private static ChosenTask Of(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetGuid(1),
            row.GetString(2),
            row.GetString(3),
            row.GetString(4),
            row.GetString(5),
            row.GetBoolean(6),
            row.GetBoolean(7),
            row.GetString(8),
            row.GetString(9),
            row.GetBoolean(10),
            []
        );
}
