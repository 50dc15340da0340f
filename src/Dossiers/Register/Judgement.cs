using IsoDienTu.Kernel.Parts;
using IsoDienTu.Processes;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Dossiers.Register;

/// <summary>A dossier against its promise, as a judgement and as a badge.</summary>
internal static class Judgement
{
    public static Punctuality Of(Dossier dossier, bool paused, WorkSchedule schedule, DateTimeOffset now)
    {
        if (dossier.FinishedAt is { } finished && dossier.Outcome != DossierOutcome.Refused)
        {
            return PunctualityRules.Dossier.AtFinish(schedule, finished, dossier.DueAt);
        }

        return dossier.IsOpen && !paused && dossier.State != DossierState.Registered
            ? PunctualityRules.Dossier.Running(schedule, dossier.ClockFrom ?? dossier.ReceivedAt, now, dossier.DueAt)
            : Punctuality.Outside;
    }

    /// <summary>The badge; null when no term applies.</summary>
    public static Deadline? Clock(Dossier dossier, string? pausedFor, WorkSchedule schedule, DateTimeOffset now)
    {
        if (dossier.FinishedAt is { } finished)
        {
            return Clocks.Ended(schedule, dossier.DueAt, finished);
        }

        if (!dossier.IsOpen)
        {
            return null;
        }

        var paused = dossier.State is DossierState.AwaitingSupplement or DossierState.AwaitingPayment || pausedFor is not null;
        return Clocks.Of(schedule, dossier.DueAt, now, paused, pausedFor ?? Why(dossier.State));
    }

    /// <summary>The badge of one pass of a step; null when its time is not counted.</summary>
    public static Deadline? Clock(StepPass pass, string? pausedFor, WorkSchedule schedule, DateTimeOffset now) =>
        pass.DoneAt is { } done
            ? Clocks.Ended(schedule, pass.DueAt, done)
            : Clocks.Of(schedule, pass.DueAt, now, pausedFor is not null, pausedFor);

    private static string? Why(DossierState state) =>
        state switch
        {
            DossierState.AwaitingSupplement => PauseGround.Supplement.Words,
            DossierState.AwaitingPayment => PauseGround.Payment.Words,
            _ => null,
        };
}
