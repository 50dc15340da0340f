using System.Globalization;
using System.Text.RegularExpressions;

namespace IsoDienTu.Procedures.Importing;

/// <summary>An amount of time found in a text: where it stands and how many working minutes it is (8 hours a day).</summary>
internal sealed partial record Duration(int Start, int Length, int Minutes, string Unit, bool HasPoint)
{
    public int End => Start + Length;

    /// <summary>The first amount in a clean text, or null.</summary>
    public static Duration? First(string clean) => All(clean).FirstOrDefault();

    /// <summary>Every amount in a clean text. Times of day ("sau 15 giờ") and dates ("ngày 31 tháng 7") are none.</summary>
    public static List<Duration> All(string clean)
    {
        var folded = Fold.Text(clean);
        var found = new List<Duration>();
        foreach (Match match in Amount().Matches(folded))
        {
            var value = Value(match);
            if (value is null || BeforeIsClock().IsMatch(folded[..match.Index]))
                continue;
            var unit = match.Groups["unit"].Value;
            var minutes = value.Value * PerUnit(unit);
            if (minutes is <= 0 or > 100_000_000)
                continue;
            var one = new Duration(match.Index, match.Length, (int)Math.Round(minutes), unit, match.Groups["n"].Value.Contains('.', StringComparison.Ordinal));
            // "1 ngày 4 giờ" is one amount.
            if (found.Count > 0 && found[^1].Unit == "ngày" && unit == "giờ" && Joint().IsMatch(folded[found[^1].End..one.Start]))
                found[^1] = found[^1] with { Length = one.End - found[^1].Start, Minutes = found[^1].Minutes + one.Minutes };
            else
                found.Add(one);
        }
        return found;
    }

    /// <summary>A bare number ("8,25") in minutes of the unit that the column's heading states; null when the text is something else.</summary>
    public static int? Bare(string clean, string unit)
    {
        var match = BareNumber().Match(Fold.Text(clean));
        return match.Success && Value(match) is { } value ? (int)Math.Round(value * PerUnit(unit)) : null;
    }

    private static decimal PerUnit(string unit) =>
        unit switch
        {
            "phút" => 1,
            "giờ" or "h" => 60,
            "tuần" => 5 * 480,
            "tháng" => 30 * 480,
            _ => 480,
        };

    private static decimal? Value(Match match)
    {
        var words = match.Groups["word"].Value;
        if (words.Length > 0)
            return Words.IndexOf(words) is var at && at == 0 ? 0.5m : at;
        var sign = match.Groups["sign"].Value;
        var part = sign switch { "½" => 0.5m, "¼" => 0.25m, "¾" => 0.75m, _ => 0m };
        var number = match.Groups["n"].Value;
        if (number.Length == 0)
            return part;
        var slash = number.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return Number(number) + part;
        var whole = number[..slash].Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var below = Number(number[(slash + 1)..]);
        return below is null or 0 ? null : (whole.Length > 1 ? Number(whole[0]) : 0) + Number(whole[^1]) / below;
    }

    private static readonly List<string> Words = ["nửa", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];

    private static decimal? Number(string text) =>
        decimal.TryParse(text.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    private const string NumberPattern = @"(?<n>\d{1,4}\s+\d{1,2}\s?/\s?\d{1,2}|\d{1,4}\s?/\s?\d{1,2}|\d{1,4}([.,]\d{1,3})?)?(?<sign>[½¼¾])?";

    [GeneratedRegex(
        @"(?<![\w.,/])((?<word>nửa|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s|" + NumberPattern + @"(?<=[\d½¼¾])\s?(\([\p{L} ,]{1,30}\)\s?)?)(?<unit>ngày|giờ|h|tuần|tháng|phút)(\s+làm\s+việc)?(?![\p{L}\d])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Amount();

    [GeneratedRegex(@"^" + NumberPattern + @"(?<=[\d½¼¾])\s*(?<word>)$", RegexOptions.CultureInvariant)]
    private static partial Regex BareNumber();

    [GeneratedRegex(@"(\b(sau|trước|lúc|hồi|ngày)|trước\s+ngày)\s+$", RegexOptions.CultureInvariant)]
    private static partial Regex BeforeIsClock();

    [GeneratedRegex(@"^\s*(và|,)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Joint();
}
