namespace IsoDienTu.Procedures.Importing;

/// <summary>Checks of stated terms against each other and against the sum of the steps.</summary>
internal sealed class TermChecks(List<StepDraft> steps, Scopes scopes, StatedTerms terms, List<ReadingFinding> found)
{
    public void Run()
    {
        if (terms.Subtotals.Count > 0)
            found.Add(DocumentFindings.SubtotalRows(terms.Subtotals));
        if (terms.Several.Count > 0)
            found.Add(DocumentFindings.TwoTotals(terms.Several));
        foreach (var line in terms.Sentences)
            found.Add(DocumentFindings.TotalIsText(line, terms.Legal));
        if (terms.TwoAppointments is { } at)
            found.Add(DocumentFindings.TwoAppointments(at));
        if (terms.Other is { } other)
            found.Add(DocumentFindings.TermConflict(terms.Legal, other));
        Missing();
        Sums();
    }

    private void Missing()
    {
        if (terms.Cases.Count == 0 && terms.Legal.Minutes is null)
            found.Add(DocumentFindings.TotalMissing(""));
        foreach (var lacking in terms.Cases.Where(c => c.Total.Minutes is null && terms.Legal.Minutes is null))
            found.Add(DocumentFindings.TotalMissing(lacking.Id));
    }

    private void Sums()
    {
        if (terms.Legal.Minutes is { } whole && terms.Cases.Count == 0)
            Sum(steps, whole, "");
        foreach (var one in terms.Cases)
        {
            if (one.Total.Minutes is { } total)
                Sum(one.OwnSteps ? [.. steps.Where(s => s.CaseId == one.Id)] : steps, total, one.Id);
        }
        foreach (var (part, id, _) in scopes.Sections)
        {
            var own = steps.Where(s => s.SectionId == id && s.CaseId == part.CaseId).ToList();
            if (part.Heading?.Minutes is { } stated && own.Sum(s => s.Time.Minutes ?? 0) is var sum && sum != stated)
                found.Add(DocumentFindings.SumMismatch(id, sum, stated));
        }
    }

    private void Sum(List<StepDraft> chain, int stated, string where)
    {
        var all = chain.Sum(s => s.Time.Minutes ?? 0);
        if (all != stated && !PathSums(chain).Contains(stated))
            found.Add(DocumentFindings.SumMismatch(where, all, stated));
    }

    // With branches no work passes all steps: any way from the first step to the end may be the one the total means.
    private static HashSet<int> PathSums(List<StepDraft> chain)
    {
        var sums = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal) { [ReadStep.End] = [0] };
        for (var i = chain.Count - 1; i >= 0; i--)
        {
            var own = chain[i].Time.Minutes ?? 0;
            var after = chain[i].Next.Where(n => sums.ContainsKey(n.To)).SelectMany(n => sums[n.To]).Distinct().Take(64);
            sums[chain[i].No] = [.. after.Select(s => s + own)];
        }
        return chain.Count == 0 ? [] : sums[chain[0].No];
    }
}
