using System.Text.RegularExpressions;

namespace IsoDienTu.Procedures.Importing;

/// <summary>Collects the components of the administrative procedure (Decree 63/2010, article 8) by their headings.</summary>
internal static partial class Components
{
    public static IReadOnlyList<ReadComponent> Read(OutsideText outside)
    {
        var found = new List<ReadComponent>();
        List<ReadComponentLine>? open = null;
        foreach (var line in outside.Lines)
        {
            if (Heading(line) is { } heading)
            {
                open = [];
                if (heading.Value.Length > 0)
                    open.Add(new ReadComponentLine([heading.Value], line.At));
                found.Add(new ReadComponent(heading.Kind, heading.Words, open));
            }
            else if (Closes().IsMatch(line.Folded))
                open = null;
            else
                open?.Add(new ReadComponentLine(line.Cells, line.At));
        }
        return [.. found.Where(c => c.Lines.Count > 0)];
    }

    private static (string Kind, string Words, string Value)? Heading(OutsideLine line)
    {
        // A number cell before the heading is part of it; further cells are its first line.
        var cells = line.Cells.Where(c => c.Length > 0).ToList();
        var words = cells.Count > 1 && NumberAlone().IsMatch(cells[0]) ? cells[1] : cells[0];
        var more = string.Join(' ', cells.SkipWhile(c => c != words).Skip(1));
        var folded = Fold.Text(words);
        var label = Label().Match(folded);
        if (!label.Success)
            return null;
        var kind = label.Groups.Cast<Group>().First(g => g.Success && char.IsAsciiLetterLower(g.Name[0])).Name;
        var rest = $"{words[(label.Index + label.Length)..]} {more}".Trim(' ', ':', '.');
        const int longestHeading = 90;
        var isHeading =
            label.Value.TrimEnd().EndsWith(':')
            || rest.Length == 0
            || words.Length <= longestHeading && NumberBefore().IsMatch(folded)
            || cells.Count > 1 && words != cells[0];
        return isHeading ? (kind, words[..(label.Index + label.Length)].Trim(' ', ':'), rest) : null;
    }

    [GeneratedRegex(
        @"^\W*(\d+(\.\d+)*[.)]?\s*|[ivx]+[.)]\s*|[a-zđ][.)]\s*)?((?<legal_base>(cơ sở|căn cứ) pháp lý)|(?<conditions>(yêu cầu,?\s*)?điều kiện( thực hiện)?)|(?<manner>cách thức( thực hiện|, địa chỉ nộp hồ sơ)?)|(?<parts>(thành phần(, số lượng)?|các) hồ sơ)|(?<copies>số lượng( bộ)? hồ sơ)|(?<term>(tổng )?(thời gian|thời hạn) (giải quyết|xử lý|thực hiện))|(?<place>(nơi|địa điểm) (tiếp nhận|nộp|trả))|(?<agency>cơ quan (thực hiện|giải quyết|có thẩm quyền))|(?<who>đối tượng( thực hiện)?)|(?<result>kết quả( giải quyết| thực hiện))|(?<fee>(phí,?\s*)?lệ phí|phí)\b|(?<forms>(tên )?(các )?(biểu mẫu|mẫu đơn)(, (mẫu )?tờ khai)?)|(?<records>hồ sơ (cần )?lưu))(\s+(tthc|thủ tục hành chính|theo quy định|và trả kết quả|tiếp nhận|giải quyết|thực hiện|hồ sơ|công việc|bao gồm|của thủ tục hành chính|trong giải quyết|kết quả|,)+)*\s*:?",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Label();

    [GeneratedRegex(@"^\W*(\d+(\.\d+)*|[ivx]+|[a-zđ])[.)]?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NumberAlone();

    [GeneratedRegex(@"^\W*(\d+(\.\d+)*[.)]|[ivx]+[.)]|\d+\.\d+\s)", RegexOptions.CultureInvariant)]
    private static partial Regex NumberBefore();

    // Headings that end a component without beginning another.
    [GeneratedRegex(
        @"^\W*(\d+(\.\d+)*|[ivx]+)[.)]?\s+(mục đích|phạm vi|tài liệu|định nghĩa|nội dung quy trình|quy trình|trình tự|lưu đồ|mô tả)|^\W*nơi nhận|^\W*(kt|tm|tl|tuq)\.",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Closes();
}
