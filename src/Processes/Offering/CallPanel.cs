using IsoDienTu.Kernel;
using IsoDienTu.Processes.Running;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Offering;

/// <summary>Beside a step done for another agency: who asks, about which dossier of theirs, and what they handed over.</summary>
internal sealed class CallPanel(IStringLocalizer<Texts> texts) : ISubjectPanel
{
    public string SubjectKind => OutsideCalls.Kind;

    public async Task<SubjectPanel?> ForAsync(IsoDbContext db, Guid subjectId, CancellationToken ct)
    {
        if (await OutsideSubject.FindAsync(db, subjectId, ct) is not { } asked)
        {
            return null;
        }

        return new SubjectPanel(
            texts["Việc làm cho cơ quan khác"],
            null,
            [
                (texts["Cơ quan yêu cầu"], asked.Caller.Name),
                (texts["Mã bên yêu cầu"], asked.Code),
                .. asked.Handed.Select(v => (v.Key, v.Value.ToString()!)),
            ],
            []
        );
    }
}
