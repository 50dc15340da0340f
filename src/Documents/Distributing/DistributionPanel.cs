using IsoDienTu.Documents.Register;
using IsoDienTu.Documents.Writing;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Distributing;

/// <summary>On the page of a document: to whom it goes, how many have read the issue shown, and what the reader has to do.</summary>
/// <param name="Waiting">The issue that is approved and waits to be read; null when none does.</param>
/// <param name="Mine">The reader's own duty to read that issue; null when there is none.</param>
internal sealed record DistributionPanel(
    Guid DocumentId,
    Guid IssueId,
    IReadOnlyList<string> Places,
    ReadingShare Share,
    Reading? Mine,
    DocumentVersion? Waiting,
    DateOnly Day,
    bool MayKeep,
    bool MayOpen
)
{
    /// <summary>Controlled copies that are out.</summary>
    public int CopiesOut { get; init; }

    /// <summary>Those of them whose issue is over.</summary>
    public int CopiesBack { get; init; }

    /// <summary>Whether a process and a public page change with the waiting issue.</summary>
    public bool IsProcedure { get; init; }

    public bool IsShown => MayKeep || Places.Count > 0 || Mine is not null || Waiting is not null;

    public static async Task<DistributionPanel> LoadAsync(
        IsoDbContext db,
        Places places,
        Acting acting,
        Guid documentId,
        Guid issueId,
        DateOnly day,
        CancellationToken ct
    )
    {
        var readings = await db.Set<Reading>().Where(r => r.VersionId == issueId).ToListAsync(ct);
        var copies = await CopyRow.ListAsync(db, documentId, day, ct);
        return new DistributionPanel(
            documentId,
            issueId,
            [.. (await places.OfAsync(db, documentId, ct))[documentId]],
            ReadingShare.Of(readings, day),
            readings.Find(r => r.PersonId == acting.Actor.PersonId && r.Counts),
            await Gate.WaitingAsync(db, documentId, ct),
            day,
            acting.Has(Lists.Right),
            acting.Has(Drafts.IssueRight)
        )
        {
            CopiesOut = copies.Count(c => c.Copy.State == CopyState.Out),
            CopiesBack = copies.Count(c => c.IsToReturn),
            IsProcedure = await db.Set<Document>().AnyAsync(d => d.Id == documentId && d.Kind == DocumentKind.Procedure, ct),
        };
    }
}
