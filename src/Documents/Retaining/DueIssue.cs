using IsoDienTu.Documents.Filling;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Retaining;

/// <summary>Why an issue is not destroyed.</summary>
internal enum KeptWhy
{
    /// <summary>Its term has not ended.</summary>
    Term,

    /// <summary>It is kept for good.</summary>
    Permanent,

    /// <summary>Destruction is held.</summary>
    Held,

    /// <summary>Processes and dossiers ran by it, and lead to it.</summary>
    Procedure,

    /// <summary>Forms were filled in on it, which are printed with its text.</summary>
    Filled,

    /// <summary>It stands in a proposal already.</summary>
    Proposed,

    /// <summary>It is destroyed.</summary>
    Destroyed,
}

/// <summary>An issue that is over, and how long it is to be kept.</summary>
/// <param name="Until">First day on which it was no longer in force: the work ended.</param>
/// <param name="Hold">What holds its destruction; null when nothing does.</param>
/// <param name="Item">The proposal it stands in; null when it stands in none.</param>
internal sealed record DueIssue(
    Guid DocumentId,
    string Code,
    DocumentKind Kind,
    Guid VersionId,
    int Issue,
    string Title,
    IssueState State,
    DateOnly From,
    DateOnly Until,
    RetentionTerm Term,
    LegalHold? Hold,
    DisposalItem? Item,
    bool IsFilled
)
{
    /// <summary>Last day on which it is kept; null for good.</summary>
    public DateOnly? KeepUntil => Term.KeepUntil(Until);

    /// <summary>Why it may not be proposed on a day; null when it may.</summary>
    public KeptWhy? WhyOn(DateOnly day) =>
        Item is { State: DisposalItemState.Destroyed } ? KeptWhy.Destroyed
        : Item is not null ? KeptWhy.Proposed
        : WhyNotDestroyedOn(day);

    /// <summary>The same for one that was decided on.</summary>
    public KeptWhy? WhyNotDestroyedOn(DateOnly day) =>
        Hold is not null ? KeptWhy.Held
        : KeepUntil is not { } last ? KeptWhy.Permanent
        : day <= last ? KeptWhy.Term
        : Kind == DocumentKind.Procedure ? KeptWhy.Procedure
        : IsFilled ? KeptWhy.Filled
        : null;

    /// <summary>Issues that are over, those whose term ends first before the others.</summary>
    /// <param name="only">Of these issues; null for all.</param>
    public static async Task<IReadOnlyList<DueIssue>> ListAsync(
        IsoDbContext db,
        DateOnly day,
        IReadOnlyCollection<Guid>? only,
        CancellationToken ct
    )
    {
        var rules = await RetentionRule.NowAsync(db, ct);
        var holds = await db.Set<LegalHold>().AsNoTracking().Where(h => h.LiftedAt == null).ToListAsync(ct);
        var rows = await (
            from version in db.Set<DocumentVersion>()
            join document in db.Set<Document>() on version.DocumentId equals document.Id
            where
                (version.State == VersionState.Issued || version.State == VersionState.Withdrawn)
                && version.EffectiveTo <= day
                && (only == null || only.Contains(version.Id))
            select new
            {
                document.Code,
                document.Kind,
                version.DocumentId,
                version.Id,
                version.Issue,
                version.Title,
                version.State,
                version.EffectiveFrom,
                version.EffectiveTo,
            }
        ).ToListAsync(ct);
        var items = await db.Set<DisposalItem>()
            .AsNoTracking()
            .Where(i => i.State != DisposalItemState.Dropped && (only == null || only.Contains(i.VersionId)))
            .ToDictionaryAsync(i => i.VersionId, ct);
        var filled = (
            await db.Set<FilledForm>()
                .Where(f => only == null || only.Contains(f.VersionId))
                .Select(f => f.VersionId)
                .Distinct()
                .ToListAsync(ct)
        ).ToHashSet();
        return
        [
            .. rows.Select(r => new DueIssue(
                    r.DocumentId,
                    r.Code,
                    r.Kind,
                    r.Id,
                    r.Issue!.Value,
                    r.Title,
                    r.State == VersionState.Withdrawn ? IssueState.Withdrawn : IssueState.Superseded,
                    r.EffectiveFrom!.Value,
                    r.EffectiveTo!.Value,
                    RetentionTerm.Longest([.. RetentionRule.RecordsOf(r.Kind).Select(k => rules[k].Term)]),
                    holds.Find(h => h.Holds(r.DocumentId, r.Kind)),
                    items.GetValueOrDefault(r.Id),
                    filled.Contains(r.Id)
                ))
                .OrderBy(d => d.KeepUntil ?? DateOnly.MaxValue)
                .ThenBy(d => d.Code, StringComparer.Ordinal)
                .ThenBy(d => d.Issue),
        ];
    }
}
