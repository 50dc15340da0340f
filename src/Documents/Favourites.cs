using IsoDienTu.Documents.Watching;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents;

/// <summary>The star of a document on a page.</summary>
/// <param name="Back">The page's own address, to which the star leads back.</param>
public sealed record Star(Guid DocumentId, bool On, string Back);

/// <summary>What a person keeps at hand, for pages of other modules that show a document.</summary>
public static class Favourites
{
    /// <summary>The star for the partial <c>/Pages/Documents/_Star.cshtml</c>.</summary>
    public static async Task<Star> StarAsync(IsoDbContext db, Acting acting, Guid documentId, string back, CancellationToken ct = default)
    {
        var person = acting.Actor.PersonId;
        return new Star(documentId, await db.Set<Favourite>().AnyAsync(f => f.PersonId == person && f.DocumentId == documentId, ct), back);
    }
}
