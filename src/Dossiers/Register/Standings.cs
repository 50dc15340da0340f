using IsoDienTu.Processes;

namespace IsoDienTu.Dossiers.Register;

/// <summary>Reads the standing of a process out of its history.</summary>
internal static class Standings
{
    /// <param name="returnSteps">Printed numbers of the uncounted last steps.</param>
    /// <param name="asked">A request for papers is open.</param>
    public static Standing Of(InstanceInfo instance, IReadOnlyList<StepPass> passes, IReadOnlyList<string> returnSteps, bool asked)
    {
        var open = passes.Where(p => p.State == "Open").ToList();
        var left = passes.Where(p => p.State is "Done" or "SentBack").ToList();
        // Of two left at the same instant the later pass counts; passes come in their order.
        var last = left.OrderBy(p => p.DoneAt).LastOrDefault();
        var pause = instance.PausedSince is null ? null : instance.Pauses.LastOrDefault(p => p.To is null);
        var applicant = open.FirstOrDefault(p => p.Kind == "applicant");
        var human = open.Where(p => p.Kind == "human").ToList();
        var atReturn = last is not null && applicant is null && human.Count > 0 && human.All(p => returnSteps.Contains(p.StepNo));
        var standing = new Standing(
            instance.Status switch
            {
                "Completed" => ProcessEnd.Completed,
                "Refused" => ProcessEnd.Refused,
                "Cancelled" => ProcessEnd.Cancelled,
                _ => null,
            },
            AnyStepDone: last is not null,
            AwaitsApplicant: applicant is not null || asked || pause?.Reason == PauseGround.Supplement.Code,
            AwaitsPayment: pause?.Reason == PauseGround.Payment.Code,
            AtReturnStep: atReturn,
            LeftReturnStep: last is not null && returnSteps.Contains(last.StepNo)
        );
        return standing with { Since = Since(standing) };

        DateTimeOffset Since(Standing s) =>
            s.End is not null ? instance.EndedAt ?? instance.StartedAt
            : s.AtReturnStep ? human.Min(p => p.ReceivedAt)
            : s.AwaitsApplicant || s.AwaitsPayment ? applicant?.ReceivedAt ?? pause?.From ?? last?.DoneAt ?? instance.StartedAt
            : last?.DoneAt ?? instance.StartedAt;
    }
}
