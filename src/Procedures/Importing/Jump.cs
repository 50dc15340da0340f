using System.Text.RegularExpressions;

namespace IsoDienTu.Procedures.Importing;

/// <summary>References from one step to others: orders to go there ("chuyển sang B5") and mere mentions ("kết quả tại B4").</summary>
internal static partial class Jump
{
    /// <summary>The printed numbers a folded text sends the work to, in order.</summary>
    public static List<string> Orders(string folded) =>
        [
            .. Order()
                .Matches(folded)
                .SelectMany(m => m.Groups["no"].Captures.Select(c => c.Value))
                .Select(Plain)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>Every step number mentioned in a folded text.</summary>
    public static List<string> Mentions(string folded) =>
        [.. Mention().Matches(folded).Select(m => Plain(m.Groups["no"].Value)).Distinct(StringComparer.Ordinal)];

    /// <summary>Steps whose result a folded text uses ("xem xét kết quả thực hiện tại B4").</summary>
    public static List<string> UsedResults(string folded) =>
        [.. Used().Matches(folded).Select(m => Plain(m.Groups["no"].Value)).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether the text says that the target hands the result out ("trả cho tổ chức, cá nhân theo bước B9").</summary>
    public static bool SpeaksOfReturningResult(string folded) => ReturnWords().IsMatch(folded);

    private static string Plain(string no) => no.TrimStart('0') is { Length: > 0 } kept ? kept : no;

    private const string Step = @"(các\s+)?(bước\s*b?|\bb)\s*\.?\s*(?<no>\d{1,2}(\.\d{1,2})?)(?![\d/])";

    // Between the verb and the number at most a few words of one sentence; "tại bước 3" only says where something was done.
    [GeneratedRegex(
        @"\b(chuyển|quay|trở|trả|trình|gửi|thực hiện|tiếp tục|lặp lại|làm lại|sang|xuống)\b(?:(?!\b(tại|ở|của|như|sau|kết quả|mẫu)\s+(các\s+)?(bước|b\d))[^.;:]){0,90}?(?<!\b(tại|ở|của|như|sau|mẫu|mẫu số)\s*)\(?\s*"
            + Step
            + @"(\s*(hoặc|,|và)\s*"
            + Step
            + ")*",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Order();

    [GeneratedRegex(@"(?<!mẫu\s)(?<!mẫu số\s)" + Step, RegexOptions.CultureInvariant)]
    private static partial Regex Mention();

    [GeneratedRegex(
        @"\b(kết quả|hồ sơ|văn bản|nội dung|ý kiến|dự thảo)\b[^.;:()]{0,40}\b(tại|của|từ|ở)\s+" + Step,
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Used();

    [GeneratedRegex(@"trả\s+(lại\s+)?(kết quả|hồ sơ|cho|tổ chức|cá nhân|công dân)", RegexOptions.CultureInvariant)]
    private static partial Regex ReturnWords();
}
