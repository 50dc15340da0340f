using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Distributing;
using IsoDienTu.Documents.Register;
using IsoDienTu.Documents.Writing;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Approving;

/// <summary>Sends a draft for approval and takes it back. Pages, API and other modules come here; each act writes its one log entry.</summary>
internal static class Sending
{
    private const int MostReason = 2000;

    /// <summary>The approval that is open for a document; null when none is.</summary>
    public static Task<Approval?> OpenAsync(IsoDbContext db, Guid documentId, CancellationToken ct) =>
        db.Set<Approval>().FirstOrDefaultAsync(a => a.DocumentId == documentId && a.State == ApprovalState.Open, ct);

    /// <summary>All approvals of a document, the latest first.</summary>
    public static IQueryable<Approval> Rounds(IsoDbContext db, Guid documentId) =>
        db.Set<Approval>().Where(a => a.DocumentId == documentId).OrderByDescending(a => a.SentAt).ThenByDescending(a => a.Id);

    /// <summary>Sends a document that is written here.</summary>
    /// <param name="version">The version of the draft that was seen.</param>
    public static async Task<Guid> SendWrittenAsync(
        IWork work,
        IApprovalPath path,
        Guid documentId,
        uint version,
        ApprovalOrder order,
        CancellationToken ct
    )
    {
        await Drafts.FreeAsync(work, documentId, version, ct);
        return await SendAsync(work, path, documentId, order, ct);
    }

    public static async Task<Guid> SendAsync(IWork work, IApprovalPath path, Guid documentId, ApprovalOrder order, CancellationToken ct)
    {
        var document = await work.Db.Set<Document>().FirstAsync(d => d.Id == documentId, ct);
        var draft = await Drafts.NeedAsync(work, document, ct);
        draft.CheckFree();
        Gate.CheckFree(document, await Gate.WaitingAsync(work.Db, documentId, ct));
        CheckDays(order, work.Now.VietnamDay());
        await Drafts.CheckReadyAsync(work, document, draft, order.Reason, "Order.Reason", ct);
        CheckSteps(await path.StepsAsync(work.Db, ct), work.Actor);
        var approval = new Approval
        {
            DocumentId = documentId,
            VersionId = draft.Id,
            SentBy = work.Actor.PersonId,
            SentByName = work.Actor.Name,
            SentByPost = work.Actor.Post,
            SentAt = work.Now,
            WantedFrom = order.WantedFrom,
            DecisionNumber = TypedText.Filled(order.DecisionNumber),
            Reason = TypedText.Filled(order.Reason),
            Words = TypedText.Filled(order.Words),
            DueOn = order.DueOn,
        };
        approval.InstanceId = await path.BeginAsync(work, new ApprovalStart(approval.Id, document.Code, draft.Title, order.DueOn), ct);
        work.Db.Add(approval);
        draft.ApprovalId = approval.Id;
        Log.Write(
            work,
            "documents.sent",
            "document",
            document.Code,
            null,
            new
            {
                draft.Title,
                draft.Content,
                order,
            },
            approval.Reason
        );
        return approval.Id;
    }

    /// <summary>Takes a draft back that nobody has approved yet.</summary>
    /// <exception cref="RuleException">Nothing is open any more, or no reason is given.</exception>
    public static async Task RecallAsync(IWork work, IApprovalPath path, Guid documentId, string? reason, CancellationToken ct)
    {
        var document = await work.Db.Set<Document>().FirstAsync(d => d.Id == documentId, ct);
        var why = TypedText.Filled(reason);
        if (why is null or { Length: > MostReason })
        {
            throw new RuleException(
                typeof(Texts),
                "documents.recall.reason",
                "Hãy ghi lý do rút lại, nhiều nhất {0} ký tự, để người đang xem xét biết.",
                "Reason",
                MostReason
            );
        }

        var approval =
            await OpenAsync(work.Db, documentId, ct)
            ?? throw new RuleException(
                typeof(Texts),
                "documents.recall.over",
                "Tài liệu {0} không còn ở bước xem xét hay phê duyệt nào: đã ban hành, đã trả lại hoặc đã rút. Hãy mở lại tài liệu.",
                null,
                document.Code
            );
        await path.CancelAsync(work, approval.Id, approval.InstanceId, ct);
        approval.End(work, ApprovalState.Recalled, why);
        await Approvals.FreeAsync(work, approval, ct);
        Log.Write(work, "documents.recalled", "document", document.Code, new { approval.SentAt }, null, why);
    }

    private static void CheckDays(ApprovalOrder order, DateOnly today)
    {
        if (order.WantedFrom < today)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.send.from",
                "Ngày muốn có hiệu lực đã qua. Hãy chọn từ hôm nay ({0:dd/MM/yyyy}) trở đi, hoặc để trống để có hiệu lực ngay ngày phê duyệt.",
                "Order.WantedFrom",
                today
            );
        }

        if (order.DueOn < today)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.send.due",
                "Hạn phê duyệt đã qua. Hãy chọn từ hôm nay ({0:dd/MM/yyyy}) trở đi, hoặc để trống.",
                "Order.DueOn",
                today
            );
        }
    }

    private static void CheckSteps(IReadOnlyList<ApprovalStep>? steps, Actor sender)
    {
        if (steps is null)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.send.no_path",
                "Cơ quan chưa chọn ai xem xét và ai phê duyệt tài liệu. Hãy chọn ở trang “Quy trình phê duyệt” rồi trình lại."
            );
        }

        if (steps.FirstOrDefault(s => s.Holders.Count == 0) is { } vacant)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.send.vacant",
                "Bước “{0}” chưa có ai giữ chức danh nên bản trình sẽ không đến ai. Hãy bổ nhiệm người, hoặc chọn chức danh khác cho bước này.",
                null,
                vacant.Name
            );
        }

        if (steps.Any(s => s.Approves && s.Holders.All(h => h.Person == sender.PersonId)))
        {
            throw new RuleException(
                typeof(Texts),
                "documents.send.self",
                "Anh chị là người duy nhất được phê duyệt, mà người phê duyệt không được là người soạn thảo duy nhất. Hãy nhờ người khác trình, hoặc thêm người phê duyệt."
            );
        }
    }
}
