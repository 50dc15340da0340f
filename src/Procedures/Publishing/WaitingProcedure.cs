using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Procedures.Uploads;
using IsoDienTu.Processes;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures.Publishing;

/// <summary>
/// A procedure whose issue waits to be read waits with it: the draft rests with the checked process, new dossiers go on beginning with the version
/// before, and process, version and issue take effect in one transaction, or the draft is free again.
/// </summary>
internal sealed class WaitingProcedure : IWaitingIssue
{
    /// <summary>The next version of a procedure that waits; null when none does.</summary>
    public static Task<UploadRow?> OfAsync(IsoDbContext db, Guid procedureId, CancellationToken ct) =>
        db.Set<UploadRow>().FirstOrDefaultAsync(u => u.ProcedureId == procedureId && u.State == UploadState.Scheduled, ct);

    /// <summary>Refuses what would begin another version behind one that waits.</summary>
    public static void CheckNone(UploadRow? waiting)
    {
        if (waiting is not null)
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.waiting",
                "Lần ban hành {0} của {1} đã duyệt và đang chờ phổ biến. Hãy cho nó có hiệu lực hoặc thu hồi nó trước, rồi soạn lần tiếp theo.",
                null,
                waiting.ReadCard().Issue ?? 1,
                waiting.Code
            );
        }
    }

    public async Task TakeEffectAsync(IWork work, Guid issueId, DateOnly day, CancellationToken ct)
    {
        if (await WaitingAsync(work, issueId, ct) is not { } row)
        {
            return;
        }

        var card = row.ReadCard() with { IssuedOn = day };
        var process = await ProcessPublisher.BeginAsync(work, row.DefinitionVersionId!.Value, card.Title, ct);
        var issued = new IssuedVersion(row.DocumentId!.Value, issueId, card.Issue!.Value, row.Qr!);
        await Publication.BeginAsync(work, row, await Publication.ProcedureAsync(work, row, card, ct), card, issued, process, day, ct);
    }

    public async Task TakenBackAsync(IWork work, Guid issueId, CancellationToken ct) => (await WaitingAsync(work, issueId, ct))?.Free();

    private static Task<UploadRow?> WaitingAsync(IWork work, Guid issueId, CancellationToken ct) =>
        work.Db.Set<UploadRow>().FirstOrDefaultAsync(u => u.DocumentVersionId == issueId && u.State == UploadState.Scheduled, ct);
}
