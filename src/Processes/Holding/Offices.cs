using IsoDienTu.Kernel;
using IsoDienTu.Organisation;

namespace IsoDienTu.Processes.Holding;

/// <summary>Finds what part of the agency a person looks after.</summary>
internal sealed class Offices(Posts posts, People people, TimeProvider clock)
{
    /// <summary>The units in which the person holds a post, and all below them; who sees over the agency has all its units.</summary>
    public async Task<Staffed> StaffedAsync(Acting acting, CancellationToken ct)
    {
        var today = clock.GetUtcNow().VietnamDay();
        var units = await posts.UnitsAsync(acting.AgencyId, today, ct);
        var seen = acting.Has("processes.oversee") ? [.. units.Select(u => u.Id)] : Own(units, acting);
        var places = (await posts.ListAsync(acting.AgencyId, today, ct)).ToLookup(p => p.UnitId);
        var staff = await people.StaffAsync(acting.AgencyId, today, ct);
        return new Staffed(
            [
                .. units
                    .Where(u => seen.Contains(u.Id))
                    .Select(u => new StaffedUnit(u.Id, u.Name, [.. places[u.Id].Select(p => Principal.Post(p.Id)), Principal.Unit(u.Id)])),
            ],
            [.. staff.Where(h => seen.Contains(h.UnitId)).DistinctBy(h => h.PersonId)]
        );
    }

    private static HashSet<Guid> Own(IReadOnlyList<UnitCard> units, Acting acting)
    {
        var own = units.Where(u => acting.Actor.Principals.Contains(Principal.Unit(u.Id))).Select(u => u.Id).ToHashSet();
        while (units.FirstOrDefault(u => u.ParentId is { } above && own.Contains(above) && !own.Contains(u.Id)) is { } below)
        {
            own.Add(below.Id);
        }

        return own;
    }

    /// <summary>The units in which the person holds a post, and all below them.</summary>
    public async Task<Office> UnitsAsync(Acting acting, CancellationToken ct)
    {
        var today = clock.GetUtcNow().VietnamDay();
        var own = Own(await posts.UnitsAsync(acting.AgencyId, today, ct), acting);
        var staff = (await people.StaffAsync(acting.AgencyId, today, ct)).Where(h => own.Contains(h.UnitId)).ToList();
        var places = (await posts.ListAsync(acting.AgencyId, today, ct)).Where(p => own.Contains(p.UnitId));
        return new Office(
            staff,
            [
                .. places.Select(p => Principal.Post(p.Id)),
                .. own.Select(Principal.Unit),
                .. staff.Select(h => Principal.Person(h.PersonId)).Distinct(StringComparer.Ordinal),
            ]
        );
    }

    /// <summary>The whole agency.</summary>
    public async Task<Office> AllAsync(Acting acting, CancellationToken ct) =>
        new(await people.StaffAsync(acting.AgencyId, clock.GetUtcNow().VietnamDay(), ct), null);

    /// <summary>Where the person gives out work; null when nowhere.</summary>
    public async Task<Office?> AssignsInAsync(Acting acting, CancellationToken ct) =>
        acting.Has("processes.oversee") && acting.Has("processes.assign") ? await AllAsync(acting, ct)
        : acting.Has("processes.assign") ? await UnitsAsync(acting, ct)
        : null;
}
