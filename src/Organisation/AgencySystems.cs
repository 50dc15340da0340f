using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Systems;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Organisation;

/// <summary>The quality management systems of all agencies, for reads over the whole province (<see cref="WorkRunner.ReadEverywhereAsync"/>).</summary>
/// <param name="Owned">By the agency that owns them, the newest first; those that are over are left out.</param>
/// <param name="CoveredBy">By an agency that a system of another one covers: the owner.</param>
public sealed record AgencySystems(ILookup<int, QualitySystem> Owned, IReadOnlyDictionary<int, int> CoveredBy)
{
    /// <summary>Those of a day; two statements, however many agencies there are.</summary>
    public static async Task<AgencySystems> ReadAsync(IsoDbContext db, DateOnly day, CancellationToken ct = default)
    {
        var owned = await db.Set<Qms>()
            .IgnoreQueryFilters(["agency"])
            .Where(q => q.ValidTo == null || q.ValidTo >= day)
            .OrderByDescending(q => q.ValidFrom)
            .ThenBy(q => q.Name)
            .ToListAsync(ct);
        var members = await db.Set<QmsMember>()
            .IgnoreQueryFilters(["agency"])
            .Where(m => m.MemberAgencyId != null && m.ValidFrom <= day && (m.ValidTo == null || m.ValidTo >= day))
            .ToListAsync(ct);
        return new AgencySystems(
            owned.ToLookup(q => q.AgencyId, QualitySystems.Card),
            members.DistinctBy(m => m.MemberAgencyId).ToDictionary(m => m.MemberAgencyId!.Value, m => m.AgencyId)
        );
    }
}
