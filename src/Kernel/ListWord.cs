using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using IsoDienTu.Kernel.Parts;

namespace IsoDienTu.Kernel;

/// <summary>Writes a list as a Word paper with the head of NĐ 30/2020/NĐ-CP, annex I; lying where it has many columns. Pure and safe for concurrent use.</summary>
public static class ListWord
{
    /// <summary>Media type of the file.</summary>
    public const string MediaType = ReceivedFiles.Word;

    /// <summary>More columns than these do not fit an upright sheet.</summary>
    private const int MostUpright = 5;

    /// <summary>More columns than these need smaller letters even on a lying sheet.</summary>
    private const int MostAtFullSize = 9;

    /// <summary>Longer words, as of an address in the web, may break.</summary>
    private const int LongestWord = 14;

    /// <summary>Of a letter of one point in twentieths of a point, capitals among them.</summary>
    private const int LetterWidth = 11;

    /// <summary>The margins within a cell, and what bold capitals need beyond other letters.</summary>
    private const int CellEdges = 300;

    /// <summary>A4 in twentieths of a point.</summary>
    private const int Short = 11906;
    private const int Long = 16838;

    /// <summary>20 mm above, below and, on a lying sheet, at the sides; 30 mm and 15 mm at those of an upright one.</summary>
    private const int Edge = 1134;
    private const int Left = 1701;
    private const int Right = 851;

    /// <summary>The file.</summary>
    public static byte[] Write(ListExport list)
    {
        var lies = list.Columns.Count > MostUpright;
        var width = lies ? Long - 2 * Edge : Short - Left - Right;
        using var kept = new MemoryStream();
        using (var word = WordprocessingDocument.Create(kept, WordprocessingDocumentType.Document))
        {
            word.PackageProperties.Title = WordParts.Readable(list.Head.Title);
            word.PackageProperties.Creator = WordParts.Readable(list.Head.Agency);
            var main = word.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = WordParts.Styles(Letters(list));
            var foot = main.AddNewPart<FooterPart>();
            foot.Footer = new Footer(WordParts.PageNumber("Trang"));
            var body = new Body(
                Head(list.Head, width),
                WordParts.Line(list.Head.Title.ToUpperInvariant(), bold: true, centred: true, before: 300, together: true),
                WordParts.Line(list.Head.Lead, centred: true, together: true),
                WordParts.Line("", before: 0, together: true),
                Table(list, width),
                WordParts.Line("", before: 0)
            );
            body.Append(Pages(main.GetIdOfPart(foot), lies));
            main.Document = new Document(body);
        }

        return kept.ToArray();
    }

    /// <summary>Who says it, and the name of the state, side by side without lines between.</summary>
    private static Table Head(ListHead head, int width)
    {
        var agency = new List<Paragraph>();
        if (head.Above is { } above)
        {
            agency.Add(WordParts.Line(above.ToUpperInvariant(), centred: true, before: 0));
        }

        var whose = width * 9 / 20;
        agency.Add(WordParts.Line(head.Agency.ToUpperInvariant(), bold: true, centred: true, before: 0));
        agency.Add(Rule(whose * 3 / 8));
        var table = WordParts.Table(
            [whose, width - whose],
            [
                WordParts.Row([
                    agency,
                    [
                        WordParts.Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold: true, centred: true, before: 0),
                        WordParts.Line("Độc lập - Tự do - Hạnh phúc", bold: true, centred: true, before: 0),
                        Rule((width - whose) * 3 / 10),
                    ],
                ]),
            ]
        );
        table.GetFirstChild<TableProperties>()!.RemoveAllChildren<TableBorders>();
        foreach (var cell in table.Descendants<TableCellVerticalAlignment>())
        {
            cell.Val = TableVerticalAlignmentValues.Top;
        }

        return table;
    }

    /// <summary>The thin line below a name.</summary>
    private static Paragraph Rule(int indent) =>
        new(
            new ParagraphProperties(
                new ParagraphBorders(
                    new TopBorder
                    {
                        Val = BorderValues.Single,
                        Size = 4,
                        Space = 1,
                    }
                ),
                new SpacingBetweenLines
                {
                    Before = "0",
                    After = "0",
                    Line = "120",
                    LineRule = LineSpacingRuleValues.Exact,
                },
                new Indentation { Left = $"{indent}", Right = $"{indent}" }
            )
        );

    private static Table Table(ListExport list, int width) =>
        WordParts.Table(
            Widths(list, width),
            [
                WordParts.Row([.. list.Columns.Select(c => new[] { WordParts.Line(c.Head, bold: true, centred: true) })], repeated: true),
                .. list.Rows.Select(row => WordParts.Row([.. row.Select(Cell)])),
            ]
        );

    /// <summary>The width of the sheet shared by weight; columns with room give what others need for their longest word.</summary>
    private static int[] Widths(ListExport list, int width)
    {
        var all = list.Columns.Sum(c => c.Weight);
        int[] shared = [.. list.Columns.Select(c => width * c.Weight / all)];
        int[] needed = [.. list.Columns.Select((c, i) => Needed(list, c.Head, i))];
        var lacking = shared.Zip(needed, (has, needs) => Math.Max(0, needs - has)).Sum();
        var room = shared.Zip(needed, (has, needs) => Math.Max(0, has - needs)).Sum();
        if (lacking <= room)
        {
            for (var i = 0; i < shared.Length; i++)
            {
                shared[i] = shared[i] < needed[i] ? needed[i] : shared[i] - lacking * (shared[i] - needed[i]) / Math.Max(1, room);
            }
        }

        shared[Array.IndexOf(shared, shared.Max())] += width - shared.Sum();
        return shared;
    }

    /// <summary>Room for the longest word of a column, up to that of <see cref="LongestWord"/> letters.</summary>
    private static int Needed(ListExport list, string head, int column) =>
        Math.Min(
            LongestWord,
            list.Rows.SelectMany(r => Cell(r[column]))
                .Select(p => p.InnerText)
                .Append(head + " ")
                .SelectMany(t => t.Split(' ', '-'))
                .Max(w => w.Length)
        )
            * Letters(list)
            * LetterWidth
        + CellEdges;

    /// <summary>Size of the letters in points.</summary>
    private static int Letters(ListExport list) => list.Columns.Count > MostAtFullSize ? 11 : 12;

    private static IReadOnlyList<Paragraph> Cell(object? value) =>
        value switch
        {
            null => [WordParts.Line("")],
            int number => [WordParts.Line(number.ToString(CultureInfo.InvariantCulture), centred: true)],
            DateOnly day => [WordParts.Line(Moments.Date(day), centred: true)],
            _ =>
            [
                .. (Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")
                    .ReplaceLineEndings("\n")
                    .Split('\n')
                    .Select(l => WordParts.Line(l)),
            ],
        };

    private static SectionProperties Pages(string foot, bool lies) =>
        new(
            new FooterReference { Type = HeaderFooterValues.Default, Id = foot },
            new PageSize
            {
                Width = (uint)(lies ? Long : Short),
                Height = (uint)(lies ? Short : Long),
                Orient = lies ? PageOrientationValues.Landscape : PageOrientationValues.Portrait,
            },
            new PageMargin
            {
                Top = Edge,
                Bottom = Edge,
                Left = (uint)(lies ? Edge : Left),
                Right = (uint)(lies ? Edge : Right),
                Header = 567,
                Footer = 567,
                Gutter = 0,
            }
        );
}
