using IsoDienTu.Documents.Changing;
using IsoDienTu.Documents.Writing;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Laws;

/// <summary>On the page of a document: the texts that the issue shown leans on, and the requests that run for the document.</summary>
/// <param name="Rows">With how each text stands today; null for one that is not in the list.</param>
internal sealed record CitedPanel(
    Guid DocumentId,
    IReadOnlyList<(CitedLaw Law, LawState? State)> Rows,
    IReadOnlyList<ChangeRequest> Requests,
    DateOnly Day,
    int Near,
    bool MayCite,
    bool MayAsk
)
{
    public static async Task<CitedPanel> LoadAsync(
        IsoDbContext db,
        Acting acting,
        Guid documentId,
        DocumentContent shown,
        DateOnly day,
        CancellationToken ct
    )
    {
        var catalogue = await LawCatalogue.LoadAsync(db, ct);
        var cited = await Citations.OfAsync(db, catalogue, documentId, shown, ct);
        return new CitedPanel(
            documentId,
            [.. cited.Select(c => (c, c.Text is null ? (LawState?)null : catalogue.StateOf(c.Text, day)))],
            await db.Set<ChangeRequest>()
                .Where(r => r.DocumentId == documentId && (r.State == RequestState.Asked || r.State == RequestState.Open))
                .OrderBy(r => r.DueOn)
                .ToListAsync(ct),
            day,
            await WatchSetting.NearDaysAsync(db, ct),
            acting.Has(Drafts.Right),
            acting.Has(Asking.Right)
        );
    }
}
