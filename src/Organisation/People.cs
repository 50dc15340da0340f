using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Staffing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Organisation;

/// <summary>Reads of persons and of what they hold. Thread-safe; one for the host.</summary>
public sealed class People(WorkRunner runner, WorkDatabases databases)
{
    /// <summary>The person, or null.</summary>
    public async Task<PersonCard?> FindAsync(Guid id, CancellationToken ct = default) =>
        (await FindManyAsync([id], ct)).GetValueOrDefault(id);

    /// <summary>Those of the persons that are known, by id.</summary>
    public async Task<IReadOnlyDictionary<Guid, PersonCard>> FindManyAsync(IEnumerable<Guid> ids, CancellationToken ct = default)
    {
        var wanted = ids.Distinct().ToList();
        var rows = await runner.ReadEverywhereAsync(
            (db, token) => db.Set<Person>().Where(p => wanted.Contains(p.Id)).ToListAsync(token),
            ct
        );
        return rows.ToDictionary(p => p.Id, Card);
    }

    /// <summary>The person whom an agency keeps under its own number, or null.</summary>
    public async Task<PersonCard?> FindByStaffCodeAsync(int agencyId, string staffCode, CancellationToken ct = default)
    {
        var row = await runner.ReadEverywhereAsync(
            (db, token) => db.Set<Person>().FirstOrDefaultAsync(p => p.HomeAgencyId == agencyId && p.StaffCode == staffCode, token),
            ct
        );
        return row is null ? null : Card(row);
    }

    /// <summary>Everybody who holds a post in the agency on the day, once per post, leaders first.</summary>
    public async Task<IReadOnlyList<Holder>> StaffAsync(int agencyId, DateOnly day, CancellationToken ct = default) =>
        await HolderQuery.AllAsync(databases, agencyId, day, ct);

    /// <summary>What the person holds in the agency on the day, or null when nothing.</summary>
    public async Task<Posting?> PostingAsync(Guid personId, int agencyId, DateOnly day, CancellationToken ct = default)
    {
        var held = await HolderQuery.OfPersonAsync(databases, agencyId, personId, day, ct);
        if (held is not [var first, ..])
        {
            return null;
        }

        string[] principals =
        [
            Principal.Person(personId),
            .. held.Select(h => Principal.Post(h.PostId)).Distinct(StringComparer.Ordinal),
            .. held.Select(h => Principal.Unit(h.UnitId)).Distinct(StringComparer.Ordinal),
        ];
        return new Posting(first.Title, first.UnitId, first.UnitName, first.PostKind, principals, held);
    }

    /// <summary>Keys under which work may be offered to the person in the agency on the day; the person's own when no post is held.</summary>
    public async Task<IReadOnlyList<string>> PrincipalsAsync(Guid personId, int agencyId, DateOnly day, CancellationToken ct = default) =>
        (await PostingAsync(personId, agencyId, day, ct))?.Principals ?? [Principal.Person(personId)];

    /// <summary>Agencies in which the person holds a post on the day.</summary>
    public async Task<IReadOnlyList<int>> AgenciesOfAsync(Guid personId, DateOnly day, CancellationToken ct = default) =>
        await runner.ReadEverywhereAsync(
            (db, token) =>
                db.Set<Appointment>()
                    .IgnoreQueryFilters(["agency"])
                    .Where(a => a.PersonId == personId && a.ValidFrom <= day && (a.ValidTo == null || a.ValidTo >= day))
                    .Select(a => a.AgencyId)
                    .Distinct()
                    .Order()
                    .ToListAsync(token),
            ct
        );

    internal static PersonCard Card(Person p) => new(p.Id, p.Name, p.Email ?? "", p.Phone ?? "", p.HomeAgencyId, p.StaffCode ?? "");
}
