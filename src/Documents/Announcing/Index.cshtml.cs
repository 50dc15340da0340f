using IsoDienTu.Kernel;
using IsoDienTu.Organisation;

namespace IsoDienTu.Documents.Announcing;

/// <summary>The quality management systems of the agency and where each stands in its four phases.</summary>
[Right("documents.read")]
internal sealed class Index(ICoveredProcedures procedures, TimeProvider clock) : IsoPage
{
    public IReadOnlyList<(QualitySystem System, SystemStand Stand)> Systems { get; private set; } = [];
    public bool MayAdd => Acting.Has("organisation.edit_structure");

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var covered = await procedures.ListAsync(db, clock.GetUtcNow().VietnamDay(), ct);
        var all = new List<(QualitySystem, SystemStand)>();
        foreach (var system in await QualitySystems.ListAsync(db, ct))
        {
            all.Add((system, new SystemStand(await Milestone.OfAsync(db, system.Id, ct), covered, system.Scope)));
        }

        Systems = all;
        return true;
    }
}
