using System.Text.RegularExpressions;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Procedures.Importing;

/// <summary>
/// An amount of time found inside a text: where it stands and the term it states. Only the place is found here;
/// what the words mean is read by <see cref="WorkingTime.Term"/>.
/// </summary>
internal sealed partial record Duration(int Start, int Length, Term Term, bool HasPoint)
{
    public int End => Start + Length;

    /// <summary>Working minutes (8 hours a day); null for months and the like, which have no such measure.</summary>
    public int? Minutes { get; } = Term.WorkingMinutes();

    /// <summary>The first amount in a clean text, or null.</summary>
    public static Duration? First(string clean, TermReading? reading = null) => All(clean, reading).FirstOrDefault();

    /// <summary>Every amount in a clean text. Times of day ("sau 15 giờ") and dates ("ngày 31 tháng 7") are none.</summary>
    /// <param name="reading">What a bare "ngày" means; as in step tables when left out.</param>
    public static List<Duration> All(string clean, TermReading? reading = null)
    {
        var folded = Fold.Text(clean);
        var found = new List<Duration>();
        foreach (Match match in Amount().Matches(folded))
        {
            if (BeforeIsClock().IsMatch(folded[..match.Index]))
                continue;
            // "1 ngày 4 giờ" is one amount; the term reader wants the joint written out.
            var words = Joint().Replace(match.Value, "$1 + ");
            if (Term.TryParse(words, reading ?? TermReading.StepTable, out var term, out _))
                found.Add(new Duration(match.Index, match.Length, term, Point().IsMatch(match.Value)));
        }
        return found;
    }

    /// <summary>A bare number ("8,25") in the unit that the column's heading states; null when the text is something else.</summary>
    public static Term? Bare(string clean, string unit)
    {
        var reading = TermReading.StepTable with
        {
            Unitless =
                unit == "giờ" ? TermUnit.WorkingHour
                : unit == "phút" ? TermUnit.WorkingMinute
                : TermUnit.WorkingDay,
        };
        return BareNumber().IsMatch(clean) && Term.TryParse(clean, reading, out var term, out _) ? term : null;
    }

    private const string Number =
        @"(\d{1,4}(\s?[.,/]\s?\d{1,3})?\s?(\([\p{L} ,]{1,30}\)\s?)?|(nửa|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s)";

    [GeneratedRegex(
        @"(?<![\p{L}\d.,/])"
            + Number
            + @"(ngày|giờ|h|tuần|tháng|phút)(\s+(làm\s+việc|hành\s+chính))?(\s+(và\s+)?"
            + Number
            + @"(giờ|phút)(\s+làm\s+việc)?)?(?![\p{L}\d])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Amount();

    [GeneratedRegex(@"(ngày|giờ|việc|chính)\s+(và\s+)?(?=\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Joint();

    [GeneratedRegex(@"\d\.\d", RegexOptions.CultureInvariant)]
    private static partial Regex Point();

    [GeneratedRegex(@"^\d{1,4}([.,/]\d{1,3})?$", RegexOptions.CultureInvariant)]
    private static partial Regex BareNumber();

    [GeneratedRegex(@"\b(sau|trước|lúc|hồi|từ|ngày)\s+$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex BeforeIsClock();
}
