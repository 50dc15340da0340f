using IsoDienTu.Documents.Finished;
using IsoDienTu.Documents.Register;
using IsoDienTu.Documents.Retaining;
using IsoDienTu.Documents.Signatures;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents;

/// <summary>A document in the register with the issue that counts on the day asked for.</summary>
/// <param name="VersionId">That issue; the draft when there is none.</param>
/// <param name="Row">Row version of that issue, for forms that change it.</param>
public sealed record DocumentLine(
    Guid Id,
    string Code,
    string Slug,
    string Title,
    DocumentKind Kind,
    Guid VersionId,
    int? Issue,
    IssueState State,
    DateOnly? EffectiveFrom,
    DateOnly? EffectiveTo,
    string? Qr,
    uint Row
)
{
    /// <summary>Where the next issue stands, written or waiting to be read; null when there is none, or it is the one that counts.</summary>
    public IssueState? Next { get; init; }
}

/// <summary>One issue of a document with everything about it but its content.</summary>
public sealed record IssueLine(
    Guid Id,
    int? Issue,
    IssueState State,
    string Title,
    DateOnly? EffectiveFrom,
    DateOnly? EffectiveTo,
    string? DecisionNumber,
    string? Reason,
    string? EndReason,
    IReadOnlyList<SignOff> SignOffs,
    string? SourceName,
    string? SourceSha256,
    string? Qr
)
{
    /// <summary>First day that was asked for an issue that had to be read before; null for the others.</summary>
    public DateOnly? WantedFrom { get; init; }

    /// <summary>Whether its content is a finished PDF instead of written sections.</summary>
    public bool IsFile { get; init; }

    /// <summary>What remains when its content was destroyed; null while it has content.</summary>
    public DestroyedIssue? Destroyed { get; init; }
}

/// <summary>A form of an issue as readers see it.</summary>
public sealed record FormLine(string Code, string Title, string? FileName, string? Sha256, string? MediaType);

/// <summary>Reads the shelf; every call runs inside a transaction of the agency it is asked for.</summary>
public static class DocumentReads
{
    /// <summary>The register on a day: each document with its issue in force, else its newest one.</summary>
    /// <param name="kinds">Only these; all when null.</param>
    public static async Task<IReadOnlyList<DocumentLine>> ListAsync(
        IsoDbContext db,
        DateOnly day,
        IReadOnlyCollection<DocumentKind>? kinds = null,
        CancellationToken ct = default
    )
    {
        var wanted = db.Set<Document>().Where(d => kinds == null || kinds.Contains(d.Kind));
        var documents = await wanted.OrderBy(d => d.Code).ToListAsync(ct);
        var versions = await db.Set<DocumentVersion>()
            .Where(v => wanted.Any(d => d.Id == v.DocumentId))
            .Select(DocumentVersion.WithoutContent)
            .ToListAsync(ct);
        var byDocument = versions.ToLookup(v => v.DocumentId);
        return [.. documents.Where(d => byDocument[d.Id].Any()).Select(d => Line(d, byDocument[d.Id], day))];
    }

    /// <summary>Some documents on a day, by code; those the agency has not are left out.</summary>
    internal static async Task<IReadOnlyList<DocumentLine>> OfAsync(
        IsoDbContext db,
        IReadOnlyCollection<Guid> ids,
        DateOnly day,
        CancellationToken ct
    )
    {
        var documents = await db.Set<Document>().Where(d => ids.Contains(d.Id)).OrderBy(d => d.Code).ToListAsync(ct);
        var versions = await db.Set<DocumentVersion>()
            .Where(v => ids.Contains(v.DocumentId))
            .Select(DocumentVersion.WithoutContent)
            .ToListAsync(ct);
        var byDocument = versions.ToLookup(v => v.DocumentId);
        return [.. documents.Where(d => byDocument[d.Id].Any()).Select(d => Line(d, byDocument[d.Id], day))];
    }

    /// <summary>One document on a day, or null.</summary>
    public static async Task<DocumentLine?> FindAsync(IsoDbContext db, Guid id, DateOnly day, CancellationToken ct = default)
    {
        var document = await db.Set<Document>().FirstOrDefaultAsync(d => d.Id == id, ct);
        return document is null
            ? null
            : Line(
                document,
                await db.Set<DocumentVersion>().Where(v => v.DocumentId == id).Select(DocumentVersion.WithoutContent).ToListAsync(ct),
                day
            );
    }

    /// <summary>All issues of a document, newest first, the draft before them.</summary>
    public static async Task<IReadOnlyList<IssueLine>> IssuesAsync(
        IsoDbContext db,
        Guid documentId,
        DateOnly day,
        CancellationToken ct = default
    )
    {
        var versions = await db.Set<DocumentVersion>().Where(v => v.DocumentId == documentId).ToListAsync(ct);
        var stones = await Tombstones.OfAsync(db, [.. versions.Select(v => v.DestroyedItem).OfType<Guid>()], ct);
        return
        [
            .. versions
                .OrderByDescending(v => v.Issue ?? int.MaxValue)
                .Select(v => new IssueLine(
                    v.Id,
                    v.Issue,
                    v.StateOn(day),
                    v.Title,
                    v.EffectiveFrom,
                    v.EffectiveTo,
                    v.DecisionNumber,
                    v.Reason,
                    v.EndReason,
                    v.SignOffList,
                    v.SourceName,
                    v.SourceSha256,
                    v.Qr
                )
                {
                    WantedFrom = v.WantedFrom,
                    IsFile = v.FileId is not null,
                    Destroyed = v.DestroyedItem is { } item ? stones[item] : null,
                }),
        ];
    }

    /// <summary>
    /// What an issue says, of a finished PDF what was read of it, a section for each page; of one that was destroyed the sentence that says so. Null when the agency
    /// has no such issue.
    /// </summary>
    public static Task<DocumentContent?> ContentAsync(IsoDbContext db, Guid versionId, CancellationToken ct = default) =>
        IssueText.OfAsync(db, versionId, ct);

    /// <summary>The finished PDF that is the content of an issue or draft; null when it is written, or not the agency's.</summary>
    public static Task<FinishedPdf?> FileAsync(IsoDbContext db, Guid versionId, CancellationToken ct = default) =>
        IssueText.FileAsync(db, versionId, ct);

    /// <summary>Whether the file of an issue bears both digital signatures, the approver's and the agency's.</summary>
    public static async Task<bool> IsSignedAsync(IsoDbContext db, Guid versionId, CancellationToken ct = default) =>
        FileSignature.Next(await FileSignature.OfAsync(db, versionId, ct)) is null;

    /// <summary>Forms of an issue by code.</summary>
    public static async Task<IReadOnlyList<FormLine>> FormsAsync(IsoDbContext db, Guid versionId, CancellationToken ct = default) =>
        await db.Set<FormFile>()
            .Where(f => f.VersionId == versionId)
            .OrderBy(f => f.Code)
            .Select(f => new FormLine(f.Code, f.Title, f.FileName, f.FileSha256, f.MediaType))
            .ToListAsync(ct);

    private static DocumentLine Line(Document document, IEnumerable<DocumentVersion> versions, DateOnly day)
    {
        var all = versions.ToList();
        var shown =
            all.FirstOrDefault(v => v.StateOn(day) == IssueState.Effective)
            ?? all.Where(v => v.State != VersionState.Draft).OrderByDescending(v => v.Issue).FirstOrDefault()
            ?? all.First();
        return new DocumentLine(
            document.Id,
            document.Code,
            document.Slug,
            document.Title,
            document.Kind,
            shown.Id,
            shown.Issue,
            shown.StateOn(day),
            shown.EffectiveFrom,
            shown.EffectiveTo,
            shown.Qr,
            shown.Version
        )
        {
            Next = all.Where(v => v.State is VersionState.Draft or VersionState.Scheduled && v != shown).MaxBy(v => v.State)?.StateOn(day),
        };
    }
}
