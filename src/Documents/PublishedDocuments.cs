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

/// <summary>A document that everybody may read, in force on the day asked for.</summary>
public sealed record PublishedLine(
    int AgencyId,
    DocumentKind Kind,
    string Code,
    string Slug,
    string Title,
    int Issue,
    DateOnly EffectiveFrom
);

/// <summary>Something that came into force or was taken back.</summary>
/// <param name="On">First day in force, or first day on which it is no longer.</param>
/// <param name="Withdrawn">It was taken back without a successor.</param>
/// <param name="Reason">What changed, or why it was taken back; null when nobody said.</param>
/// <param name="At">When it was issued (UTC).</param>
/// <param name="Qr">Token of the issue, under which it can be asked for ever after.</param>
public sealed record PublishedChange(
    Guid VersionId,
    string Code,
    string Slug,
    string Title,
    DocumentKind Kind,
    int Issue,
    DateOnly On,
    bool Withdrawn,
    string? Reason,
    DateTimeOffset At,
    string Qr
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
        [.. (await DocumentReads.ListAsync(db, day, Kinds, ct)).Where(d => d.State == IssueState.Effective).OrderBy(d => d.Kind)];

    /// <summary>Those in force on a day in all agencies, by agency, kind and code; for reads over the whole province.</summary>
    public static async Task<IReadOnlyList<PublishedLine>> EverywhereAsync(IsoDbContext db, DateOnly day, CancellationToken ct = default) =>
        [
            .. (
                await (
                    from version in db.Set<DocumentVersion>().IgnoreQueryFilters(["agency"])
                    join document in db.Set<Document>()
                        on new { version.AgencyId, Id = version.DocumentId } equals new { document.AgencyId, document.Id }
                    where
                        Kinds.Contains(document.Kind)
                        && version.State != VersionState.Draft
                        && version.EffectiveFrom <= day
                        && (version.EffectiveTo == null || version.EffectiveTo > day)
                    orderby document.AgencyId, document.Code
                    select new PublishedLine(
                        document.AgencyId,
                        document.Kind,
                        document.Code,
                        document.Slug,
                        version.Title,
                        version.Issue!.Value,
                        version.EffectiveFrom!.Value
                    )
                ).ToListAsync(ct)
            )
                .OrderBy(d => d.AgencyId)
                .ThenBy(d => d.Kind),
        ];

    /// <summary>A text that is another one whenever what is in force anywhere on the day is.</summary>
    public static async Task<string> StampAsync(IsoDbContext db, DateOnly day, CancellationToken ct = default)
    {
        var found = db.Set<DocumentVersion>()
            .IgnoreQueryFilters(["agency"])
            .Where(v => v.State != VersionState.Draft && v.EffectiveFrom <= day && (v.EffectiveTo == null || v.EffectiveTo > day));
        var last = await found.MaxAsync(v => v.IssuedAt, ct);
        return $"{await found.CountAsync(ct)}-{last?.UtcTicks:x}";
    }

    /// <summary>The document at a public address; null when there is none, or none that was ever issued.</summary>
    public static async Task<PublishedDocument?> FindAsync(IsoDbContext db, string slug, DateOnly day, CancellationToken ct = default)
    {
        if (await db.Set<Document>().FirstOrDefaultAsync(d => d.Slug == slug && Kinds.Contains(d.Kind), ct) is not { } document)
        {
            return null;
        }

        var issues = (await DocumentReads.IssuesAsync(db, document.Id, day, ct)).Where(WasMadeKnown).ToList();
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

    /// <summary>An issue that waits to be read, or was taken back while it waited, is nobody's but the agency's.</summary>
    private static bool WasMadeKnown(IssueLine issue) =>
        issue.EffectiveFrom is not null && (issue.WantedFrom is null || issue.EffectiveFrom != issue.EffectiveTo);

    /// <summary>The latest changes in what everybody may read, procedures among them, the newest first; coming ones too.</summary>
    /// <param name="most">How many at most.</param>
    public static async Task<IReadOnlyList<PublishedChange>> ChangesAsync(IsoDbContext db, int most, CancellationToken ct = default)
    {
        DocumentKind[] kinds = [.. Kinds, DocumentKind.Procedure];
        var issues = await (
            from version in db.Set<DocumentVersion>()
            join document in db.Set<Document>() on version.DocumentId equals document.Id
            where
                version.EffectiveFrom != null
                && (version.WantedFrom == null || version.EffectiveFrom != version.EffectiveTo)
                && kinds.Contains(document.Kind)
            // What was taken back lately is news, however long ago it was issued.
            orderby version.State == VersionState.Withdrawn ? version.EffectiveTo : version.EffectiveFrom descending, version.Id descending
            select new
            {
                version.Id,
                document.Code,
                document.Slug,
                version.Title,
                document.Kind,
                version.Issue,
                version.EffectiveFrom,
                version.EffectiveTo,
                version.State,
                version.Reason,
                version.EndReason,
                version.IssuedAt,
                version.ChangedAt,
                version.Qr,
            }
        )
            .Take(most)
            .ToListAsync(ct);
        return
        [
            .. issues
                .SelectMany(i =>
                {
                    var made = new PublishedChange(
                        i.Id,
                        i.Code,
                        i.Slug,
                        i.Title,
                        i.Kind,
                        i.Issue!.Value,
                        i.EffectiveFrom!.Value,
                        false,
                        i.Reason,
                        i.IssuedAt!.Value,
                        i.Qr!
                    );
                    return i.State == VersionState.Withdrawn
                        ? [made, made with { On = i.EffectiveTo!.Value, Withdrawn = true, Reason = i.EndReason, At = i.ChangedAt }]
                        : new[] { made };
                })
                .OrderByDescending(c => c.On)
                .ThenByDescending(c => c.At)
                .Take(most),
        ];
    }
}
