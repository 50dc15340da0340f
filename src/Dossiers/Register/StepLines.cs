using IsoDienTu.Kernel.Parts;
using IsoDienTu.Procedures;
using IsoDienTu.Processes;

namespace IsoDienTu.Dossiers.Register;

/// <summary>The spine of a dossier: the passes of its steps as they were, then the steps still ahead by its version of the procedure.</summary>
internal static class StepLines
{
    public static IReadOnlyList<StepLine> Of(DossierView view, IReadOnlyList<PublishedStep> steps, Measure measure)
    {
        var terms = steps.GroupBy(s => s.Number, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var lines = view.Passes.Where(p => p.State != "Cancelled").Select(p => Line(p, terms.GetValueOrDefault(p.StepNo), view, measure));
        if (view.Instance?.Status != "Running")
        {
            return [.. lines];
        }

        var seen = view.Passes.Select(p => p.StepNo).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. lines,
            .. steps.Where(s => !seen.Contains(s.Number)).Select(s => new StepLine(s.Number, s.Name, StepState.Ahead, s.Role, s.Term)),
        ];
    }

    private static StepLine Line(StepPass pass, PublishedStep? step, DossierView view, Measure measure) =>
        new(
            pass.StepNo,
            pass.Name,
            pass.State switch
            {
                "Open" => StepState.Here,
                "SentBack" => StepState.SentBack,
                _ => StepState.Done,
            },
            pass.Role,
            step?.Term,
            pass.Person is null ? null : new PersonLine(pass.Person, pass.Post),
            pass.ReceivedAt,
            pass.DoneAt,
            Judgement.Clock(pass, view.PauseWords, measure),
            pass.Comment ?? pass.OutcomeLabel
        );
}
