using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Procedures;
using IsoDienTu.Processes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Dossiers.Register;

/// <summary>Shows a dossier beside a task of its process.</summary>
internal sealed class Panel(Measures measures, IStringLocalizer<Texts> texts) : ISubjectPanel
{
    public string SubjectKind => Subject.Kind;

    /// <summary>The forms of the version of the procedure with which the dossier was received.</summary>
    public async Task<IReadOnlyList<SubjectForm>> FormsAsync(
        IsoDbContext db,
        Guid subjectId,
        IReadOnlyCollection<string> codes,
        CancellationToken ct
    )
    {
        var version = await db.Set<Dossier>().Where(d => d.Id == subjectId).Select(d => d.ProcedureVersionId).FirstOrDefaultAsync(ct);
        return await PublishedProcedures.VersionAsync(db, version, ct) is { } procedure
            ?
            [
                .. procedure
                    .Forms.Where(f => codes.Contains(f.Code))
                    .Select(f => new SubjectForm(f.Code, f.Title, $"/Documents/Show/{procedure.DocumentId}")),
            ]
            : [];
    }

    public async Task<SubjectPanel?> ForAsync(IsoDbContext db, Guid subjectId, CancellationToken ct)
    {
        if (await DossierView.FindAsync(db, subjectId, ct) is not { } view)
        {
            return null;
        }

        var dossier = view.Dossier;
        var facts = new List<(string, string)>
        {
            (texts["Thủ tục"], dossier.ProcedureTitle),
            (texts["Người nộp"], view.Applicant?.Name ?? "–"),
            (texts["Tiếp nhận"], $"{Moments.DateAndClock(dossier.ReceivedAt)}, {dossier.ReceivedBy}"),
            (texts["Hẹn trả"], dossier.DueAt is { } due ? Moments.Due(due, texts) : "–"),
            (texts["Tình trạng"], texts[Words.Of(dossier.State)]),
        };
        if (dossier.Request is not null)
        {
            facts.Add((texts["Nội dung yêu cầu"], dossier.Request));
        }

        var scanned = view.Files.Select(f => f.PartNo).ToHashSet();
        return new SubjectPanel(
            dossier.Code,
            $"/Dossiers/Show/{dossier.Id}",
            facts,
            [
                .. view.Files.Select(f => (f.Name, (string?)$"/Dossiers/File/{f.Id}")),
                .. view.Parts.Where(p => p.Originals + p.Copies > 0 && !scanned.Contains(p.No)).Select(p => (p.Name, (string?)null)),
            ],
            Judgement.Clock(dossier, view.PauseWords, await measures.ForAsync(dossier.AgencyId, ct))
        );
    }
}
