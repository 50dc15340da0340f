using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Npgsql;

namespace IsoDienTu.Access;

/// <summary>Somebody who is away.</summary>
/// <param name="Until">The last day.</param>
/// <param name="Substitute">Who acts in their stead; null when nobody does.</param>
public sealed record Absent(Guid PersonId, DateOnly Until, string? Substitute);

/// <summary>Reads who is away and who may act for whom. Both end by themselves with their day, or with the post. Thread-safe; one for the host.</summary>
public sealed class Absences(WorkRunner runner)
{
    /// <summary>
    /// Condition of a statement: somebody of the agency <c>$1</c> is away on a day. Said here for all who ask it in their own statements.
    /// </summary>
    /// <param name="person">Column or parameter with the person's id.</param>
    /// <param name="day">Column or parameter with the day.</param>
    public static string IsAway(string person, string day) =>
        $"exists (select 1 from access.delegations a where a.agency_id = $1 and a.person_id = {person} and {AwayOn("a", day)})";

    private static string AwayOn(string row, string day) => $"{row}.is_away and {row}.valid_from <= {day} and {row}.valid_to >= {day}";

    // What somebody does not hold any more cannot be lent either; who has lent all their posts lends what was given to them by name too.
    private const string Lent = """
        select d.person_id, d.person_name, d.person_title, d.form, d.decision, d.decided_on, d.powers, d.processes, held.posts,
          d.powers = '{}' and not exists (select 1 from organisation.holders h where h.agency_id = $1 and h.person_id = d.person_id
            and h.valid_from <= $3 and (h.valid_to is null or h.valid_to >= $3) and h.post_id <> all(d.posts))
        from access.delegation d
        cross join lateral (select array_agg(h.post_id) posts from organisation.holders h where h.agency_id = $1 and h.person_id = d.person_id
          and h.post_id = any(d.posts) and h.valid_from <= $3 and (h.valid_to is null or h.valid_to >= $3)) held
        where d.agency_id = $1 and d.ended_at is null and d.valid_to >= $3 and d.valid_from <= $3 and d.substitute_id = $2 and held.posts is not null
        order by d.valid_from, d.id
        """;

    /// <summary>In whose stead a person may act in an agency on a day.</summary>
    public Task<IReadOnlyList<StandIn>> StandInsAsync(Guid personId, AgencyCard agency, DateOnly day, CancellationToken ct = default) =>
        runner.LookAsync(
            agency.Id,
            Lent,
            [Sql.P(agency.Id), Sql.P(personId), Sql.P(day)],
            async (row, token) =>
            {
                var found = new List<StandIn>();
                while (await row.ReadAsync(token))
                {
                    found.Add(Of(row, agency.Name));
                }

                return (IReadOnlyList<StandIn>)found;
            },
            ct
        );

    /// <summary>Everybody of an agency who is away on a day, by person.</summary>
    public Task<IReadOnlyDictionary<Guid, Absent>> AwayAsync(int agencyId, DateOnly day, CancellationToken ct = default) =>
        runner.LookAsync(
            agencyId,
            $"""
            select d.person_id, d.valid_to, d.substitute_name from access.delegation d
            where d.agency_id = $1 and d.ended_at is null and {AwayOn("d", "$2")} order by d.valid_to
            """,
            [Sql.P(agencyId), Sql.P(day)],
            async (row, token) =>
            {
                var found = new Dictionary<Guid, Absent>();
                while (await row.ReadAsync(token))
                {
                    var person = row.GetGuid(0);
                    found[person] = new Absent(
                        person,
                        row.GetFieldValue<DateOnly>(1),
                        (row.IsDBNull(2) ? null : row.GetString(2)) ?? found.GetValueOrDefault(person)?.Substitute
                    );
                }

                return (IReadOnlyDictionary<Guid, Absent>)found;
            },
            ct
        );

    private static StandIn Of(NpgsqlDataReader row, string agency)
    {
        var person = row.GetGuid(0);
        var powers = row.GetFieldValue<string[]>(6);
        var posts = row.GetFieldValue<Guid[]>(8);
        var keys = powers.Length == 0 ? posts.Select(Principal.Post) : posts.SelectMany(p => powers.Select(w => Principal.Power(p, w)));
        var form = row.IsDBNull(3) ? null : row.GetString(3);
        return new StandIn(
            person,
            row.GetString(1),
            row.GetString(2),
            form is null ? null : $"{form}. {(form == "TM" ? agency : row.GetString(2))}",
            $"{row.GetString(4)}, {row.GetFieldValue<DateOnly>(5):dd/MM/yyyy}",
            [.. keys, .. row.GetBoolean(9) ? [Principal.Person(person)] : Array.Empty<string>()],
            row.GetFieldValue<string[]>(7)
        );
    }
}
