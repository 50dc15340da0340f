using IsoDienTu.Documents.Changing;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents;

/// <summary>A change that another module asks of a document.</summary>
/// <param name="SourceId">What asks; it asks once for one document.</param>
/// <param name="Why">In the language of documents: it goes into the reason of the next issue.</param>
/// <param name="AskedBy">Who stands behind it, with post and agency.</param>
/// <param name="DueOn">By when it is wished; null for no day.</param>
public sealed record ChangeAsked(
    Guid DocumentId,
    Guid SourceId,
    string Why,
    string? Basis,
    string AskedBy,
    string AskedPost,
    DateOnly? DueOn
);

/// <summary>How a request of another module stands.</summary>
/// <param name="Code">Number of the request, e.g. 3/2026.</param>
/// <param name="IsOpen">Still to be done.</param>
/// <param name="IsKept">It was decided that the document stays as it is.</param>
/// <param name="Decision">Reason of that decision.</param>
public sealed record AskedChange(
    Guid Id,
    string Code,
    Guid SourceId,
    DateOnly? DueOn,
    bool IsOpen,
    bool IsKept,
    string? Decision,
    string? DecidedBy
);

/// <summary>Change requests that other modules open for documents and close by what they do. The caller writes the log entry.</summary>
public static class AskedChanges
{
    /// <summary>Opens a request; nothing happens where the source has asked for the document already, or the document is gone.</summary>
    /// <returns>Number of the request; null when none was opened.</returns>
    public static async Task<string?> OpenAsync(IWork work, ChangeAsked asked, CancellationToken ct = default)
    {
        await work.TakeTurnAsync(Requests.Turn, ct);
        var isThere = await work
            .Db.Set<ChangeRequest>()
            .AnyAsync(r => r.SourceId == asked.SourceId && r.DocumentId == asked.DocumentId, ct);
        var document = await work.Db.Set<Document>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == asked.DocumentId, ct);
        if (isThere || document is null)
        {
            return null;
        }

        var request = new ChangeRequest
        {
            Kind = RequestKind.Revise,
            Origin = RequestOrigin.Model,
            State = RequestState.Open,
            DocumentId = asked.DocumentId,
            Title = document.Title,
            SourceId = asked.SourceId,
            Why = asked.Why,
            Basis = asked.Basis,
            DueOn = asked.DueOn,
        };
        await Requests.EnterAsync(work, request, asked.AskedBy, asked.AskedPost, ct);
        return request.Code;
    }

    /// <summary>Closes the open requests of these sources: the issue follows them.</summary>
    public static async Task FollowedAsync(
        IWork work,
        Guid documentId,
        IReadOnlyCollection<Guid> sources,
        Guid versionId,
        DateOnly from,
        CancellationToken ct = default
    )
    {
        var open = await work
            .Db.Set<ChangeRequest>()
            .AsTracking()
            .Where(r =>
                r.DocumentId == documentId && r.State == RequestState.Open && r.SourceId != null && sources.Contains(r.SourceId.Value)
            )
            .ToListAsync(ct);
        open.ForEach(r => r.Close(RequestState.Done, from, versionId));
    }

    /// <summary>The requests that sources of other modules opened for documents of the acting agency, the newest first.</summary>
    public static async Task<IReadOnlyList<(Guid DocumentId, AskedChange Request)>> ListAsync(
        IsoDbContext db,
        CancellationToken ct = default
    )
    {
        var rows = await db.Set<ChangeRequest>()
            .AsNoTracking()
            .Where(r => r.Origin == RequestOrigin.Model && r.DocumentId != null)
            .OrderByDescending(r => r.AskedAt)
            .ToListAsync(ct);
        return
        [
            .. rows.Select(r =>
                (
                    r.DocumentId!.Value,
                    new AskedChange(
                        r.Id,
                        r.Code,
                        r.SourceId!.Value,
                        r.DueOn,
                        r.State == RequestState.Open,
                        r.State == RequestState.Kept,
                        r.Decision,
                        r.DecidedBy
                    )
                )
            ),
        ];
    }
}
