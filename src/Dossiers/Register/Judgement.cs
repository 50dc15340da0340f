using IsoDienTu.Kernel.Parts;
using IsoDienTu.Processes;

namespace IsoDienTu.Dossiers.Register;

/// <summary>A dossier against its promise, as a judgement and as a badge.</summary>
internal static class Judgement
{
    public static Punctuality Of(Dossier dossier, bool paused, Measure measure)
    {
        if (dossier.FinishedAt is { } finished && dossier.Outcome != DossierOutcome.Refused)
        {
            return PunctualityRules.Dossier.AtFinish(measure.Schedule, finished, dossier.DueAt);
        }

        return dossier.IsOpen && !paused && dossier.State != DossierState.Registered
            ? PunctualityRules.Running(measure, measure.Near.Whole, dossier.DueAt, dossier.TermMinutes)
            : Punctuality.Outside;
    }

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
