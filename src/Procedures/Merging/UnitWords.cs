using IsoDienTu.Procedures.Drafting;

namespace IsoDienTu.Procedures.Merging;

/// <summary>Says pieces and lines as people read them; steps are called by their names, because their numbers differ between the sides.</summary>
internal sealed class UnitWords(params ProcedureCard[] cards)
{
    private readonly Dictionary<string, string> names = cards
        .SelectMany(c => c.Steps)
        .GroupBy(s => s.Id, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Last().Name, StringComparer.Ordinal);

    public static bool MayWrite(string field) =>
        field is not (StepPiece.Ways or RowPieces.File or "ByApplicant" or "Width" or "Number" or "No" or "Code");

    public string Item(MergeArea area, Piece piece) =>
        area switch
        {
            MergeArea.Head => "",
            MergeArea.Sections => piece["Title"],
            MergeArea.Forms => $"{piece["Code"]} {piece["Title"]}".Trim(),
            MergeArea.Records => RowPieces.NameOf(RowPieces.MakeRecord(piece, 1, isCounted: false), 1),
            _ => piece["Name"],
        };

    /// <summary>A piece in one text, for a choice between keeping and dropping it.</summary>
    public string Whole(MergeArea area, Piece piece)
    {
        string[] parts = area switch
        {
            MergeArea.Steps => [piece["Name"], piece["Text"], piece["Role"], piece["Term"], piece["Forms"], piece["Output"]],
            MergeArea.Parts => [piece["Name"], piece["FormCode"]],
            MergeArea.Sections => [piece["Title"], Lines(area, SectionPiece.Text, piece[SectionPiece.Text])],
            MergeArea.Records => [string.Join(" | ", RowPieces.MakeRecord(piece, 0, isCounted: false))],
            _ => [Item(area, piece)],
        };
        return string.Join('\n', parts.Where(p => p.Length > 0));
    }

    public string Line(MergeArea area, string field, string line) =>
        field switch
        {
            StepPiece.Ways => Way(StepPiece.Read(line)),
            RowPieces.File => RowPieces.ShowFile(line),
            "ByApplicant" => line.Length > 0 ? "có" : "",
            _ when area == MergeArea.Sections => BlockLine.Show(line),
            _ => line.Replace('\u001f', '\n'),
        };

    private string Lines(MergeArea area, string field, string text) =>
        string.Join('\n', TextMerge.Lines(text).Select(l => Line(area, field, l)));

    private string Way(CardWay way)
    {
        var act = way.Kind switch
        {
            WayKind.Supplement => "yêu cầu bổ sung hồ sơ",
            WayKind.Refuse => "từ chối giải quyết",
            WayKind.Repeat => "làm lại bước này",
            WayKind.Rework => $"trả lại bước «{NameOf(way.To)}»",
            _ when StepPiece.IsNext(way) => "chuyển bước kế tiếp",
            _ when way.To == CardWay.End => "kết thúc",
            _ => $"chuyển bước «{NameOf(way.To)}»",
        };
        return way.Label is { Length: > 0 } label ? $"{label}: {act}" : char.ToUpperInvariant(act[0]) + act[1..];
    }

    private string NameOf(string id) => names.GetValueOrDefault(id) ?? "?";
}
