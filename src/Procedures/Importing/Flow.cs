namespace IsoDienTu.Procedures.Importing;

/// <summary>A reference between steps that looks wrong in the source.</summary>
internal sealed record Doubt(StepDraft Step, string Reference, DoubtKind Kind);

/// <summary>Why a reference is doubted.</summary>
internal enum DoubtKind
{
    /// <summary>No step has this number; the way was left out.</summary>
    Unknown,

    /// <summary>Several steps have this number; the first was taken.</summary>
    Ambiguous,

    /// <summary>The result is said to be handed out there, but that step hands nothing out.</summary>
    HandsNothingOut,

    /// <summary>A favourable outcome goes back, or a later result is used.</summary>
    WrongWay,

    /// <summary>The step has two alternatives that lead to the same place.</summary>
    Guessed,
}

/// <summary>Joins the steps: the printed order, then what the text says about branches and ways back.</summary>
internal static class Flow
{
    public static List<Doubt> Follow(List<StepDraft> steps)
    {
        var doubts = new List<Doubt>();
        for (var i = 0; i < steps.Count; i++)
        {
            var follows = i + 1 < steps.Count && steps[i + 1].CaseId == steps[i].CaseId ? steps[i + 1].No : ReadStep.End;
            new StepFlow(steps, i, follows, doubts).Read();
        }
        return doubts;
    }
}
