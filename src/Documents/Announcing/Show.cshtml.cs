using IsoDienTu.Documents.Signatures;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Announcing;

/// <summary>One quality management system on its way: its phases, what was recorded, what has to be done next.</summary>
[Right("documents.read")]
internal sealed class Show(ICoveredProcedures procedures, TimeProvider clock) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public QualitySystem System { get; private set; } = null!;
    public SystemStand Stand { get; private set; } = null!;

    /// <summary>How many signatures each paper has.</summary>
    public IReadOnlyDictionary<Guid, int> Signed { get; private set; } = new Dictionary<Guid, int>();
    public bool MayRecord => Acting.Has(Recording.Right);

    /// <summary>Whether the acting person signs this paper next.</summary>
    public bool MaySign(Milestone milestone) =>
        milestone is { WithdrawnAt: null, Kind: MilestoneKind.Announced or MilestoneKind.Confirmed }
        && Acting.Has("signing.sign")
        && Signed.GetValueOrDefault(milestone.Id) switch
        {
            0 => Acting.Has(Recording.SignRight),
            1 => Acting.Has(FileSignature.SealRight),
            _ => false,
        };

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await QualitySystems.FindAsync(db, Id, ct) is not { } system)
        {
            return false;
        }

        System = system;
        Stand = await SystemStand.OfAsync(db, system, procedures, clock.GetUtcNow().VietnamDay(), ct);
        Signed = await db.Set<FileSignature>()
            .Where(s => s.MilestoneId != null)
            .GroupBy(s => s.MilestoneId!.Value)
            .ToDictionaryAsync(g => g.Key, g => g.Count(), ct);
        return true;
    }
}
