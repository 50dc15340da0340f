using IsoDienTu.Kernel;
using IsoDienTu.Organisation;

namespace IsoDienTu.Access;

/// <summary>What a person may do at an agency now: the rights of the roles given there, while a post or a role there lasts.</summary>
public sealed class Rights(
    WorkDatabases databases,
    ModuleCatalogue catalogue,
    People people,
    Agencies agencies,
    Absences absences,
    TimeProvider clock
)
{
    private readonly ILookup<string, string> rightsOfRole = catalogue
        .Rights.SelectMany(r => r.Roles.Select(role => (role, r.Key)))
        .ToLookup(p => p.role, p => p.Key, StringComparer.Ordinal);

    /// <summary>The person at work for the agency, or null when nothing ties them to it any more.</summary>
    public async Task<Acting?> ActingAsync(Guid personId, int agencyId, Guid sessionId, CancellationToken ct = default)
    {
        var today = clock.GetUtcNow().VietnamDay();
        var roles = await RolesAsync(personId, agencyId, today, ct);
        var posting = await people.PostingAsync(personId, agencyId, today, ct);
        var agency = await agencies.FindAsync(agencyId, ct);
        if (agency is null || (roles.Count == 0 && posting is null) || await people.FindAsync(personId, ct) is not { } person)
        {
            return null;
        }

        var keys = roles.SelectMany(r => rightsOfRole[r]).ToHashSet(StringComparer.Ordinal);
        var principals = posting?.Principals ?? [$"person:{personId:N}"];
        var actor = new Actor(personId, person.Name, posting?.Title ?? "", principals)
        {
            StandIns = posting is null ? [] : await absences.StandInsAsync(personId, agency, today, ct),
        };
        return new Acting(actor, agencyId, agency.Name, keys, sessionId);
    }

    /// <summary>The person who signs in under the name, or null when there is no such account or it is closed.</summary>
    public async Task<Guid?> PersonOfLoginAsync(string login, CancellationToken ct = default)
    {
        await using var command = databases
            .Worker.CreateCommand("select person_id from access.account where login = $1 and disabled_at is null")
            .With(Sql.P(login.Trim().ToLowerInvariant()));
        return (Guid?)await command.ExecuteScalarAsync(ct);
    }

    /// <summary>Codes of the roles a person holds at an agency on a day.</summary>
    public async Task<IReadOnlyList<string>> RolesAsync(Guid personId, int agencyId, DateOnly day, CancellationToken ct = default)
    {
        await using var batch = databases.CreateBatch(agencyId);
        batch.BatchCommands.Add(
            new(
                "select distinct role from access.role_assignment where agency_id = $1 and person_id = $2 and valid_from <= $3 and (valid_to is null or valid_to >= $3)"
            )
            {
                Parameters = { Sql.P(agencyId), Sql.P(personId), Sql.P(day) },
            }
        );
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        var roles = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            roles.Add(reader.GetString(0));
        }

        return roles;
    }

    /// <summary>Agencies at which a person holds a role or a post on a day; the choice at sign-in and in the frame's switch.</summary>
    public async Task<IReadOnlyList<int>> AgenciesOfAsync(Guid personId, DateOnly day, CancellationToken ct = default)
    {
        await using var command = databases
            .Worker.CreateCommand(
                "select distinct agency_id from access.role_assignment where person_id = $1 and valid_from <= $2 and (valid_to is null or valid_to >= $2)"
            )
            .With(Sql.P(personId), Sql.P(day));
        var ids = new HashSet<int>();
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                ids.Add(reader.GetInt32(0));
            }
        }

        ids.UnionWith(await people.AgenciesOfAsync(personId, day, ct));
        return [.. ids.Order()];
    }
}
