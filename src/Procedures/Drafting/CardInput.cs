using System.Globalization;
using IsoDienTu.Documents;
using IsoDienTu.Kernel;

namespace IsoDienTu.Procedures.Drafting;

/// <summary>The card as a form of text fields. What a field does not show stays as it is in the card.</summary>
internal sealed class CardInput
{
    public string? Code { get; set; }
    public string? Title { get; set; }
    public string? TthcCodes { get; set; }
    public string? LegalTerm { get; set; }
    public string? TermNote { get; set; }
    public string? Sets { get; set; }
    public string? Fee { get; set; }
    public string? Place { get; set; }
    public string? Manner { get; set; }
    public string? Subject { get; set; }
    public string? Result { get; set; }
    public string? LegalBasis { get; set; }
    public string? Conditions { get; set; }
    public List<PartInput> Parts { get; set; } = [];
    public List<StepInput> Steps { get; set; } = [];
    public List<FormInput> Forms { get; set; } = [];
    public List<SectionInput> Sections { get; set; } = [];

    public static CardInput Of(ProcedureCard card) =>
        new()
        {
            Code = card.Code,
            Title = card.Title,
            TthcCodes = string.Join("; ", card.TthcCodes),
            LegalTerm = card.LegalTerm,
            TermNote = card.TermNote,
            Sets = card.Sets,
            Fee = card.Fee,
            Place = card.Place,
            Manner = card.Manner,
            Subject = card.Subject,
            Result = card.Result,
            LegalBasis = string.Join('\n', card.LegalBasis),
            Conditions = string.Join('\n', card.Conditions),
            Parts = [.. card.Parts.Select(PartInput.Of)],
            Steps = [.. card.Steps.Select(StepInput.Of)],
            Forms = [.. card.Forms.Select(f => new FormInput { Code = f.Code, Title = f.Title })],
            Sections = [.. card.Sections.Select(SectionInput.Of)],
        };

    public ProcedureCard Into(ProcedureCard card)
    {
        var steps = Steps.Where(s => !string.IsNullOrEmpty(s.Id)).Select(s => s.Make()).ToList();
        return card with
        {
            Code = Line(Code) ?? "",
            Title = Line(Title) ?? "",
            TthcCodes = [.. Pieces(TthcCodes).Distinct(StringComparer.Ordinal)],
            LegalTerm = Line(LegalTerm),
            TermNote = Block(TermNote),
            Sets = Block(Sets),
            Fee = Block(Fee),
            Place = Block(Place),
            Manner = Block(Manner),
            Subject = Block(Subject),
            Result = Block(Result),
            LegalBasis = Lines(LegalBasis),
            Conditions = Lines(Conditions),
            Parts = [.. Parts.Select(p => p.Make())],
            Steps = steps,
            Forms = FormsAfter(card, steps),
            Sections = [.. card.Sections.Select((s, i) => i < Sections.Count ? Sections[i].Into(s) : s)],
        };
    }

    /// <summary>Forms with their titles as typed; a new code in a step is added, one that only a step named goes with it.</summary>
    private CardForm[] FormsAfter(ProcedureCard card, List<CardStep> steps)
    {
        var named = steps.SelectMany(s => s.Forms).Distinct(StringComparer.Ordinal).ToList();
        var titles = Forms
            .Where(f => f.Code is not null)
            .DistinctBy(f => f.Code)
            .ToDictionary(f => f.Code!, f => Line(f.Title), StringComparer.Ordinal);
        var kept = card
            .Forms.Where(f => f.Title != f.Code || named.Contains(f.Code, StringComparer.Ordinal))
            .Select(f => f with { Title = titles.GetValueOrDefault(f.Code) ?? f.Title })
            .ToList();
        return [.. kept, .. named.Where(n => kept.TrueForAll(k => k.Code != n)).Select(n => new CardForm(n, n))];
    }

    public static string? Line(string? text) => TypedText.Filled(TypedText.Line(text));

    public static IReadOnlyList<string> Lines(string? text) => [.. (text ?? "").Split('\n').Select(Line).OfType<string>()];

    public static string? Block(string? text) => Lines(text) is { Count: > 0 } lines ? string.Join('\n', lines) : null;

    public static IReadOnlyList<string> Pieces(string? text) => [.. (text ?? "").Split(';', '\n').Select(Line).OfType<string>()];
}

/// <summary>A required paper as typed.</summary>
internal sealed class PartInput
{
    public string? No { get; set; }
    public string? Name { get; set; }
    public string? Originals { get; set; }
    public string? Copies { get; set; }
    public string? FormCode { get; set; }

    public static PartInput Of(RequiredPart part) =>
        new()
        {
            No = part.No,
            Name = part.Name,
            Originals = part.Originals.ToString(CultureInfo.InvariantCulture),
            Copies = part.Copies.ToString(CultureInfo.InvariantCulture),
            FormCode = part.FormCode,
        };

    public RequiredPart Make() =>
        new(CardInput.Line(No) ?? "", CardInput.Line(Name) ?? "", Count(Originals), Count(Copies), CardInput.Line(FormCode));

    private static int Count(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Min(count, 99) : 0;
}

/// <summary>A step as typed.</summary>
internal sealed class StepInput
{
    public string? Id { get; set; }
    public string? Number { get; set; }
    public string? Name { get; set; }
    public string? Text { get; set; }
    public string? Role { get; set; }
    public string? Term { get; set; }
    public string? Forms { get; set; }
    public string? Output { get; set; }
    public bool ByApplicant { get; set; }
    public List<WayInput> Ways { get; set; } = [];

    public static StepInput Of(CardStep step) =>
        new()
        {
            Id = step.Id,
            Number = step.Number,
            Name = step.Name,
            Text = step.Text,
            Role = step.Role,
            Term = step.Term,
            Forms = string.Join("; ", step.Forms),
            Output = step.Output,
            ByApplicant = step.ByApplicant,
            Ways = [.. step.Ways.Select(WayInput.Of)],
        };

    public CardStep Make() =>
        new()
        {
            Id = Id!,
            Number = CardInput.Line(Number) ?? "",
            Name = CardInput.Line(Name) ?? "",
            Text = CardInput.Block(Text) ?? "",
            Role = CardInput.Line(Role) ?? "",
            Term = CardInput.Line(Term),
            Forms = [.. CardInput.Pieces(Forms).Distinct(StringComparer.Ordinal)],
            Output = CardInput.Block(Output),
            ByApplicant = ByApplicant,
            Ways = [.. Ways.Select(w => w.Make())],
        };
}

/// <summary>A way as chosen: <c>Rework:s3</c>, <c>Forward:END</c>, <c>Supplement:</c>.</summary>
internal sealed class WayInput
{
    public string? To { get; set; }
    public string? Label { get; set; }

    public static string Value(WayKind kind, string to) => $"{kind}:{to}";

    public static WayInput Of(CardWay way) => new() { To = Value(way.Kind, way.To), Label = way.Label };

    public CardWay Make()
    {
        var words = (To ?? "").Split(':', 2);
        return new CardWay(
            Enum.TryParse<WayKind>(words[0], out var kind) && Enum.IsDefined(kind) ? kind : WayKind.Forward,
            words.Length > 1 ? words[1] : "",
            CardInput.Line(Label)
        );
    }
}

/// <summary>The title of a form as typed.</summary>
internal sealed class FormInput
{
    public string? Code { get; set; }
    public string? Title { get; set; }
}

/// <summary>A free section as typed; one that holds a table is shown but not edited here.</summary>
internal sealed class SectionInput
{
    public string? Title { get; set; }
    public string? Text { get; set; }
    public bool Fixed { get; set; }

    public static SectionInput Of(DocumentSection section) =>
        new()
        {
            Title = section.Title,
            Fixed = !section.Blocks.All(b => b is ParagraphBlock),
            Text = string.Join('\n', section.Blocks.OfType<ParagraphBlock>().Select(p => p.Text)),
        };

    public DocumentSection Into(DocumentSection section) =>
        section with
        {
            Title = CardInput.Line(Title) ?? section.Title,
            Blocks = section.Blocks.All(b => b is ParagraphBlock)
                ? [.. CardInput.Lines(Text).Select(l => new ParagraphBlock(l))]
                : section.Blocks,
        };
}
