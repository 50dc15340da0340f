using System.Globalization;
using System.Text.Json;
using IsoDienTu.Procedures.Drafting;

namespace IsoDienTu.Procedures.Merging;

/// <summary>Papers of the dossier, forms and rows of the records as pieces, and back.</summary>
internal static class RowPieces
{
    public const string File = "File";

    public static Piece OfPart(RequiredPart part, bool isCounted) =>
        Piece(
            part.Name,
            ("No", isCounted ? "" : part.No),
            ("Name", part.Name),
            ("Originals", Number(part.Originals)),
            ("Copies", Number(part.Copies)),
            ("FormCode", part.FormCode ?? "")
        );

    public static RequiredPart MakePart(Piece piece, int at, bool isCounted) =>
        new(
            isCounted ? Number(at + 1) : piece["No"],
            piece["Name"],
            Count(piece["Originals"]),
            Count(piece["Copies"]),
            CardPieces.Filled(piece["FormCode"])
        );

    /// <summary>The file of a form goes as one: name, content and type belong together.</summary>
    public static Piece OfForm(CardForm form) =>
        Piece(
            form.Code,
            ("Code", form.Code),
            ("Title", form.Title),
            (File, form.Sha256 is null ? "" : JsonSerializer.Serialize(new[] { form.FileName, form.Sha256, form.MediaType }))
        );

    public static CardForm MakeForm(Piece piece)
    {
        var file = piece[File].Length == 0 ? null : JsonSerializer.Deserialize<string?[]>(piece[File]);
        return new CardForm(piece["Code"], piece["Title"], file?[0], file?[1], file?[2]);
    }

    public static string ShowFile(string line) => line.Length == 0 ? "" : JsonSerializer.Deserialize<string?[]>(line)![0] ?? "";

    public static Piece OfRecord(IReadOnlyList<string> row, int at, bool isCounted)
    {
        var cells = row.Select((c, i) => isCounted && i == 0 && at > 0 ? "" : c).ToList();
        return Piece(NameOf(row, at), [.. cells.Select((c, i) => ("Cell" + Number(i + 1), Escape(c))), ("Width", Number(row.Count))]);
    }

    public static IReadOnlyList<string> MakeRecord(Piece piece, int at, bool isCounted) =>
        [
            .. Enumerable
                .Range(0, Count(piece["Width"]))
                .Select(i => isCounted && i == 0 && at > 0 ? Number(at) : Unescape(piece["Cell" + Number(i + 1)])),
        ];

    /// <summary>What a row of the records is called: its cells without the running number.</summary>
    public static string NameOf(IReadOnlyList<string> row, int at) =>
        at > 0 && row.Count > 1 ? string.Join(" – ", row.Skip(1).Where(c => c.Length > 0).Take(1)) : string.Join(" – ", row);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A cell is merged as a whole, whatever lines it has.</summary>
    private static string Escape(string cell) => cell.Replace('\n', '\u001f');

    private static string Unescape(string line) => line.Replace('\u001f', '\n');

    private static int Count(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;

    private static Piece Piece(string key, params (string Name, string Value)[] fields) =>
        new(key, fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal));
}
