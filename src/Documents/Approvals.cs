using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Approving;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents;

/// <summary>A draft that was sent for approval, as other modules see it.</summary>
/// <param name="SentOn">Day of sending, in Vietnam.</param>
/// <param name="WantedFrom">The first day in force that was asked for; null for the day of approval.</param>
/// <param name="IsOpen">Whether it still waits to be issued or given back.</param>
public sealed record ApprovalCard(
    Guid Id,
    Guid DocumentId,
    Guid InstanceId,
    string Code,
    string Title,
    DocumentKind Kind,
    string SentBy,
    string SentByPost,
    DateOnly SentOn,
    DateOnly? WantedFrom,
    string? DecisionNumber,
    string? Reason,
    string? Words,
    bool IsOpen
);

/// <summary>How a draft is sent.</summary>
/// <param name="WantedFrom">First day in force; null for the day of approval.</param>
/// <param name="DecisionNumber">Number of the issuing decision, or null.</param>
/// <param name="Reason">What changed and on which legal ground; null for a first issue.</param>
/// <param name="Words">What the sender tells those who review.</param>
/// <param name="DueOn">Last day by which it should be done; null for none.</param>
public sealed record ApprovalOrder(
    DateOnly? WantedFrom = null,
    string? DecisionNumber = null,
    string? Reason = null,
    string? Words = null,
    DateOnly? DueOn = null
);

/// <summary>
/// Sends drafts for approval, and brings in what the process makes of them. The calling command writes the one log entry, unless a method says otherwise.
/// </summary>
public static class Approvals
{
    /// <summary>What the work of the process engine is about.</summary>
    public const string SubjectKind = "document";

    /// <summary>Sends the draft of a document along the agency's path, with its log entry; from now on it rests.</summary>
    /// <returns>The approval.</returns>
    /// <exception cref="RuleException">
    /// There is no draft or it is sent already, the agency has no path, a step has nobody to do it, or a day has passed.
    /// </exception>
    public static Task<Guid> SendAsync(
        IWork work,
        IApprovalPath path,
        Guid documentId,
        ApprovalOrder order,
        CancellationToken ct = default
    ) => Sending.SendAsync(work, path, documentId, order, ct);

    /// <summary>One approval, or null.</summary>
    public static async Task<ApprovalCard?> FindAsync(IsoDbContext db, Guid approvalId, CancellationToken ct = default) =>
        await db.Set<Approval>().FirstOrDefaultAsync(a => a.Id == approvalId, ct) is { } approval
            ? await CardAsync(db, approval, ct)
            : null;

    /// <summary>
    /// The order to issue what was approved today: in force from the day that was asked for, or from the first day after it that is still possible.
    /// </summary>
    /// <param name="signs">Reviewers and the one approver; who sent it is added as the one who drafted it.</param>
    public static async Task<IssueOrder> OrderAsync(
        IWork work,
        ApprovalCard approval,
        IReadOnlyList<SignOff> signs,
        CancellationToken ct = default
    )
    {
        var earlier = await work
            .Db.Set<DocumentVersion>()
            .Where(v => v.DocumentId == approval.DocumentId && v.State != VersionState.Draft)
            .Select(v => new
            {
                v.State,
                v.EffectiveFrom,
                v.EffectiveTo,
            })
            .ToListAsync(ct);
        DateOnly[] possible =
        [
            work.Now.VietnamDay(),
            approval.WantedFrom ?? default,
            // One in force gives way, but keeps its first day; one taken back keeps all its days.
            .. earlier.Select(v => v.State == VersionState.Withdrawn ? v.EffectiveTo!.Value : v.EffectiveFrom!.Value.AddDays(1)),
        ];
        return new IssueOrder(
            [new SignOff(SignOffAct.Drafted, approval.SentBy, approval.SentByPost, approval.SentOn), .. signs],
            possible.Max(),
            null,
            approval.DecisionNumber,
            approval.Reason
        );
    }

    /// <summary>Frees the draft, so that it can be issued within the same unit of work, and notes that it was.</summary>
    public static async Task ReleaseAsync(IWork work, Guid approvalId, CancellationToken ct = default)
    {
        var approval = await work.Db.Set<Approval>().FirstAsync(a => a.Id == approvalId, ct);
        approval.End(work, ApprovalState.Issued, null);
        await FreeAsync(work, approval, ct);
    }

    /// <summary>Gives the draft back to whoever wrote it, with its log entry; nothing happens to one that has ended already.</summary>
    public static async Task ReturnAsync(IWork work, Guid approvalId, string reason, CancellationToken ct = default)
    {
        var approval = await work.Db.Set<Approval>().FirstOrDefaultAsync(a => a.Id == approvalId, ct);
        if (approval is not { State: ApprovalState.Open })
        {
            return;
        }

        approval.End(work, ApprovalState.Returned, reason);
        await FreeAsync(work, approval, ct);
        var card = await CardAsync(work.Db, approval, ct);
        Log.Write(work, "documents.returned", "document", card.Code, new { approval.SentAt }, null, reason);
    }

    internal static async Task FreeAsync(IWork work, Approval approval, CancellationToken ct)
    {
        var draft = await work.Db.Set<DocumentVersion>().FirstAsync(v => v.Id == approval.VersionId, ct);
        draft.ApprovalId = null;
        await work.Db.SaveChangesAsync(ct);
    }

    private static async Task<ApprovalCard> CardAsync(IsoDbContext db, Approval approval, CancellationToken ct)
    {
        var document = await db.Set<Document>().FirstAsync(d => d.Id == approval.DocumentId, ct);
        var title = await db.Set<DocumentVersion>().Where(v => v.Id == approval.VersionId).Select(v => v.Title).FirstAsync(ct);
        return new ApprovalCard(
            approval.Id,
            approval.DocumentId,
            approval.InstanceId,
            document.Code,
            title,
            document.Kind,
            approval.SentByName,
            approval.SentByPost,
            approval.SentAt.VietnamDay(),
            approval.WantedFrom,
            approval.DecisionNumber,
            approval.Reason,
            approval.Words,
            approval.State == ApprovalState.Open
        );
    }
}
