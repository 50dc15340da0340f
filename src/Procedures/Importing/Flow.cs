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

    /// <summary>The text names no step; the target was chosen by the role it names, or the step before.</summary>
    Guessed,
}

/// <summary>Joins the steps: the printed order, then what the text says about branches and ways back.</summary>
internal static class Flow
{
    public static List<Doubt> Follow(List<StepDraft> steps)
    {
        var doubts = new List<Doubt>();
        for (var i = 0; i < steps.Count; i++)
            new StepFlow(steps, i, Following(steps, i), doubts).Read();
        return doubts;
    }

    // Common steps before variants lead into each of them; variants end where common steps begin again.
    private static List<string> Following(List<StepDraft> steps, int at)
    {
        var rest = steps.Skip(at + 1).ToList();
        var own = steps[at].CaseId;
        if (rest.Count == 0)
            return [ReadStep.End];
        if (rest[0].CaseId == own)
            return [rest[0].No];
        if (own is null)
            return [.. rest.TakeWhile(s => s.CaseId is not null).DistinctBy(s => s.CaseId).Select(s => s.No)];
        return [rest.Find(s => s.CaseId is null)?.No ?? ReadStep.End];
    }
}
