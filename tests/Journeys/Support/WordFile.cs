using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace IsoDienTu.Journeys.Support;

/// <summary>Makes a Word file of an approved procedure kept as HTML, with real tables, merged cells and several paragraphs in a cell.</summary>
internal static class WordFile
{
    public static byte[] Of(string html)
    {
        using var kept = new MemoryStream();
        using (var word = WordprocessingDocument.Create(kept, WordprocessingDocumentType.Document))
        {
            var body = new Body();
            foreach (var block in new HtmlParser().ParseDocument(html).Body!.Children)
            {
                body.Append(block is IHtmlTableElement table ? TableOf(table) : ParagraphOf(block.TextContent));
            }

            word.AddMainDocumentPart().Document = new Document(body);
        }

        return kept.ToArray();
    }

    private static Table TableOf(IHtmlTableElement source)
    {
        var table = new Table(
            new TableProperties(new TableBorders(new InsideHorizontalBorder { Val = BorderValues.Single })),
            new TableGrid()
        );
        // Column -> rows in which the cell begun above still stands there.
        var standing = new Dictionary<int, int>();
        foreach (var row in source.Rows)
        {
            var line = new TableRow();
            var column = 0;
            foreach (var cell in row.Cells)
            {
                column = Continue(line, standing, column);
                var made = new TableCell(new TableCellProperties(new GridSpan { Val = cell.ColumnSpan }));
                if (cell.RowSpan > 1)
                {
                    made.TableCellProperties!.Append(new VerticalMerge { Val = MergedCellValues.Restart });
                    standing[column] = cell.RowSpan - 1;
                }

                var paragraphs = cell.QuerySelectorAll("p").Select(p => p.TextContent).DefaultIfEmpty(cell.TextContent);
                made.Append(paragraphs.Select(ParagraphOf));
                line.Append(made);
                column += cell.ColumnSpan;
            }

            Continue(line, standing, column);
            table.Append(line);
        }

        return table;
    }

    /// <summary>Cells that go on from the row above.</summary>
    private static int Continue(TableRow line, Dictionary<int, int> standing, int column)
    {
        for (; standing.TryGetValue(column, out var rows) && rows > 0; column++)
        {
            standing[column] = rows - 1;
            line.Append(new TableCell(new TableCellProperties(new VerticalMerge { Val = MergedCellValues.Continue }), new Paragraph()));
        }

        return column;
    }

    private static Paragraph ParagraphOf(string text) =>
        new(new Run(new Text(text.Trim().Normalize()) { Space = SpaceProcessingModeValues.Preserve }));
}
