using IsoDienTu.Kernel;

namespace IsoDienTu.Documents.Laws;

/// <summary>How the agencies of the province follow the changes of law, change by change.</summary>
[Right(LawsSetup.OverseeRight)]
internal sealed class Following(WorkRunner runner, TimeProvider clock) : IsoPage
{
    public LawCatalogue Catalogue { get; private set; } = null!;
    public IReadOnlyList<FollowFigures> Rows { get; private set; } = [];
    public DateTimeOffset Now => clock.GetUtcNow();
    public int Most => Math.Max(1, Rows.Select(r => r.All).DefaultIfEmpty().Max());

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Catalogue = await LawCatalogue.LoadAsync(db, ct);
        Rows = await runner.ReadEverywhereAsync((all, token) => FollowFigures.ReadAsync(all, Catalogue, Now.VietnamDay(), token), ct);
        return true;
    }

    /// <summary>"NĐ 61/2018/NĐ-CP: được thay thế" with the new number.</summary>
    public string Name(LegalChange change) =>
        change.ByTextId is { } by
            ? $"{Catalogue.Find(change.TextId)!.Number} → {Catalogue.Find(by)!.Number}"
            : Catalogue.Find(change.TextId)!.Number;
}
