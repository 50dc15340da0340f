namespace IsoDienTu.Dossiers.Register;

/// <summary>What a running process says about its dossier at one moment.</summary>
/// <param name="Since">Since when it is so.</param>
/// <param name="End">How it ended; null while it runs.</param>
/// <param name="AnyStepDone">At least one step was left behind.</param>
/// <param name="AwaitsApplicant">A step of the applicant is open, or a supplement was asked for and has not come.</param>
/// <param name="AwaitsPayment">The clock rests until the applicant has paid.</param>
/// <param name="AtReturnStep">Only uncounted steps are left: the result is ready and waits for the applicant.</param>
/// <param name="LeftReturnStep">The uncounted last step was done: the result is in the applicant's hands.</param>
internal sealed record Standing(
    ProcessEnd? End,
    bool AnyStepDone = false,
    bool AwaitsApplicant = false,
    bool AwaitsPayment = false,
    bool AtReturnStep = false,
    bool LeftReturnStep = false,
    DateTimeOffset Since = default
);

/// <summary>How a process ended.</summary>
internal enum ProcessEnd
{
    Completed,
    Refused,
    Cancelled,
}

/// <summary>The state that a dossier has by the standing of its process. Read from the process itself, not from the order in which its news arrives.</summary>
internal static class Course
{
    public static DossierState Of(Standing standing) =>
        standing switch
        {
            { End: ProcessEnd.Cancelled } => DossierState.Stopped,
            { End: ProcessEnd.Completed, LeftReturnStep: true } => DossierState.Returned,
            { End: not null } => DossierState.Finished,
            { AtReturnStep: true } => DossierState.Finished,
            { AwaitsApplicant: true } => DossierState.AwaitingSupplement,
            { AwaitsPayment: true } => DossierState.AwaitingPayment,
            { AnyStepDone: true } => DossierState.Processing,
            _ => DossierState.Received,
        };
}
