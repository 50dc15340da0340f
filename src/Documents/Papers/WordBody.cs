using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using IsoDienTu.Kernel;
using WordCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;

namespace IsoDienTu.Documents.Papers;

/// <summary>The text of a paper as Word: headings that the table of contents finds, paragraphs, lists and tables.</summary>
internal static class WordBody
{
    /// <summary>Between the margins of an upright sheet, in twentieths of a point: 210 mm less 30 and 15.</summary>
    public const int Width = 9354;

    /// <summary>1 cm.</summary>
    private const int Indent = 567;

    /// <summary>The styles its paragraphs name.</summary>
    public static IEnumerable<Style> Styles() =>
        [
            .. Enumerable.Range(1, 3).Select(Heading),
            .. Enumerable
                .Range(1, 3)
                .Select(level => new Style(
                    new StyleName { Val = $"toc {level}" },
                    new StyleParagraphProperties(
                        new Tabs(
                            new TabStop
                            {
                                Val = TabStopValues.Right,
                                Leader = TabStopLeaderCharValues.Dot,
                                Position = Width,
                            }
                        ),
                        new Indentation { Left = $"{(level - 1) * Indent}" }
                    )
                )
                {
                    Type = StyleValues.Paragraph,
                    StyleId = $"TOC{level}",
                }),
        ];

    public static IEnumerable<OpenXmlElement> Section(DocumentSection section) =>
        section.Blocks.SelectMany(Block).Prepend(HeadingLine(Paper.Heading(section), Paper.Depth(section)));

    public static Paragraph HeadingLine(string text, int level) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = $"Heading{level}" }), Run(text));

    public static Run Run(string text, bool bold = false, bool slanted = false)
    {
        var run = new Run();
        if (bold || slanted)
        {
            var look = new RunProperties();
            if (bold)
            {
                look.Append(new Bold());
            }

            if (slanted)
            {
                look.Append(new Italic());
            }

            run.Append(look);
        }

        run.Append(new Text(WordParts.Readable(text.Normalize())) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    /// <param name="depth">How deep in lists; 0 for running text, whose first line is moved in.</param>
    public static Paragraph Paragraph(IEnumerable<Run> runs, int depth = 0)
    {
        var paragraph = new Paragraph(
            new ParagraphProperties(
                new SpacingBetweenLines { Before = "60", After = "60" },
                depth == 0 ? new Indentation { FirstLine = $"{Indent}" } : new Indentation { Left = $"{depth * Indent}" },
                new Justification { Val = JustificationValues.Both }
            )
        );
        paragraph.Append(runs);
        return paragraph;
    }

    public static Paragraph CellLine(IEnumerable<Run> runs, bool centred)
    {
        var look = new ParagraphProperties(new SpacingBetweenLines { Before = "40", After = "40" });
        if (centred)
        {
            look.Append(new Justification { Val = JustificationValues.Center });
        }

        var line = new Paragraph(look);
        line.Append(runs);
        return line;
    }

    /// <summary>Each line of a text as a paragraph.</summary>
    public static IEnumerable<OpenXmlElement> Lines(string text) => text.Split('\n').Select(l => Paragraph([Run(l.TrimEnd('\r'))]));

    /// <summary>Widths of columns by what stands in them: room for the longest word, the rest to those with much text.</summary>
    /// <param name="columns">The texts of each column.</param>
    public static IReadOnlyList<int> Widths(IEnumerable<IEnumerable<string>> columns)
    {
        const int letter = 135;
        const int border = 230;
        var texts = columns.Select(c => c.ToList()).ToList();
        var least = texts
            .Select(c => border + letter * c.SelectMany(t => t.Split(' ', '\n')).Select(w => w.Length).DefaultIfEmpty(0).Max())
            .ToList();
        var want = texts.Select(c => Math.Sqrt(1 + c.Select(t => t.Length).DefaultIfEmpty(0).Max())).ToList();
        var rest = Math.Max(0, Width - least.Sum());
        var scale = Math.Min(1, (double)Width / least.Sum());
        return [.. least.Select((l, i) => (int)(l * scale + rest * want[i] / want.Sum()))];
    }

    private static IEnumerable<OpenXmlElement> Block(DocumentBlock block) =>
        block switch
        {
            ParagraphBlock paragraph => Lines(paragraph.Text),
            ListBlock list => list.Items.Select(
                (item, i) => Paragraph([Run(list.Ordered ? $"{i + 1}. " : "– "), .. Broken(item)], depth: 1)
            ),
            TableBlock { Rows.Count: > 0 } table => [Table(table), WordParts.Line("", before: 0)],
            MarkdownBlock markdown => WordMarkdown.Of(markdown.Text),
            FieldsBlock fields => fields.Fields.SelectMany(WordFields.Of),
            _ => [],
        };

    private static IEnumerable<Run> Broken(string text, bool bold = false)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                yield return new Run(new Break());
            }

            yield return Run(lines[i].TrimEnd('\r'), bold);
        }
    }

    /// <summary>A table as it was written, cells over several columns and rows among them.</summary>
    public static Table Table(TableBlock table)
    {
        // What a cell above reaches down to: column and how many rows are left.
        var reaching = new Dictionary<int, (int Rows, int Columns)>();
        var columns = table.Rows[0].Sum(c => c.ColumnSpan);
        var made = WordParts.Table(Widths(Columns(table, columns)), []);
        for (var r = 0; r < table.Rows.Count; r++)
        {
            var isHead = r < table.HeadRows;
            var row = WordParts.Row([], repeated: isHead);
            var column = 0;
            foreach (var cell in table.Rows[r])
            {
                column = Continue(row, reaching, column);
                row.Append(
                    MadeCell(
                        [CellLine(Broken(cell.Text, isHead), isHead)],
                        cell.ColumnSpan,
                        cell.RowSpan > 1 ? MergedCellValues.Restart : null
                    )
                );
                if (cell.RowSpan > 1)
                {
                    reaching[column] = (cell.RowSpan - 1, cell.ColumnSpan);
                }

                column += cell.ColumnSpan;
            }

            Continue(row, reaching, column);
            made.Append(row);
        }

        return made;
    }

    /// <summary>The texts of each column, those of cells over several columns left out.</summary>
    private static IEnumerable<IEnumerable<string>> Columns(TableBlock table, int columns)
    {
        var plain = table.Rows.Where(r => r.Count == columns && r.All(c => c.ColumnSpan == 1)).ToList();
        return Enumerable.Range(0, columns).Select(i => plain.Select(r => r[i].Text));
    }

    /// <summary>Writes the cells that reach down into this row at a column; returns the column behind them.</summary>
    private static int Continue(TableRow row, Dictionary<int, (int Rows, int Columns)> reaching, int column)
    {
        while (reaching.TryGetValue(column, out var above))
        {
            row.Append(MadeCell([WordParts.Line("")], above.Columns, MergedCellValues.Continue));
            if (above.Rows == 1)
            {
                reaching.Remove(column);
            }
            else
            {
                reaching[column] = above with { Rows = above.Rows - 1 };
            }

            column += above.Columns;
        }

        return column;
    }

    private static WordCell MadeCell(IEnumerable<Paragraph> lines, int columns, MergedCellValues? merge)
    {
        var look = new TableCellProperties();
        if (columns > 1)
        {
            look.Append(new GridSpan { Val = columns });
        }

        if (merge is { } kind)
        {
            look.Append(new VerticalMerge { Val = kind });
        }

        var cell = new WordCell(look);
        cell.Append(lines);
        return cell;
    }

    private static Style Heading(int level)
    {
        var letters = new StyleRunProperties(new Bold());
        if (level == 3)
        {
            letters.Append(new Italic());
        }

        return new Style(
            new StyleName { Val = $"heading {level}" },
            new PrimaryStyle(),
            new StyleParagraphProperties(
                new KeepNext(),
                new SpacingBetweenLines { Before = "180", After = "80" },
                new OutlineLevel { Val = level - 1 }
            ),
            letters
        )
        {
            Type = StyleValues.Paragraph,
            StyleId = $"Heading{level}",
        };
    }
}
