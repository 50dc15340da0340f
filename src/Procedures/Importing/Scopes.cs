namespace IsoDienTu.Procedures.Importing;

/// <summary>Decides which parts are variants and which are consecutive sections, and gives every step its unique number.</summary>
internal sealed class Scopes
{
    public List<(OutlinePart Part, string Id, string Title)> Cases { get; } = [];
    public List<(OutlinePart Part, string Id, string Title)> Sections { get; } = [];

    /// <summary>Labels of sections that are missing between two printed ones (I, then III).</summary>
    public List<(string Before, string After)> Gaps { get; } = [];

    /// <summary>Titles of procedures when the document holds more than one.</summary>
    public bool SeveralProcedures { get; private set; }

    public static Scopes Assign(List<OutlinePart> parts)
    {
        var scopes = new Scopes();
        string? caseId = null;
        string? sectionId = null;
        StepDraft? last = null;
        var alternatives = AreAlternatives(parts);
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            var heading = part.Heading;
            var restarts = last is null || parts.Skip(i).FirstOrDefault(p => p.Steps.Count > 0) is { } begun && Restarts(begun, last);
            var isCase = alternatives || heading is { IsCase: true } || heading is { NamesProcedure: true, NamesPlace: false };
            var opensCase = isCase && (restarts || heading?.Label is not null) && parts.Count > 1;
            if (opensCase)
            {
                scopes.SeveralProcedures |= heading is { NamesProcedure: true, IsCase: false };
                caseId = scopes.Open(scopes.Cases, part, heading?.Label ?? Letter(scopes.Cases.Count));
                sectionId = null;
            }
            part.CaseId = caseId;
            if (heading?.Label is { } label && !isCase)
            {
                scopes.Gap(label, sectionId);
                sectionId = scopes.Open(scopes.Sections, part, label);
            }
            else if (!opensCase && restarts && parts.Count > 1 && (last is not null || SectionsFollow(parts)))
                sectionId = scopes.Open(scopes.Sections, part, Roman.Write(scopes.Sections.Count + 1));
            part.SectionId = sectionId;
            last = part.Steps.LastOrDefault(s => s.Printed.Length > 0) ?? last;
        }
        foreach (var scope in parts.GroupBy(p => (p.CaseId, p.SectionId)))
            Number([.. scope.SelectMany(p => p.Steps)], scope.Key.CaseId, scope.Key.SectionId);
        return scopes;
    }

    // Parts that each begin with a reception and end with the result handed out are variants, not stations of one way.
    private static bool AreAlternatives(List<OutlinePart> parts)
    {
        var filled = parts.Where(p => p.Steps.Count > 0).ToList();
        return filled.Count > 1
            && filled.TrueForAll(p => p.Heading is null or { NamesPlace: false } && Receives(p.Steps[0]) && HandsOut(p.Steps[^1]))
            && filled.Zip(filled.Skip(1)).All(pair => Restarts(pair.Second, pair.First.Steps[^1]));
    }

    private static bool Receives(StepDraft step) =>
        RoleText.IsDesk(step.Role) || step.Content.Exists(c => Fold.Text(c).Contains("tiếp nhận", StringComparison.Ordinal));

    private static bool HandsOut(StepDraft step) => step.Content.Exists(c => Jump.SpeaksOfReturningResult(Fold.Text(c)));

    private string Open(List<(OutlinePart Part, string Id, string Title)> list, OutlinePart part, string id)
    {
        var unique = id;
        for (var n = 2; list.Exists(s => s.Id == unique && s.Part.CaseId == part.CaseId); n++)
            unique = $"{id}#{n}";
        list.Add((part, unique, part.Heading?.Title ?? ""));
        return unique;
    }

    private static bool Restarts(OutlinePart part, StepDraft last) =>
        part.Steps.Find(s => s.Printed.Length > 0) is { } first && StepNumber.Order(first.Printed) <= StepNumber.Order(last.Printed);

    // The first part is a section only when the next one that begins again at 1 is one too; before variants it holds their common steps.
    private static bool SectionsFollow(List<OutlinePart> parts)
    {
        StepDraft? last = null;
        foreach (var part in parts)
        {
            if (last is not null && Restarts(part, last))
                return part.Heading is not { IsCase: true };
            last = part.Steps.LastOrDefault(s => s.Printed.Length > 0) ?? last;
        }
        return false;
    }

    private void Gap(string label, string? before)
    {
        if (before is null || Order(label) is not { } now || Order(before) is not { } then)
            return;
        if (now > then + 1)
            Gaps.Add((before, label));
    }

    // A single capital may be a letter or a numeral; V and X as letters do not occur in real documents.
    private static int? Order(string label) =>
        Roman.Read(label) ?? (label.Length == 1 && char.IsAsciiLetter(label[0]) ? char.ToUpperInvariant(label[0]) - 'A' + 1 : null);

    private static string Letter(int index) => index < 26 ? ((char)('a' + index)).ToString() : $"a{index}";

    private static void Number(List<StepDraft> steps, string? caseId, string? sectionId)
    {
        var used = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var count = 0;
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            step.CaseId = caseId;
            step.SectionId = sectionId;
            count += step.IsSub ? 0 : 1;
            if (step.IsSub && i > 0)
            {
                step.No = Next(steps[i - 1]);
                continue;
            }
            var printed = step.Printed.Length > 0 ? step.Printed : count.ToString(System.Globalization.CultureInfo.InvariantCulture);
            step.Marks |= step.Printed.Length > 0 ? StepMarks.None : StepMarks.NoNumber;
            var plain = printed;
            used[plain] = used.GetValueOrDefault(plain) + 1;
            if (used[plain] > 1)
            {
                step.Marks |= StepMarks.Repeated;
                printed = $"{plain}#{used[plain]}";
            }
            var prefix = string.Concat(Prefix(caseId, plain), Prefix(sectionId, plain));
            step.No = prefix + printed + (i + 1 < steps.Count && steps[i + 1].IsSub ? ".1" : "");
        }
    }

    // "1.2" under section "1" already carries its section.
    private static string Prefix(string? id, string printed) =>
        id is null || printed.StartsWith(id + ".", StringComparison.Ordinal) ? "" : id + ".";

    private static string Next(StepDraft above)
    {
        var dot = above.No.LastIndexOf('.');
        var number = int.Parse(above.No.AsSpan(dot + 1), System.Globalization.CultureInfo.InvariantCulture);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{above.No.AsSpan(0, dot)}.{number + 1}");
    }
}
