using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace IsoDienTu.Kernel;

/// <summary>Pieces of a Word file: lines, tables, the number of the page.</summary>
public static class WordParts
{
    /// <summary>The font of official papers (NĐ 30/2020, annex I).</summary>
    private const string Font = "Times New Roman";

    /// <summary>The defaults of a file: the face, its size, the language.</summary>
    /// <param name="points">Size of the letters.</param>
    /// <param name="named">Styles by name, such as those of headings.</param>
    public static Styles Styles(int points = 12, params IEnumerable<Style> named) =>
        new([
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        new RunFonts
                        {
                            Ascii = Font,
                            HighAnsi = Font,
                            ComplexScript = Font,
                        },
                        new FontSize { Val = $"{2 * points}" },
                        new Languages { Val = "vi-VN" }
                    )
                ),
                new ParagraphPropertiesDefault()
            ),
            .. named,
        ]);

    /// <summary>A line of text.</summary>
    /// <param name="before">Room above it in twentieths of a point.</param>
    /// <param name="together">Stays on the page of what follows.</param>
    public static Paragraph Line(string text, bool bold = false, bool centred = false, int before = 40, bool together = false)
    {
        var look = new ParagraphProperties();
        if (together)
        {
            look.Append(new KeepNext());
        }

        look.Append(new SpacingBetweenLines { Before = $"{before}", After = "40" });
        if (centred)
        {
            look.Append(new Justification { Val = JustificationValues.Center });
        }

        var run = new Run(new Text(Readable(text)) { Space = SpaceProcessingModeValues.Preserve });
        if (bold)
        {
            run.PrependChild(new RunProperties(new Bold()));
        }

        return new Paragraph(look, run);
    }

    /// <summary>A word with the number of the page and of all pages behind it.</summary>
    public static Paragraph PageNumber(string word, bool right = true) =>
        new(
            new ParagraphProperties(new Justification { Val = right ? JustificationValues.Right : JustificationValues.Left }),
            new Run(new Text(word + " ") { Space = SpaceProcessingModeValues.Preserve }),
            new SimpleField(new Run(new Text("1"))) { Instruction = "PAGE" },
            new Run(new Text("/")),
            new SimpleField(new Run(new Text("1"))) { Instruction = "NUMPAGES" }
        );

    /// <summary>A table with thin lines.</summary>
    /// <param name="widths">Of its columns, in twentieths of a point.</param>
    public static Table Table(IReadOnlyList<int> widths, IEnumerable<TableRow> rows)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = widths.Sum().ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 4 },
                    new LeftBorder { Val = BorderValues.Single, Size = 4 },
                    new BottomBorder { Val = BorderValues.Single, Size = 4 },
                    new RightBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }
                ),
                new TableLayout { Type = TableLayoutValues.Fixed }
            ),
            new TableGrid(widths.Select(w => new GridColumn { Width = w.ToString(CultureInfo.InvariantCulture) }))
        );
        table.Append(rows);
        return table;
    }

    /// <summary>A row that is not parted by a page.</summary>
    /// <param name="repeated">Stands again at the head of each page.</param>
    public static TableRow Row(IReadOnlyList<IReadOnlyList<Paragraph>> cells, bool repeated = false)
    {
        var look = new TableRowProperties(new CantSplit());
        if (repeated)
        {
            look.Append(new TableHeader());
        }

        var row = new TableRow(look);
        foreach (var cell in cells)
        {
            var made = new TableCell(new TableCellProperties(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }));
            made.Append(cell);
            row.Append(made);
        }

        return row;
    }

    /// <summary>The text without signs that XML does not allow, which would make the file unreadable.</summary>
    public static string Readable(string text) => string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar));
}
