using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using IsoDienTu.Processes.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.HandingOver;

/// <summary>Beside the step in which work is received: who hands it over, which process begins with it, and what comes along.</summary>
internal sealed class HandOverPanel(IStringLocalizer<Texts> texts) : ISubjectPanel
{
    public string SubjectKind => HandOver.Kind;

    public async Task<SubjectPanel?> ForAsync(IsoDbContext db, Guid subjectId, CancellationToken ct)
    {
        if (await OutsideSubject.FindAsync(db, subjectId, ct) is not { } asked)
        {
            return null;
        }

        var key = asked.Handed.TryGetValue(HandOver.Process, out var process) ? process.ToString()! : "";
        var title = await db.Set<Definition>().Where(d => d.Key == key).Select(d => d.Title).FirstOrDefaultAsync(ct);
        return new SubjectPanel(
            texts["Hồ sơ cơ quan khác chuyển đến"],
            null,
            [
                (texts["Cơ quan chuyển"], asked.Caller.Name),
                (texts["Mã bên chuyển"], asked.Code),
                (texts["Tiếp nhận thì chạy quy trình"], title is null ? key : $"{key} – {title}"),
                .. asked.Handed.Where(v => v.Key != HandOver.Process).Select(v => (v.Key, v.Value.ToString()!)),
                (
                    texts["Từ chối thì"],
                    texts["Chọn «Từ chối tiếp nhận» và ghi lý do; cơ quan chuyển nhận được lý do ngay và tự xử lý tiếp."]
                ),
            ],
            []
        );
    }
}
