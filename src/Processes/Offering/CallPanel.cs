using IsoDienTu.Kernel;
using IsoDienTu.Processes.Reading;
using IsoDienTu.Processes.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Offering;

/// <summary>Beside a step done for another agency: who asks, about which dossier of theirs, and what they handed over.</summary>
internal sealed class CallPanel(IStringLocalizer<Texts> texts) : ISubjectPanel
{
    public string SubjectKind => OutsideCalls.Kind;

    public async Task<SubjectPanel?> ForAsync(IsoDbContext db, Guid subjectId, CancellationToken ct)
    {
        if (await db.Set<InstanceRow>().FirstOrDefaultAsync(i => i.Id == subjectId && i.Outside != null, ct) is not { } instance)
        {
            return null;
        }

        var caller = OutsideCaller.Read(instance.Outside!);
        var handed = (await TaskQuery.StateAsync(db, subjectId, ct)).Variables;
        return new SubjectPanel(
            texts["Việc làm cho cơ quan khác"],
            null,
            [
                (texts["Cơ quan yêu cầu"], caller.Name),
                (texts["Mã bên yêu cầu"], instance.SubjectCode),
                .. handed.Select(v => (v.Key, v.Value.ToString()!)),
            ],
            []
        );
    }
}
