namespace IsoDienTu.Procedures.Importing;

/// <summary>What a careful reader would point out before accepting the reading. Nothing is mended here.</summary>
internal sealed class Checks(List<StepDraft> steps, Scopes scopes, StatedTerms terms, List<Doubt> doubts)
{
    private readonly List<ReadingFinding> _found = [];

    public IReadOnlyList<ReadingFinding> All()
    {
        new StepChecks(steps, _found).Run();
        Parts();
        new TermChecks(steps, scopes, terms, _found).Run();
        foreach (var doubt in doubts.DistinctBy(d => (d.Step, d.Reference, d.Kind)))
            _found.Add(StepFindings.Reference(doubt));
        return _found;
    }

    private void Parts()
    {
        foreach (var (before, after) in scopes.Gaps)
            _found.Add(DocumentFindings.SectionGap(before, after));
        if (scopes.SeveralProcedures)
            _found.Add(DocumentFindings.SeveralProcedures(scopes.Cases.Count));
    }
}
