using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Consulting;

/// <summary>Takes a consultation back, or one of those asked, while there is no verdict.</summary>
internal sealed class Withdrawing(Book book)
{
    /// <param name="part">Null for all of it.</param>
    /// <exception cref="RuleException">There is a verdict, that one has answered, no reason is given, or the step has no such consultation.</exception>
    public async Task DoAsync(IWork work, Guid task, Guid consultation, Guid? part, string? reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new RuleException(
                typeof(Texts),
                "processes.consult.reason",
                "Hãy ghi lý do rút; nơi được hỏi thấy việc bị rút và nhật ký giữ lý do này.",
                "Reason"
            );
        }

        if (await Book.HoldAsync(work, consultation, ct) is not { } held || held.Row.TaskId != task)
        {
            throw new RuleException(typeof(Texts), "processes.consult.unknown", "Bước này không có lần lấy ý kiến đó.");
        }

        if (held.Row.Verdict != VerdictKind.Open)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.consult.closed",
                "Lần lấy ý kiến này đã có kết quả hoặc đã rút lúc {0:HH:mm dd/MM/yyyy} nên không rút được nữa.",
                null,
                held.Row.ClosedAt!.Value.InVietnam()
            );
        }

        var wanted = held.Parts.Where(p => part is null || p.Id == part).ToList();
        if (part is not null && wanted is not [{ AnsweredAt: null, WithdrawnAt: null }])
        {
            throw new RuleException(
                typeof(Texts),
                "processes.consult.part",
                "Nơi này đã trả lời hoặc đã được rút, nên không rút được nữa."
            );
        }

        Book.TakeBack(work, wanted, reason.Trim());
        if (part is null)
        {
            await book.CloseAsync(work, held.Row, VerdictKind.Withdrawn, reason.Trim(), ct);
        }
        else
        {
            await book.SettleAsync(work, held, ct);
        }

        Log.Write(
            work,
            "processes.consult_withdrawn",
            "consultation",
            consultation.ToString("N"),
            null,
            new { Of = wanted.Select(w => w.ToName), held.Row.Verdict },
            reason.Trim()
        );
    }
}
