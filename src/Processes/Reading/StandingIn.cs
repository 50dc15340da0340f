using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IsoDienTu.Processes.Reading;

/// <summary>
/// Steps that somebody may do in another's stead: offered to what was lent, of a process it was lent for, and held by nobody else. Statements ask only
/// where the person stands in for somebody.
/// </summary>
internal static class StandingIn
{
    /// <summary>
    /// Rows of task and whose stead, from parameters that begin at <paramref name="first"/>: numbers, principals, processes and persons of
    /// <see cref="Parameters"/>.
    /// </summary>
    /// <param name="me">The parameter of the person.</param>
    public static string Rows(int first, string me) =>
        $"""
            select lent.task_id, lent.nr from (
              select b.task_id, s.nr, s.process, s.person
              from unnest(${first}::int[], ${first + 1}::text[], ${first + 2}::text[], ${first
                + 3}::uuid[]) s(nr, principal, process, person)
              join processes.inbox b on b.principal = s.principal and b.agency_id = $1) lent
            join processes.task o on o.id = lent.task_id and o.agency_id = $1 and (o.assignee is null or o.assignee in ({me}, lent.person))
              and coalesce(o.barred not in ({me}, lent.person), true)
            join processes.instance n on n.agency_id = $1 and n.id = o.instance_id
            join processes.definition_version v on v.agency_id = $1 and v.id = n.definition_version_id
            join processes.definition d on d.agency_id = $1 and d.id = v.definition_id and (lent.process = '' or lent.process = d.key)
            """;

    /// <summary>A line for each principal and process that was lent.</summary>
    public static NpgsqlParameter[] Parameters(Actor actor)
    {
        var lines = actor
            .StandIns.SelectMany(
                (s, i) =>
                    s.Principals.SelectMany(p =>
                        s.Processes.DefaultIfEmpty("").Select(k => (Nr: i, Principal: p, Process: k, Person: s.PersonId))
                    )
            )
            .ToList();
        return
        [
            Sql.Array(lines.Select(l => l.Nr)),
            Sql.Array(lines.Select(l => l.Principal)),
            Sql.Array(lines.Select(l => l.Process)),
            Sql.Array(lines.Select(l => l.Person)),
        ];
    }

    /// <summary>In whose stead the person may act on each of the tasks; those of which there is none are left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, StandIn>> FindAsync(
        IsoDbContext db,
        Actor actor,
        IReadOnlyCollection<Guid> tasks,
        CancellationToken ct
    )
    {
        var found = new Dictionary<Guid, StandIn>();
        if (actor.StandIns.Count == 0)
        {
            return found;
        }

        await using var command = (NpgsqlCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"select r.task_id, min(r.nr) from ({Rows(4, "$2")}) r where r.task_id = any($3) group by 1";
        command.With([Sql.P(db.AgencyId), Sql.P(actor.PersonId), Sql.Array(tasks), .. Parameters(actor)]);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            found[row.GetGuid(0)] = actor.StandIns[row.GetInt32(1)];
        }

        return found;
    }
}
