namespace IsoDienTu.Procedures.Importing;

/// <summary>The order of work of the importer: steps, numbers, terms, ways, head, components, checks.</summary>
internal static class Understanding
{
    // Three times the longest decision seen (88 tables); joining steps takes the square of their number.
    private const int MostSteps = 2_000;

    /// <summary>Null when the document holds no steps.</summary>
    public static ProcedureReading? Of(SourceDocument source, string fileName)
    {
        var tables = ProcessTables.Find(source);
        IReadOnlySet<int> inText = new HashSet<int>();
        var parts = tables.Count > 0 ? Outline.Of(source, tables) : TextSteps.Of(source, out inText);
        var drafts = parts.SelectMany(p => p.Steps).ToList();
        if (drafts.Count == 0)
            return null;
        if (drafts.Count > MostSteps)
            throw new TooComplexException();
        var scopes = Scopes.Assign(parts);
        var outside = new OutsideText(source, tables, inText);
        var terms = Terms.Read(parts, scopes, outside);
        var doubts = Flow.Follow(drafts);
        var head = HeadText.Read(source, outside);
        var findings = new Checks(drafts, scopes, terms, doubts).All();
        return new ProcedureReading
        {
            Id = Path.GetFileNameWithoutExtension(fileName),
            FileName = fileName,
            Layout = Layouts.Of(source, tables),
            Header = head,
            LegalTotal = terms.Legal,
            Cases = terms.Cases,
            Sections =
            [
                .. scopes.Sections.Select(s => new ReadSection(
                    s.Id,
                    s.Title,
                    s.Part.CaseId,
                    s.Part.Heading?.Minutes,
                    s.Part.HeadingAt ?? s.Part.Steps[0].At.Row
                )),
            ],
            Steps = [.. drafts.Select(d => Step(d, drafts))],
            Components = Components.Read(outside),
            SectionsPresent = Layouts.Headings(source, tables),
            Findings = findings,
            Source = source,
        };
    }

    private static ReadStep Step(StepDraft draft, List<StepDraft> all) =>
        new()
        {
            No = draft.No,
            PrintedNo = draft.Printed,
            CaseId = draft.CaseId,
            SectionId = draft.SectionId,
            ShortTitle = ShortTitles.Of(draft.Content.Concat(draft.Results)),
            Content = draft.Content,
            Role = draft.Role,
            Roles = draft.Roles,
            DurationAsWritten = draft.Time.AsWritten,
            Term = draft.Time.Term,
            TimeSharedWith = [.. all.Where(o => o.SharesTimeOf == draft).Select(o => o.No)],
            Forms = draft.Forms,
            Results = draft.Results,
            Next = draft.Next,
            Returns = draft.Returns,
            MultiInstance = RoleText.IsMany(draft.Role, draft.Content),
            ByApplicant = draft.Role.Length > 0 && RoleText.IsApplicant(draft.Role),
            At = draft.At,
        };
}
