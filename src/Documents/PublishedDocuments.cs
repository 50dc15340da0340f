using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents;

/// <summary>A document of the quality system that everybody may read, as it stands on a day.</summary>
/// <param name="Shown">The issue in force on that day; null when none is.</param>
/// <param name="Issues">All issues, the newest first, without drafts.</param>
public sealed record PublishedDocument(
    Guid Id,
    string Code,
    string Slug,
    string Title,
    DocumentKind Kind,
    IssueLine? Shown,
    IReadOnlyList<IssueLine> Issues
);

/// <summary>
/// What an agency shows the world of its quality system besides its procedures: policy, objectives, and the description with its scope
/// (ISO 9001:2015 clauses 4.3, 5.2.2 and 6.2; QĐ 19/2014/QĐ-TTg art. 4). Other kinds of documents stay inside.
/// </summary>
public static class PublishedDocuments
{
    private static readonly DocumentKind[] Kinds = [DocumentKind.Policy, DocumentKind.Objectives, DocumentKind.Manual];

    /// <summary>Whether documents of this kind are shown to everybody.</summary>
    public static bool IsPublic(DocumentKind kind) => Kinds.Contains(kind);

    /// <summary>Those in force on a day, by kind and code.</summary>
    public static async Task<IReadOnlyList<DocumentLine>> ListAsync(IsoDbContext db, DateOnly day, CancellationToken ct = default) =>
        [
            .. (await DocumentReads.ListAsync(db, day, ct))
                .Where(d => IsPublic(d.Kind) && d.State == IssueState.Effective)
                .OrderBy(d => d.Kind),
        ];

    /// <summary>The document at a public address; null when there is none, or none that was ever issued.</summary>
    public static async Task<PublishedDocument?> FindAsync(IsoDbContext db, string slug, DateOnly day, CancellationToken ct = default)
    {
        if (await db.Set<Document>().FirstOrDefaultAsync(d => d.Slug == slug && Kinds.Contains(d.Kind), ct) is not { } document)
        {
            return null;
        }

        var issues = (await DocumentReads.IssuesAsync(db, document.Id, day, ct)).Where(i => i.State != IssueState.Draft).ToList();
        var shown = issues.Find(i => i.State == IssueState.Effective);
        return issues.Count == 0
            ? null
            : new PublishedDocument(
                document.Id,
                document.Code,
                document.Slug,
                shown?.Title ?? document.Title,
                document.Kind,
                shown,
                issues
            );
    }
}
