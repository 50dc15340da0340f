using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Retaining;

/// <summary>Every proposal of destruction of the agency and what became of it, the newest first.</summary>
[Right("documents.read")]
internal sealed class Disposals : IsoPage
{
    public IReadOnlyList<Disposal> Rows { get; private set; } = [];

    /// <summary>How many issues each is about.</summary>
    public IReadOnlyDictionary<Guid, int> Counts { get; private set; } = new Dictionary<Guid, int>();

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Rows = await db.Set<Disposal>().OrderByDescending(d => d.ProposedAt).ToListAsync(ct);
        Counts = await db.Set<DisposalItem>().GroupBy(i => i.DisposalId).ToDictionaryAsync(g => g.Key, g => g.Count(), ct);
        return true;
    }
}
