using System.Text.RegularExpressions;

namespace IsoDienTu.Procedures.Importing;

/// <summary>A heading of a part of the procedure: its printed label (I, A, a, 2.1), its words, and whether it names a variant.</summary>
internal sealed partial record SectionHeading(string? Label, string Title, bool IsCase, int? Minutes)
{
    /// <param name="label">Text of a number cell beside the heading, or null when label and words stand together.</param>
    public static SectionHeading Read(string text, string? label = null)
    {
        var clean = text.Replace('\n', ' ').Trim();
        var title = clean;
        var printed = label?.Trim(' ', '.', ')', ':', '-', '*');
        if (string.IsNullOrEmpty(printed))
        {
            var found = Labelled().Match(clean);
            printed = found.Success ? found.Groups["label"].Value : null;
            title = found.Success ? found.Groups["title"].Value : clean.TrimStart('*', '-', '+', ' ');
        }
        var folded = Fold.Text(title);
        var numbered = CaseNumber().Match(folded);
        if (printed is null && numbered.Success)
            printed = title[numbered.Groups["n"].Index..(numbered.Groups["n"].Index + numbered.Groups["n"].Length)];
        return new SectionHeading(printed, title, CaseWords().IsMatch(folded), Duration.First(title)?.Minutes);
    }

    /// <summary>Whether a heading's words name an agency or a level, as parts of a procedure do.</summary>
    public bool NamesPlace => PlaceWords().IsMatch(Fold.Text(Title));

    /// <summary>Whether a heading is the title of a whole procedure, as in a document that holds several.</summary>
    public bool NamesProcedure => ProcedureWords().IsMatch(Fold.Text(Title));

    /// <summary>Whether a number cell holds a section's label (roman numeral or capital letter) and no step number.</summary>
    public static bool IsLabel(string cell) => LabelAlone().IsMatch(cell.Trim());

    [GeneratedRegex(
        @"^\s*[*\-+]?\s*((phần|mục)\s+)?(?<label>[IVX]{1,5}|[A-HĐ]|[a-hđ]|\d{1,2}(\.\d{1,2}){0,3})\s*[.)/:\-]+\s*(?<title>\S.*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Labelled();

    [GeneratedRegex(@"^(nhóm\s+)?(tên\s+)?(thủ tục|tthc)\b|mã (số )?(tthc|thủ tục)|\d\.\d{6}", RegexOptions.CultureInvariant)]
    private static partial Regex ProcedureWords();

    [GeneratedRegex(@"^[(\s]*((Phần|Mục|PHẦN|MỤC)\s+)?([IVX]{1,5}|[A-HĐ])\s*[.):]?$", RegexOptions.CultureInvariant)]
    private static partial Regex LabelAlone();

    [GeneratedRegex(
        @"^(đối với\s+|trong\s+)?(các\s+)?trường hợp\b|^đối với\s|^(nhóm|loại)\s+hồ sơ|^hồ sơ\s+(thuộc|có|không|phải|do|nộp)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex CaseWords();

    [GeneratedRegex(@"^trường hợp\s+(thứ\s+)?(?<n>\d{1,2}|[ivx]{1,4})\b", RegexOptions.CultureInvariant)]
    private static partial Regex CaseNumber();

    [GeneratedRegex(
        @"\btại\s+|\bcấp (xã|tỉnh|huyện|bộ|sở)|quy trình (nội bộ|giải quyết|thực hiện|xử lý)|^(ubnd|ủy ban|sở|cục|chi cục|bộ|văn phòng|trung tâm|phòng|các bước)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex PlaceWords();
}
