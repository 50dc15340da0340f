using System.Text.RegularExpressions;

namespace IsoDienTu.Procedures.Importing;

/// <summary>Recognises the three forms in which agencies lay a procedure out (handbook 1.9) and the headings they use.</summary>
internal static partial class Layouts
{
    private static readonly string[] Known =
    [
        "mục đích",
        "phạm vi",
        "tài liệu viện dẫn",
        "định nghĩa",
        "ký hiệu quy trình",
        "nội dung quy trình",
        "nội dung",
        "quy trình xử lý công việc",
        "trình tự thực hiện",
        "biểu mẫu",
        "hồ sơ lưu",
    ];

    public static string Of(SourceDocument source, List<ProcessTable> tables)
    {
        if (IsOneTable(tables))
            return "B";
        var headings = Headings(source, tables);
        return headings.Contains("mục đích") && headings.Contains("phạm vi") ? "A" : "C";
    }

    // The rows above the process are numbered sections of the same table.
    private static bool IsOneTable(List<ProcessTable> tables) =>
        tables.Exists(t => t.FirstRow > 1 && t.Table.Rows.Take(t.FirstRow).Count(IsNumbered) > 2);

    /// <summary>Whether a title is one of the standing headings of a procedure document.</summary>
    public static bool IsKnown(string title) => Array.Exists(Known, k => Fold.Text(title).StartsWith(k, StringComparison.Ordinal));

    /// <summary>Known headings that the document contains, in its order; the process counts as one even without a heading.</summary>
    public static IReadOnlyList<string> Headings(SourceDocument source, List<ProcessTable> tables)
    {
        var found = new List<string>();
        // Only the one-table form calls its body "nội dung quy trình" beside a heading of its own for the process.
        var known = IsOneTable(tables) ? Known : [.. Known.Where(k => k != "nội dung quy trình")];
        foreach (var text in source.Body.SelectMany(Texts))
        {
            if (Numbered().Match(Fold.Text(text)) is not { Success: true } heading)
                continue;
            var name = Array.Find(known, k => heading.Groups["title"].Value.StartsWith(k, StringComparison.Ordinal));
            if (name is not null && !found.Contains(name))
                found.Add(name);
        }
        if (!found.Contains("trình tự thực hiện") && !found.Contains("quy trình xử lý công việc"))
            found.Add("trình tự thực hiện");
        return found;
    }

    private static bool IsNumbered(SourceRow row) => row.Cells.Count > 1 && SectionNumber().IsMatch(row.Cells[0].Text);

    private static IEnumerable<string> Texts(SourceBlock block)
    {
        if (block is SourceParagraph paragraph)
            return [paragraph.Text];
        // In layout B the headings are rows: a number and one wide cell.
        return block is SourceTable table
            ? table.Rows.Where(r => r.Cells.Count == 2).Select(r => $"{r.Cells[0].Text} {r.Cells[1].Text}")
            : [];
    }

    [GeneratedRegex(@"^\s*(\d+(\.\d+)*|[ivx]+)[.)]?\s+(?<title>.{3,80})", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^\d(\.\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex SectionNumber();
}
