using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.WorkingTime;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Dossiers.Register;

/// <summary>One line of form 06: a step handed over, received, done, and how it stood against its time.</summary>
/// <param name="From">Who handed it over; the step's role where the system did.</param>
internal sealed record SlipRow(StepPass Pass, string From, Punctuality Result);

/// <summary>Form 06, the control slip (TT 03/2025/TT-VPCP): it writes itself from the history of the process.</summary>
[Right("dossiers.read")]
internal sealed class ControlSlip(WorkSchedules schedules, Agencies agencies, TimeProvider clock) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public DossierView View { get; private set; } = null!;
    public AgencyCard Agency { get; private set; } = null!;
    public IReadOnlyList<SlipRow> Rows { get; private set; } = [];
    public Punctuality Result { get; private set; }
    public DateTimeOffset Now => clock.GetUtcNow();

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await DossierView.FindAsync(db, Id, ct) is not { } view)
        {
            return false;
        }

        View = view;
        Agency = (await agencies.FindAsync(Acting.AgencyId, ct))!;
        var schedule = await schedules.ForAsync(Acting.AgencyId, ct);
        Rows = [.. view.Passes.Select(p => new SlipRow(p, p.FromName ?? view.Dossier.ReceivedBy, ResultOf(p, schedule)))];
        Result = Judgement.Of(view.Dossier, view.PauseWords is not null, schedule, Now);
        return true;
    }

    private Punctuality ResultOf(StepPass pass, WorkSchedule schedule) =>
        pass switch
        {
            { Kind: not "human" } or { State: "Cancelled" } => Punctuality.Outside,
            { DoneAt: { } done } => PunctualityRules.Step.AtFinish(schedule, done, pass.DueAt),
            _ => PunctualityRules.Step.Running(schedule, pass.ReceivedAt, Now, pass.DueAt),
        };
}
