using IsoDienTu.Kernel;
using IsoDienTu.Processes.Reading;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IsoDienTu.Processes.Waiting;

/// <summary>The open work at one step of one version of a process.</summary>
/// <param name="Number">Of the version.</param>
/// <param name="Open">Steps that wait there; those whose clock rests are among them.</param>
/// <param name="Late">Of them those whose term is over.</param>
/// <param name="Since">When the oldest came there (UTC).</param>
internal sealed record WaitingStep(
    Guid DefinitionId,
    string Key,
    string Title,
    Guid VersionId,
    int Number,
    string ElementId,
    string StepNo,
    string Name,
    string Role,
    int Open,
    int Late,
    DateTimeOffset Since
)
{
    /// <summary>The list of this very work.</summary>
    public string Href => $"/Processes/Inbox?of=office&version={VersionId}&step={Uri.EscapeDataString(ElementId)}";
}

/// <summary>Counts where work waits, in the words of the lists of work: what is counted here is listed there.</summary>
internal static class LoadQuery
{
    /// <param name="definition">Of one process; null for all.</param>
    public static async Task<IReadOnlyList<WaitingStep>> RunAsync(
        IsoDbContext db,
        Guid? definition,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await using var command = (NpgsqlCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"""
            select d.id, d.key, d.title, v.id, v.number, t.element_id, t.step_no, t.name, t.role, count(*)::int,
              (count(*) filter (where {InboxSelection.LateAt("$3")}))::int, min(t.received_at)
            from processes.task t
            join processes.instance i on i.agency_id = t.agency_id and i.id = t.instance_id
            join processes.definition_version v on v.agency_id = t.agency_id and v.id = i.definition_version_id
            join processes.definition d on d.agency_id = t.agency_id and d.id = v.definition_id
            where t.agency_id = $1 and t.state = 'Open' and t.id in (select task_id from processes.inbox where agency_id = $1)
              and ($2::uuid is null or d.id = $2)
            group by d.id, d.key, d.title, v.id, v.number, t.element_id, t.step_no, t.name, t.role
            order by 10 desc, t.name
            """;
        command.With(Sql.P(db.AgencyId), Sql.Id(definition), Sql.At(now));
        var found = new List<WaitingStep>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            found.Add(
                new WaitingStep(
                    row.GetGuid(0),
                    row.GetString(1),
                    row.GetString(2),
                    row.GetGuid(3),
                    row.GetInt32(4),
                    row.GetString(5),
                    row.GetString(6),
                    row.GetString(7),
                    row.GetString(8),
                    row.GetInt32(9),
                    row.GetInt32(10),
                    row.GetFieldValue<DateTimeOffset>(11)
                )
            );
        }

        return found;
    }
}
