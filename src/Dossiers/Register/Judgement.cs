using IsoDienTu.Kernel.Parts;
using IsoDienTu.Processes;

namespace IsoDienTu.Dossiers.Register;

/// <summary>A dossier against its promise, as a judgement and as a badge.</summary>
internal static class Judgement
{
    /// <summary>At its finish against the promise made first, as reports count (handbook 2.5); while it runs, against the one that stands.</summary>
    public static Punctuality Of(Dossier dossier, bool paused, Measure measure)
    {
        if (dossier.FinishedAt is { } finished && dossier.Outcome != DossierOutcome.Refused)
        {
            return PunctualityRules.Dossier.AtFinish(measure.Schedule, finished, dossier.OriginalDueAt ?? dossier.DueAt);
        }

        return dossier.IsOpen && !paused && dossier.State != DossierState.Registered
            ? PunctualityRules.Running(measure, measure.Near.Whole, dossier.DueAt, dossier.TermMinutes)
            : Punctuality.Outside;
    }

    /// <summary>A finish against the promise that an apology made; null where there is none, or none yet.</summary>
    public static Punctuality? OfNew(Dossier dossier, Measure measure) =>
        dossier is { OriginalDueAt: not null, FinishedAt: { } finished } && dossier.Outcome != DossierOutcome.Refused
            ? PunctualityRules.Dossier.AtFinish(measure.Schedule, finished, dossier.DueAt)
            : null;

    /// <summary>The badge; null when no term applies.</summary>
    public static Deadline? Clock(Dossier dossier, string? pausedFor, Measure measure)
    {
        if (dossier.FinishedAt is { } finished)
        {
            return measure.Ended(dossier.DueAt, finished);
        }

        if (!dossier.IsOpen)
        {
            return null;
        }

        var paused = dossier.State is DossierState.AwaitingSupplement or DossierState.AwaitingPayment || pausedFor is not null;
        return measure.Whole(dossier.DueAt, dossier.TermMinutes, paused, pausedFor ?? Why(dossier.State));
    }

    /// <summary>The badge of one pass of a step; null when its time is not counted.</summary>
    public static Deadline? Clock(StepPass pass, string? pausedFor, Measure measure) =>
        pass.DoneAt is { } done
            ? measure.Ended(pass.DueAt, done)
            : measure.Step(pass.DueAt, pass.NormMinutes, pausedFor is not null, pausedFor);

    private static string? Why(DossierState state) =>
        state switch
        {
            DossierState.AwaitingSupplement => PauseGround.Supplement.Words,
            DossierState.AwaitingPayment => PauseGround.Payment.Words,
            _ => null,
        };
}
