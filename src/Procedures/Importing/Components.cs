using System.Text.RegularExpressions;

namespace IsoDienTu.Procedures.Importing;

/// <summary>Collects the components of the administrative procedure (Decree 63/2010, article 8) by their headings.</summary>
internal static partial class Components
{
    // The order matters where one heading begins like another.
    private static readonly (string Kind, Regex Words)[] Kinds =
    [
        ("legal_base", LegalBase()),
        ("conditions", Conditions()),
        ("manner", Manner()),
        ("copies", Copies()),
        ("parts", Parts()),
        ("term", Term()),
        ("place", Place()),
        ("agency", Agency()),
        ("who", Who()),
        ("result", Result()),
        ("fee", Fee()),
        ("forms", Forms()),
        ("records", Records()),
    ];

    public static IReadOnlyList<ReadComponent> Read(OutsideText outside)
    {
        var found = new List<ReadComponent>();
        List<ReadComponentLine>? open = null;
        foreach (var line in outside.Lines)
        {
            if (Heading(line) is var (kind, words, values))
            {
                open = values.Count > 0 ? [new ReadComponentLine(values, line.At)] : [];
                found.Add(new ReadComponent(kind, words, open));
            }
            else if (Closes().IsMatch(line.Folded))
                open = null;
            else
                open?.Add(new ReadComponentLine(line.Cells, line.At));
        }
        return [.. found.Where(c => c.Lines.Count > 0)];
    }

    private static (string Kind, string Words, List<string> Values)? Heading(OutsideLine line)
    {
        const int longestHeading = 110;
        var cells = line.Cells.Where(c => c.Length > 0).ToList();
        // A number cell before the heading is part of it; further cells are its first line.
        var numbered = cells.Count > 1 && NumberAlone().IsMatch(cells[0]);
        var text = cells[numbered ? 1 : 0];
        var before = NumberBefore().Match(text);
        var folded = Fold.Text(text)[before.Length..];
        var kind = Array.Find(Kinds, k => k.Words.IsMatch(folded)).Kind;
        if (kind is null)
            return null;
        var colon = Colon().Match(text, before.Length);
        var end = colon.Success && colon.Index <= longestHeading ? colon.Index : text.Length;
        List<string> values = [.. new[] { text[end..].Trim(' ', ':') }.Concat(cells.Skip(numbered ? 2 : 1)).Where(v => v.Length > 0)];
        // In a list of papers a row may begin with the same words: a heading ends with a colon, has a number of its own or stands alone.
        var isHeading =
            end < text.Length
            || before.Length > 0
            || (numbered ? cells[0].Contains('.', StringComparison.Ordinal) || cells.Count == 2 : cells.Count <= 2);
        return isHeading && end <= longestHeading ? (kind, text[..end].Trim(), values) : null;
    }

    [GeneratedRegex(@"^(cơ sở|căn cứ)\s+pháp lý", RegexOptions.CultureInvariant)]
    private static partial Regex LegalBase();

    [GeneratedRegex(@"^(yêu cầu,?\s+)?điều kiện\b", RegexOptions.CultureInvariant)]
    private static partial Regex Conditions();

    [GeneratedRegex(@"^cách thức\b", RegexOptions.CultureInvariant)]
    private static partial Regex Manner();

    [GeneratedRegex(@"^số lượng( bộ)? hồ sơ", RegexOptions.CultureInvariant)]
    private static partial Regex Copies();

    [GeneratedRegex(@"^thành phần(, số lượng)? hồ sơ", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();

    [GeneratedRegex(@"^(tổng\s+)?thời (gian|hạn) (giải quyết|xử lý|thực hiện)", RegexOptions.CultureInvariant)]
    private static partial Regex Term();

    [GeneratedRegex(@"^(nơi|địa điểm|địa chỉ) (tiếp nhận|nộp|trả)", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"^cơ quan (trực tiếp )?(thực hiện|giải quyết|có thẩm quyền|phối hợp)", RegexOptions.CultureInvariant)]
    private static partial Regex Agency();

    [GeneratedRegex(@"^đối tượng( thực hiện)?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Who();

    [GeneratedRegex(@"^kết quả (giải quyết|thực hiện)", RegexOptions.CultureInvariant)]
    private static partial Regex Result();

    [GeneratedRegex(@"^(phí\b|lệ phí)", RegexOptions.CultureInvariant)]
    private static partial Regex Fee();

    [GeneratedRegex(@"^(tên\s+)?(các\s+)?(biểu mẫu|mẫu đơn)", RegexOptions.CultureInvariant)]
    private static partial Regex Forms();

    [GeneratedRegex(@"^hồ sơ (cần )?lưu\b", RegexOptions.CultureInvariant)]
    private static partial Regex Records();

    [GeneratedRegex(@":(?!//)", RegexOptions.CultureInvariant)]
    private static partial Regex Colon();

    [GeneratedRegex(@"^\W*(\d+(\.\d+)*|[ivx]+|[a-zđ])[.)]?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NumberAlone();

    [GeneratedRegex(@"^[\s*+\-]*((\d+(\.\d+)*[.)]?|[IVX]+[.)]|[a-zđ][.)])\s*)?", RegexOptions.CultureInvariant)]
    private static partial Regex NumberBefore();

    // Headings that end a component without beginning another.
    [GeneratedRegex(
        @"^\W*(\d+(\.\d+)*|[ivx]+)[.)]?\s+(mục đích|phạm vi|tài liệu|định nghĩa|nội dung quy trình|quy trình|trình tự|lưu đồ|mô tả)|^\W*nơi nhận|^\W*(kt|tm|tl|tuq)\.",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Closes();
}
