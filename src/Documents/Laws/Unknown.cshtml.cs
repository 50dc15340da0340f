using IsoDienTu.Kernel;

namespace IsoDienTu.Documents.Laws;

/// <summary>Numbers that stand in the agency's documents and are not in the province's list yet.</summary>
[Right("documents.read")]
internal sealed class Unknown(TimeProvider clock) : IsoPage
{
    public IReadOnlyList<UnknownLaw> Rows { get; private set; } = [];
    public bool MayKeep => Acting.Has(LawBook.Right);

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var catalogue = await LawCatalogue.LoadAsync(db, ct);
        Rows = (await LawUse.OfAgencyAsync(db, catalogue, clock.GetUtcNow().VietnamDay(), ct)).Unknown;
        return true;
    }
}
