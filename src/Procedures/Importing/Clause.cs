using System.Text.RegularExpressions;

namespace IsoDienTu.Procedures.Importing;

/// <summary>
/// A piece of a step's text that stands under one condition, or under none. Condition and consequence are folded;
/// <see cref="Words"/> is the condition as written.
/// </summary>
internal sealed partial record Clause(string Condition, string Consequence, string? Words)
{
    public bool IsConditional => Condition.Length > 0;

    /// <summary>Cuts a line into clauses at every word that opens a condition ("nếu", "trường hợp", "- Hồ sơ chưa ...").</summary>
    public static List<Clause> Of(IEnumerable<string> lines)
    {
        var clauses = new List<Clause>();
        char? governed = null;
        foreach (var line in lines)
        {
            var more = Line(line);
            if (clauses.Count > 0 && clauses[^1].Consequence.Trim().Length == 0)
                governed = Bullet(line);
            // "Trường hợp hồ sơ chưa đầy đủ:" alone on a line governs the lines of the next bullet that follow it.
            if (governed is not null && more is [{ IsConditional: false }] && Bullet(line) == governed)
                clauses[^1] = clauses[^1] with { Consequence = $"{clauses[^1].Consequence} {more[0].Consequence}" };
            else
            {
                governed = null;
                clauses.AddRange(more);
            }
        }
        return clauses;
    }

    private static char Bullet(string line) => line.Length > 0 && line[0] is '-' or '+' or '*' or '•' ? line[0] : ' ';

    private static List<Clause> Line(string line)
    {
        const int longestLine = 8_000;
        var clean = Fold.Clean(line).Replace('\n', ' ');
        clean = clean.Length > longestLine ? clean[..longestLine] : clean;
        var folded = Fold.Text(clean);
        var openers = Opener().Matches(folded).Select(m => m.Groups["word"].Index).ToList();
        var clauses = new List<Clause>();
        var plain = openers.Count == 0 ? folded : folded[..openers[0]];
        if (plain.Trim().Length > 0)
            clauses.Add(new Clause("", plain, null));
        for (var i = 0; i < openers.Count; i++)
        {
            var end = i + 1 < openers.Count ? openers[i + 1] : folded.Length;
            clauses.Add(Under(clean, folded, openers[i], end, openers[0]));
        }
        return clauses;
    }

    private static Clause Under(string clean, string folded, int start, int end, int firstOpener)
    {
        var bracket = OpenBracket(folded, start);
        if (bracket >= 0)
        {
            var close = folded.IndexOf(')', start);
            close = close < 0 || close > end ? end : close;
            return new Clause(folded[start..close], Before(folded, bracket), Plain(clean[start..close]));
        }
        var text = folded[start..end];
        var cut = Delimiter().Match(text);
        if (cut.Success)
            return new Clause(text[..cut.Index], text[(cut.Index + cut.Length)..], Plain(clean[start..(start + cut.Index)]));
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var words = Plain(clean[start..(comma < 0 ? end : start + comma)]);
        // Without ":" or "thì" the consequence may follow a comma or stand before the condition.
        var before = start > firstOpener || comma >= 0 ? "" : Before(folded, start);
        return new Clause(text, $"{before} {text}", words);
    }

    private static int OpenBracket(string folded, int start)
    {
        for (var i = start - 1; i >= 0 && start - i < 40; i--)
        {
            if (folded[i] == ')')
                return -1;
            if (folded[i] == '(')
                return i;
        }
        return -1;
    }

    // The part of the sentence before a trailing condition: from the last stop, semicolon or "or".
    private static string Before(string folded, int end)
    {
        var text = folded[..end];
        var cut = LastStop().Match(text);
        return cut.Success ? text[(cut.Index + cut.Length)..] : text;
    }

    private static string Plain(string words) =>
        Fold.Clean(OpenerWords().Replace(words, "")).Trim(' ', ':', ',', '.', ';', '(', ')', '-', '+');

    [GeneratedRegex(
        @"(?<![\p{L}])(?<!\btrừ\s)(?<word>nếu|khi(?=\s+(hồ sơ\s+)?(không|chưa))|(trong\s+|đối với\s+)?((các|những)\s+)?trường hợp|đối với\s+((các|những)\s+)?hồ sơ)(?![\p{L}])(?!\s*(có\)|có\s*\.))|(^|[.;:+\-*•]\s*|\d[.)]\s+|,\s+(?=hồ sơ))(?<word>(hồ sơ\s+)?((không|chưa)\s+(đồng ý|nhất trí|thống nhất|đầy đủ|đủ|hợp lệ|đúng|đạt|đáp ứng|được|chấp thuận|phê duyệt|bảo đảm|đảm bảo)|đồng ý\s*:|hợp lệ\s*:|đạt\s*:|đầy đủ\s*[:,]))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Opener();

    [GeneratedRegex(@":(?!//)|\bthì\b", RegexOptions.CultureInvariant)]
    private static partial Regex Delimiter();

    [GeneratedRegex(@"([.;:](\s|$)|\bhoặc\b)(?!.*([.;:](\s|$)|\bhoặc\b))", RegexOptions.CultureInvariant)]
    private static partial Regex LastStop();

    [GeneratedRegex(
        @"^\s*(nếu|(trong\s+|đối với\s+)?((các|những)\s+)?trường hợp|đối với)\s+",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex OpenerWords();
}
