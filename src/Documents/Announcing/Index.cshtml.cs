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
        var all = new List<(QualitySystem, SystemStand)>();
        foreach (var system in await QualitySystems.ListAsync(db, ct))
        {
            all.Add((system, await SystemStand.OfAsync(db, system, procedures, clock.GetUtcNow().VietnamDay(), ct)));
        }

        Systems = all;
        return true;
    }
}
