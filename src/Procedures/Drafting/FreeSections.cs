using System.Text.RegularExpressions;
using IsoDienTu.Documents;
using IsoDienTu.Kernel;

namespace IsoDienTu.Procedures.Drafting;

/// <summary>Takes over the sections that are told in free text (purpose, scope, references, definitions), wherever the layout puts them.</summary>
internal static partial class FreeSections
{
    private static readonly string[] Free = ["muc dich", "pham vi", "tai lieu vien dan", "dinh nghia", "thuat ngu", "giai thich"];
    private static readonly string[] Others =
    [
        "noi dung",
        "bieu mau",
        "ho so",
        "quy trinh",
        "trinh tu",
        "co so phap ly",
        "can cu",
        "dieu kien",
        "cach thuc",
        "thanh phan",
        "trach nhiem",
        "luu do",
    ];

    public static IReadOnlyList<DocumentSection> Of(SourceDocument source)
    {
        var sections = new List<DocumentSection>();
        List<DocumentBlock>? open = null;
        foreach (var block in source.Body)
        {
            foreach (var (text, whole) in Pieces(block))
            {
                var heading = Heading(text);
                if (heading is { } known)
                {
                    open = known.IsFree ? [] : null;
                    if (open is not null)
                    {
                        sections.Add(new DocumentSection("", known.Title, open));
                    }
                }
                else
                {
                    open?.Add(whole);
                }
            }
        }

        return [.. sections.Where(s => s.Blocks.Count > 0)];
    }

    private static IEnumerable<(string Text, DocumentBlock Whole)> Pieces(SourceBlock block)
    {
        switch (block)
        {
            case SourceParagraph paragraph when paragraph.Text.Length > 0:
                yield return (paragraph.Text, new ParagraphBlock(paragraph.Text));
                break;
            case SourceTable table when table.Rows.Any(r => r.Cells.Count == 2 && Heading(RowText(r)) is not null):
                foreach (var row in table.Rows.Select(RowText).Where(t => t.Length > 0))
                {
                    yield return (row, new ParagraphBlock(row));
                }

                break;
            case SourceTable table:
                yield return ("", Table(table));
                break;
        }
    }

    private static string RowText(SourceRow row) => string.Join(' ', row.Cells.Select(c => c.Text).Where(t => t.Length > 0));

    private static TableBlock Table(SourceTable table) =>
        new(
            1,
            [
                .. table.Rows.Select(r =>
                    (IReadOnlyList<TableCell>)
                        [.. r.Cells.Select(c => new TableCell(string.Join('\n', c.Paragraphs), c.ColumnSpan, c.RowSpan))]
                ),
            ]
        );

    private static (string Title, bool IsFree)? Heading(string text)
    {
        const int longest = 100;
        if (text.Length > longest || Numbered().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var title = match.Groups["title"].Value.Trim(' ', ':', '.');
        var folded = Folding.Fold(title);
        return Array.Exists(Free, f => folded.StartsWith(f, StringComparison.Ordinal)) ? (Sentence(title), true)
            : Array.Exists(Others, f => folded.StartsWith(f, StringComparison.Ordinal)) ? (title, false)
            : null;
    }

    /// <summary>"MỤC ĐÍCH" reads "Mục đích", as the other headings of the document.</summary>
    private static string Sentence(string title) =>
        title.Any(char.IsLower) ? title : title[..1] + title[1..].ToLower(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"));

    [GeneratedRegex(@"^\s*(\d{1,2}(\.\d{1,2})*|[IVX]{1,5})\s*[.)/]?\s+(?<title>\S.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
