using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Dossiers.Register;

/// <summary>One line of form 06: a step handed over, received, done, and how it stood against its time.</summary>
/// <param name="From">Who handed it over; the step's role where the system did.</param>
/// <param name="Clock">By how much; null when the step's time is not counted.</param>
internal sealed record SlipRow(StepPass Pass, string From, Punctuality Result, Deadline? Clock);

/// <summary>Form 06, the control slip (TT 03/2025/TT-VPCP): it writes itself from the history of the process.</summary>
[Right("dossiers.read")]
internal sealed class ControlSlip(Measures measures, Agencies agencies) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public DossierView View { get; private set; } = null!;
    public AgencyCard Agency { get; private set; } = null!;
    public IReadOnlyList<SlipRow> Rows { get; private set; } = [];
    public Punctuality Result { get; private set; }
    public Deadline? Clock { get; private set; }

    /// <summary>How it stood against the promise of the apology; null without one, or while it runs.</summary>
    public Punctuality? AgainstNew { get; private set; }
    public DateTimeOffset Now { get; private set; }

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await DossierView.FindAsync(db, Id, ct) is not { } view)
        {
            return false;
        }

        View = view;
        Agency = (await agencies.FindAsync(Acting.AgencyId, ct))!;
        var measure = await measures.ForAsync(Acting.AgencyId, ct);
        Now = measure.Now;
        Rows = [.. view.Passes.Select(p => Row(p, measure))];
        Clock = Judgement.Clock(view.Dossier, view.PauseWords, measure);
        AgainstNew = Judgement.OfNew(view.Dossier, measure);
        Result = Judgement.Of(view.Dossier, view.PauseWords is not null, measure);
        return true;
    }

    private SlipRow Row(StepPass pass, Measure measure)
    {
        var result = ResultOf(pass, measure);
        var clock = result == Punctuality.Outside ? null : Judgement.Clock(pass, View.PauseWords, measure);
        return new SlipRow(pass, pass.FromName ?? View.Dossier.ReceivedBy, result, clock);
    }

    private Punctuality ResultOf(StepPass pass, Measure measure) =>
        pass switch
        {
            { Kind: not "human" } or { State: "Cancelled" } => Punctuality.Outside,
            { DoneAt: { } done } => PunctualityRules.Step.AtFinish(measure.Schedule, done, pass.DueAt),
            _ => PunctualityRules.Running(measure, measure.Near.Step, pass.DueAt, pass.NormMinutes),
        };
}
