using IsoDienTu.Dossiers.Apologies;
using IsoDienTu.Dossiers.Applicants;
using IsoDienTu.Dossiers.Papers;
using IsoDienTu.Dossiers.Returning;
using IsoDienTu.Dossiers.Stopping;
using IsoDienTu.Dossiers.Supplements;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Processes;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Dossiers.Register;

/// <summary>A dossier with everything its pages and sheets show.</summary>
internal sealed record DossierView(
    Dossier Dossier,
    Applicant? Applicant,
    IReadOnlyList<DossierPart> Parts,
    IReadOnlyList<DossierFile> Files,
    IReadOnlyList<SupplementRequest> Supplements,
    Handover? Handover,
    Apology? Apology,
    StopNotice? Stop,
    InstanceInfo? Instance,
    IReadOnlyList<StepPass> Passes
)
{
    /// <summary>The request for papers that is waited for, or null.</summary>
    public SupplementRequest? Asked => Dossier.IsOpen ? Supplements.FirstOrDefault(s => s.CameAt is null) : null;

    /// <summary>The applicant's open step, or null.</summary>
    public StepPass? ApplicantStep => Passes.LastOrDefault(p => p is { Kind: "applicant", State: "Open" });

    /// <summary>The open step in which the result waits for the applicant, or null.</summary>
    public StepPass? ReturnStep =>
        Passes.FirstOrDefault(p => p is { Kind: "human", State: "Open" } && Dossier.ReturnSteps.Contains(p.StepNo));

    public string? PauseWords => Instance?.PausedSince is null ? null : Instance.PauseWords;

    /// <summary>Reads it; null when the agency has no such dossier.</summary>
    public static async Task<DossierView?> FindAsync(IsoDbContext db, Guid id, CancellationToken ct)
    {
        if (await db.Set<Dossier>().FirstOrDefaultAsync(d => d.Id == id, ct) is not { } dossier)
        {
            return null;
        }

        return new DossierView(
            dossier,
            await db.Set<Applicant>().FirstOrDefaultAsync(a => a.DossierId == id, ct),
            await db.Set<DossierPart>().Where(p => p.DossierId == id).OrderBy(p => p.No).ToListAsync(ct),
            await db.Set<DossierFile>().Where(f => f.DossierId == id).OrderBy(f => f.At).ThenBy(f => f.PartNo).ToListAsync(ct),
            await db.Set<SupplementRequest>().Where(s => s.DossierId == id).OrderBy(s => s.AskedAt).ToListAsync(ct),
            await db.Set<Handover>().FirstOrDefaultAsync(h => h.DossierId == id, ct),
            await db.Set<Apology>().FirstOrDefaultAsync(a => a.DossierId == id, ct),
            await db.Set<StopNotice>().FirstOrDefaultAsync(n => n.DossierId == id, ct),
            await ProcessReads.InstanceAsync(db, Subject.Kind, id, ct),
            await ProcessReads.HistoryAsync(db, Subject.Kind, id, ct)
        );
    }

    /// <summary>What happened, latest first.</summary>
    public static async Task<IReadOnlyList<DossierEvent>> EventsAsync(IsoDbContext db, Guid id, CancellationToken ct) =>
        await db.Set<DossierEvent>().Where(e => e.DossierId == id).OrderByDescending(e => e.No).ToListAsync(ct);

    /// <summary>Who acted in an event, as pages show a person.</summary>
    public static PersonLine By(DossierEvent happened) =>
        new(
            happened.OnBehalfOf is null ? happened.PersonName : $"{happened.PersonName} (thay {happened.OnBehalfOf})",
            happened.Post.Length == 0 ? null : happened.Post
        );
}
