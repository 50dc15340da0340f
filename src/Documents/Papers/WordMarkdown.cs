using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using IsoDienTu.Documents.Writing;
using IsoDienTu.Kernel;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Cell = Markdig.Extensions.Tables.TableCell;
using MarkdownRow = Markdig.Extensions.Tables.TableRow;
using MarkdownTable = Markdig.Extensions.Tables.Table;

namespace IsoDienTu.Documents.Papers;

/// <summary>Markdown as Word: paragraphs, lists within lists, tables, bold and slanted words.</summary>
internal static class WordMarkdown
{
    public static IEnumerable<OpenXmlElement> Of(string text)
    {
        MarkdownDocument read;
        try
        {
            read = MarkdownHtml.Read(text);
        }
        catch (ArgumentException)
        {
            return WordBody.Lines(text);
        }

        return read.SelectMany(block => Block(block, 0));
    }

    private static IEnumerable<OpenXmlElement> Block(Block block, int depth) =>
        block switch
        {
            MarkdownTable table => [Table(table), WordParts.Line("", before: 0)],
            Markdig.Syntax.ListBlock list => list.OfType<ListItemBlock>().SelectMany((item, i) => Item(list, item, i, depth)),
            LeafBlock { Inline: { } inline } => [WordBody.Paragraph(Runs(inline), depth)],
            LeafBlock leaf => leaf.Lines.ToString().Split('\n').Select(l => WordBody.Paragraph([WordBody.Run(l)], depth)),
            ContainerBlock container => container.SelectMany(b => Block(b, depth + 1)),
            _ => [],
        };

    private static IEnumerable<OpenXmlElement> Item(Markdig.Syntax.ListBlock list, ListItemBlock item, int index, int depth)
    {
        var sign = list.IsOrdered ? $"{(int.TryParse(list.OrderedStart, out var start) ? start : 1) + index}. " : "– ";
        var isFirst = true;
        foreach (var block in item)
        {
            if (isFirst && block is LeafBlock { Inline: { } inline })
            {
                yield return WordBody.Paragraph([WordBody.Run(sign), .. Runs(inline)], depth + 1);
            }
            else
            {
                foreach (var element in Block(block, depth + 1))
                {
                    yield return element;
                }
            }

            isFirst = false;
        }
    }

    private static DocumentFormat.OpenXml.Wordprocessing.Table Table(MarkdownTable table)
    {
        var rows = table.OfType<MarkdownRow>().ToList();
        var columns = rows.Max(r => r.Count);
        return WordParts.Table(
            WordBody.Widths(Enumerable.Range(0, columns).Select(i => rows.Where(r => r.Count > i).Select(r => Words((Cell)r[i])))),
            rows.Select(r =>
                WordParts.Row(
                    [
                        .. r.OfType<Cell>()
                            .Select(c =>
                                (IReadOnlyList<Paragraph>)
                                    [
                                        .. c.OfType<LeafBlock>()
                                            .Where(l => l.Inline is not null)
                                            .Select(l => WordBody.CellLine(Runs(l.Inline!, r.IsHeader), r.IsHeader))
                                            .DefaultIfEmpty(WordParts.Line("")),
                                    ]
                            ),
                        .. Enumerable.Repeat((IReadOnlyList<Paragraph>)[WordParts.Line("")], columns - r.Count),
                    ],
                    repeated: r.IsHeader
                )
            )
        );
    }

    private static string Words(Cell cell) => string.Concat(cell.Descendants<LiteralInline>().Select(l => l.Content.ToString()));

    private static IEnumerable<Run> Runs(ContainerInline container, bool bold = false, bool slanted = false)
    {
        foreach (var inline in container)
        {
            var runs = inline switch
            {
                LiteralInline literal => [WordBody.Run(literal.Content.ToString(), bold, slanted)],
                CodeInline code => [WordBody.Run(code.Content, bold, slanted)],
                HtmlEntityInline entity => [WordBody.Run(entity.Transcoded.ToString(), bold, slanted)],
                LineBreakInline => [new Run(new Break())],
                EmphasisInline emphasis => Runs(
                    emphasis,
                    bold || emphasis.DelimiterCount >= 2,
                    slanted || emphasis.DelimiterCount % 2 == 1
                ),
                ContainerInline inner => Runs(inner, bold, slanted),
                _ => (IEnumerable<Run>)[],
            };
            foreach (var run in runs)
            {
                yield return run;
            }
        }
    }
}
