using IsoDienTu.Documents;
using IsoDienTu.Procedures.Drafting;

namespace IsoDienTu.Procedures.Merging;

/// <summary>A part of a card as named texts; a field that is not there is the empty text.</summary>
internal sealed record Piece(string Key, IReadOnlyDictionary<string, string> Fields)
{
    public string this[string field] => Fields.GetValueOrDefault(field) ?? "";

    public bool Says(Piece other) => Fields.Keys.Union(other.Fields.Keys, StringComparer.Ordinal).All(f => this[f] == other[f]);
}

/// <summary>
/// A card taken apart into pieces of text that can be merged one by one, and put together again. What belongs to the agency alone - code, issue,
/// sign-offs, posts - is no piece: it stays as the agency has it.
/// </summary>
internal sealed record CardPieces(Piece Head, IReadOnlyDictionary<MergeArea, IReadOnlyList<Piece>> Lists)
{
    public static readonly IReadOnlyList<MergeArea> Areas =
    [
        MergeArea.Sections,
        MergeArea.Parts,
        MergeArea.Steps,
        MergeArea.Forms,
        MergeArea.Records,
    ];

    /// <param name="card">Its steps bear the identifiers by which they are matched.</param>
    /// <param name="isCounted">Whether the numbers of a list are left out, because they only count its rows.</param>
    public static CardPieces Of(ProcedureCard card, Func<MergeArea, bool> isCounted) =>
        new(
            HeadOf(card),
            new Dictionary<MergeArea, IReadOnlyList<Piece>>
            {
                [MergeArea.Sections] = [.. card.Sections.Select(SectionPiece.Of)],
                [MergeArea.Parts] = [.. card.Parts.Select(p => RowPieces.OfPart(p, isCounted(MergeArea.Parts)))],
                [MergeArea.Steps] = [.. card.Steps.Select((_, i) => StepPiece.Of(card, i, isCounted(MergeArea.Steps)))],
                [MergeArea.Forms] = [.. card.Forms.Select(RowPieces.OfForm)],
                [MergeArea.Records] = [.. card.Records.Select((r, i) => RowPieces.OfRecord(r, i, isCounted(MergeArea.Records)))],
            }
        );

    /// <summary>Puts the pieces back into a card.</summary>
    /// <param name="own">The agency's card, for all that is no piece.</param>
    public ProcedureCard Into(ProcedureCard own, Func<MergeArea, bool> isCounted) =>
        own with
        {
            Title = Head["Title"],
            TthcCodes = TextMerge.Lines(Head["TthcCodes"]),
            LegalTerm = Filled(Head["LegalTerm"]),
            TermNote = Filled(Head["TermNote"]),
            Sets = Filled(Head["Sets"]),
            Fee = Filled(Head["Fee"]),
            Place = Filled(Head["Place"]),
            Manner = Filled(Head["Manner"]),
            Subject = Filled(Head["Subject"]),
            Result = Filled(Head["Result"]),
            LegalBasis = TextMerge.Lines(Head["LegalBasis"]),
            Conditions = TextMerge.Lines(Head["Conditions"]),
            Sections = [.. Lists[MergeArea.Sections].Select(SectionPiece.Make)],
            Parts = [.. Lists[MergeArea.Parts].Select((p, i) => RowPieces.MakePart(p, i, isCounted(MergeArea.Parts)))],
            Steps = StepPiece.Make(Lists[MergeArea.Steps], isCounted(MergeArea.Steps)),
            Forms = [.. Lists[MergeArea.Forms].Select(RowPieces.MakeForm)],
            Records = [.. Lists[MergeArea.Records].Select((r, i) => RowPieces.MakeRecord(r, i, isCounted(MergeArea.Records)))],
        };

    /// <summary>Whether the numbers of a list only count its rows in this card.</summary>
    public static bool IsCounted(ProcedureCard card, MergeArea area) =>
        area switch
        {
            MergeArea.Steps => card.Steps.Select((s, i) => s.Number == RowPieces.Number(i + 1)).All(ok => ok),
            MergeArea.Parts => card.Parts.Select((p, i) => p.No == RowPieces.Number(i + 1)).All(ok => ok),
            MergeArea.Records => card.Records.Skip(1).Select((r, i) => r is [var no, _, ..] && no == RowPieces.Number(i + 1)).All(ok => ok),
            _ => false,
        };

    public static string? Filled(string text) => text.Length == 0 ? null : text;

    private static Piece HeadOf(ProcedureCard card) =>
        new(
            "",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Title"] = card.Title,
                ["TthcCodes"] = string.Join('\n', card.TthcCodes),
                ["LegalTerm"] = card.LegalTerm ?? "",
                ["TermNote"] = card.TermNote ?? "",
                ["Sets"] = card.Sets ?? "",
                ["Fee"] = card.Fee ?? "",
                ["Place"] = card.Place ?? "",
                ["Manner"] = card.Manner ?? "",
                ["Subject"] = card.Subject ?? "",
                ["Result"] = card.Result ?? "",
                ["LegalBasis"] = string.Join('\n', card.LegalBasis),
                ["Conditions"] = string.Join('\n', card.Conditions),
            }
        );
}

/// <summary>A section of free text as a piece: its paragraphs are lines, and any other block is one line that is taken or left whole.</summary>
internal static class SectionPiece
{
    public const string Text = "Text";

    public static Piece Of(DocumentSection section) =>
        new(
            section.Title,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Number"] = section.Number,
                ["Title"] = section.Title,
                [Text] = string.Join('\n', section.Blocks.Select(BlockLine.Write)),
            }
        );

    public static DocumentSection Make(Piece piece) =>
        new(piece["Number"], piece["Title"], [.. TextMerge.Lines(piece[Text]).Select(BlockLine.Read)]);
}
