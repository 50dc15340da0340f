using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Approving;

/// <summary>An approval that ended without the document being issued gives the draft back, with the words of whoever ended it.</summary>
internal sealed class Returned(IStringLocalizer<Texts> texts)
{
    public async Task TakeAsync(IWork work, ProcessEnded ended, CancellationToken ct)
    {
        if (await Approvals.FindAsync(work.Db, ended.SubjectId, ct) is not { IsOpen: true })
        {
            return;
        }

        var last = (await ProcessReads.HistoryOfAsync(work.Db, ended.InstanceId, ct)).LastOrDefault(p => p.DoneAt is not null);
        await SentProcedures.FreeAsync(work, ended.SubjectId, ct);
        await Approvals.ReturnAsync(
            work,
            ended.SubjectId,
            TypedText.Filled(last?.Comment) ?? texts["Quy trình phê duyệt kết thúc mà không ban hành."],
            ct
        );
    }
}
