using IsoDienTu.Kernel;

namespace IsoDienTu.Documents.Watching;

/// <summary>The documents a person keeps at hand.</summary>
[Right("documents.read")]
internal sealed class FavouritesPage(TimeProvider clock) : IsoPage
{
    public IReadOnlyList<DocumentLine> Rows { get; private set; } = [];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Rows = await Favourite.ListAsync(db, Acting.Actor.PersonId, clock.GetUtcNow().VietnamDay(), ct);
        return true;
    }
}
