using IsoDienTu.Kernel;
using IsoDienTu.Processes;

namespace IsoDienTu.Dossiers.Apologies;

/// <summary>Dossiers whose promise will be missed, with the last moment for an apology, those that press most first.</summary>
[Right(Apologising.Right)]
internal sealed class Apologies(Measures measures) : IsoPage
{
    public IReadOnlyList<ForeseenDelay> Delays { get; private set; } = [];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Delays = await Foreseen.ReadAsync(db, await measures.ForAsync(Acting.AgencyId, ct), ct);
        return true;
    }
}
