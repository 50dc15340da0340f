namespace IsoDienTu.Procedures.Importing;

/// <summary>Checks that look at one step or at steps under one number.</summary>
internal sealed class StepChecks(List<StepDraft> steps, List<ReadingFinding> found)
{
    public void Run()
    {
        for (var i = 0; i < steps.Count; i++)
        {
            Number(i);
            Role(steps[i]);
            Time(steps[i]);
        }
        Bare();
    }

    private void Number(int i)
    {
        var step = steps[i];
        if (step.Marks.HasFlag(StepMarks.Repeated))
            found.Add(
                StepFindings.DuplicateNumber(
                    step,
                    steps.Find(s => s.Printed == step.Printed && s.CaseId == step.CaseId && s.SectionId == step.SectionId)!
                )
            );
        if (step.Marks.HasFlag(StepMarks.NoNumber))
            found.Add(StepFindings.NoNumber(step));
        if (step.Marks.HasFlag(StepMarks.Orphan))
            found.Add(StepFindings.OrphanRow(step));
        if (!step.IsSub && i + 1 < steps.Count && steps[i + 1].IsSub)
            found.Add(StepFindings.SubRows(step, [.. steps.Skip(i).TakeWhile((s, n) => n == 0 || s.IsSub).Select(s => s.No)]));
        if (i > 0 && Jumps(steps[i - 1], step))
            found.Add(StepFindings.NumberGap(steps[i - 1], step));
    }

    private static bool Jumps(StepDraft before, StepDraft step) =>
        before.CaseId == step.CaseId
        && before.SectionId == step.SectionId
        && step.Printed.Length > 0
        && before.Printed.Length > 0
        && !step.Printed.Contains('.', StringComparison.Ordinal)
        && StepNumber.Order(step.Printed) > StepNumber.Order(before.Printed) + 1;

    private void Role(StepDraft step)
    {
        if (step.Role.Length == 0)
        {
            found.Add(StepFindings.MissingRole(step));
            return;
        }
        if (RoleText.BeginsWithVerb(step.Role) && step.Content.Count > 0 && RoleText.BeginsWithPost(step.Content[0]))
            found.Add(StepFindings.SwappedColumns(step));
        else if (RoleText.IsSentence(step.Roles))
            found.Add(StepFindings.RoleIsSentence(step));
        if (step.Marks.HasFlag(StepMarks.Shifted))
            found.Add(StepFindings.ColumnShift(step));
        else if (
            step.Time.AsWritten is { } time
            && step.Time.Minutes is null
            && step.Time.Marks.HasFlag(TimeMarks.Sentence)
            && RoleText.BeginsWithPost(time)
        )
            found.Add(StepFindings.ColumnShift(step));
    }

    private void Time(StepDraft step)
    {
        var shared = steps.Where(s => s.SharesTimeOf == step).Select(s => s.No).ToList();
        if (shared.Count > 0 && step.Time.AsWritten is not null)
            found.Add(StepFindings.SharedTime(step, shared));
        if (step.SharesTimeOf is not null)
            return;
        if (step.Time.AsWritten is null)
            found.Add(StepFindings.NoTime(step));
        if (step.Time.Marks.HasFlag(TimeMarks.Sentence))
            found.Add(StepFindings.TimeIsText(step));
        if (step.Time.Marks.HasFlag(TimeMarks.Point))
            found.Add(StepFindings.DecimalPoint(step));
    }

    private void Bare()
    {
        if (steps.Exists(s => s.Time.Marks.HasFlag(TimeMarks.UnitInHeader)))
            found.Add(DocumentFindings.UnitInHeader());
        var none = steps.Where(s => s.Time.Marks.HasFlag(TimeMarks.NoUnit)).Select(s => s.No).ToList();
        if (none.Count > 0)
            found.Add(DocumentFindings.NoUnit(none));
    }
}
