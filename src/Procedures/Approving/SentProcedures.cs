using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Procedures.Publishing;
using IsoDienTu.Procedures.Uploads;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures.Approving;

/// <summary>Drafts of procedures that lie before reviewers: the written document goes along the path, and card and process wait for it.</summary>
internal static class SentProcedures
{
    public static Task<UploadRow?> OfAsync(IsoDbContext db, Guid approvalId, CancellationToken ct) =>
        db.Set<UploadRow>().FirstOrDefaultAsync(u => u.ApprovalId == approvalId, ct);

    /// <summary>Sends a draft; it rests from now on. Writes the log entry.</summary>
    /// <returns>The document that is reviewed.</returns>
    /// <exception cref="RuleException">The card cannot be published as it is, a role has no post, or the draft cannot be sent.</exception>
    public static async Task<Guid> SendAsync(IWork work, IApprovalPath path, UploadRow row, ApprovalOrder order, CancellationToken ct)
    {
        var card = row.ReadCard();
        CardRules.Check(card);
        if (card.RoleWords.FirstOrDefault(w => card.PostsOf(w).Count == 0) is { } unbound)
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.send.role",
                "Vai «{0}» chưa gắn với chức danh nào. Hãy chọn ai làm vai này rồi trình.",
                null,
                unbound
            );
        }

        var document = await Publication.ShelveAsync(work, row, card, ct);
        row.ApprovalId = await Approvals.SendAsync(work, path, document, order, ct);
        return document;
    }

    /// <summary>Lets a draft be changed again; nothing happens where the approval is not about a procedure.</summary>
    public static async Task<UploadRow?> FreeAsync(IWork work, Guid approvalId, CancellationToken ct)
    {
        if (await OfAsync(work.Db, approvalId, ct) is not { } row)
        {
            return null;
        }

        row.ApprovalId = null;
        return row;
    }
}
