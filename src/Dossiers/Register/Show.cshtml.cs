using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Procedures;
using IsoDienTu.Processes;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Dossiers.Register;

/// <summary>One dossier: its promise, its steps, its papers, what happened.</summary>
[Right("dossiers.read")]
internal sealed class Show(Measures measures) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public DossierView View { get; private set; } = null!;
    public IReadOnlyList<DossierEvent> Events { get; private set; } = [];
    public IReadOnlyList<StepLine> Steps { get; private set; } = [];
    public Deadline? Clock { get; private set; }
    public Punctuality Punctuality { get; private set; }
    public bool MayPrintReceipt => Acting.Has("dossiers.receive");

    /// <summary>Papers can be asked for while somebody works on it, and received while they are waited for.</summary>
    public bool MaySupplement =>
        Acting.Has("dossiers.supplement")
        && View.Dossier.State is DossierState.Received or DossierState.Processing or DossierState.AwaitingSupplement;

    /// <summary>How it stood against the promise of the apology; null without one, or while it runs.</summary>
    public Punctuality? AgainstNew { get; private set; }

    /// <summary>An apology can be written: it is worked on, and there is none yet.</summary>
    public bool MayApologise =>
        Acting.Has(Apologies.Apologising.Right)
        && View.Apology is null
        && View.Dossier is { DueAt: not null, State: DossierState.Received or DossierState.Processing };

    /// <summary>It can be stopped while there is no result.</summary>
    public bool MayStop => Acting.Has(Stopping.DossierStopping.Right) && View.Dossier.IsOpen;

    public bool MayReturn => Acting.Has("dossiers.return_result") && View.Dossier.State == DossierState.Finished;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await DossierView.FindAsync(db, Id, ct) is not { } view)
        {
            return false;
        }

        View = view;
        var measure = await measures.ForAsync(Acting.AgencyId, ct);
        var procedure = await PublishedProcedures.VersionAsync(db, view.Dossier.ProcedureVersionId, ct);
        Steps = StepLines.Of(view, procedure?.Steps ?? [], measure);
        Clock = Judgement.Clock(view.Dossier, view.PauseWords, measure);
        Punctuality = Judgement.Of(view.Dossier, view.PauseWords is not null, measure);
        AgainstNew = Judgement.OfNew(view.Dossier, measure);
        Events = await DossierView.EventsAsync(db, Id, ct);
        return true;
    }
}
