using System.Globalization;
using DocumentFormat.OpenXml;

namespace IsoDienTu.Procedures.Importing;

/// <summary>Rebuilds the grid of a Word table: horizontal spans, vertical merges, rows that begin or end short.</summary>
internal static class WordTable
{
    private const int MostColumns = 64;

    /// <param name="nested">Receives the tables inside cells.</param>
    public static SourceTable Read(OpenXmlElement table, WordText text, int index, List<OpenXmlElement> nested)
    {
        var rows = new List<List<Draft>>();
        foreach (var row in Inside(table, "tr"))
        {
            if (rows.Count == text.Limits.Rows)
                throw new TooComplexException();
            rows.Add(Row(row, rows.Count, rows.Count > 0 ? rows[^1] : [], text, nested));
        }
        var columns = rows.Count == 0 ? 0 : rows.Max(r => r.Count == 0 ? 0 : r.Max(c => c.Column + c.Width));
        var done = rows.Select((row, at) => new SourceRow([.. row.Where(c => c.Row == at).Select(c => c.Cell())])).ToList();
        return new SourceTable(index, columns, done);
    }

    private static List<Draft> Row(OpenXmlElement row, int at, List<Draft> above, WordText text, List<OpenXmlElement> nested)
    {
        var cells = new List<Draft>();
        var column = Number(row.ChildElements.FirstOrDefault(c => c.LocalName == "trPr"), "gridBefore", 0);
        foreach (var cell in Inside(row, "tc"))
        {
            if (column >= MostColumns)
                break;
            var style = cell.ChildElements.FirstOrDefault(c => c.LocalName == "tcPr");
            var width = Math.Clamp(Number(style, "gridSpan", 1), 1, MostColumns - column);
            var merge = style?.ChildElements.FirstOrDefault(c => c.LocalName == "vMerge");
            var goesOn = merge is not null && Value(merge) != "restart";
            var begun = goesOn ? above.Find(c => c.Column == column) : null;
            if (begun is not null)
                begun.Height = at - begun.Row + 1;
            var draft = begun ?? new Draft(at, column, width);
            Paragraphs(cell, text, draft.Lines, nested);
            cells.Add(draft);
            column += width;
        }
        return cells;
    }

    private static void Paragraphs(OpenXmlElement container, WordText text, List<string> lines, List<OpenXmlElement> nested)
    {
        foreach (var element in container.ChildElements)
        {
            switch (element.LocalName)
            {
                case "p":
                    var line = text.Of(element, out var boxes);
                    if (line.Length > 0)
                        lines.Add(line);
                    foreach (var box in boxes)
                        Paragraphs(box, text, lines, nested);
                    break;
                case "tbl":
                    nested.Add(element);
                    break;
                case "del" or "moveFrom" or "tcPr" or "sdtPr" or "sdtEndPr":
                    break;
                default:
                    Paragraphs(element, text, lines, nested);
                    break;
            }
        }
    }

    // Rows and cells may be wrapped in content controls or custom markup.
    private static IEnumerable<OpenXmlElement> Inside(OpenXmlElement container, string name)
    {
        foreach (var child in container.ChildElements)
        {
            if (child.LocalName == name)
                yield return child;
            else if (child.LocalName is "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo")
            {
                foreach (var inner in Inside(child, name))
                    yield return inner;
            }
        }
    }

    private static int Number(OpenXmlElement? style, string name, int otherwise) =>
        style?.ChildElements.FirstOrDefault(c => c.LocalName == name) is { } mark
        && int.TryParse(Value(mark), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;

    private static string? Value(OpenXmlElement mark)
    {
        foreach (var attribute in mark.GetAttributes())
        {
            if (attribute.LocalName == "val")
                return attribute.Value;
        }
        return null;
    }

    private sealed class Draft(int row, int column, int width)
    {
        public int Row => row;
        public int Column => column;
        public int Width => width;
        public int Height { get; set; } = 1;
        public List<string> Lines { get; } = [];

        public SourceCell Cell() => new(row, column, Height, width, Lines);
    }
}
