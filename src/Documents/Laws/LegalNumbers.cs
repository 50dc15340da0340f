using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using IsoDienTu.Kernel;

namespace IsoDienTu.Documents.Laws;

/// <summary>
/// Finds the numbers of Vietnamese legal texts in running text: laws and ordinances (33/2024/QH15), decrees, circulars, joint circulars, decisions with and
/// without the year, directives, letters after the word, national standards; with or without marks, with blanks round the strokes, and in the short forms
/// people write ("NĐ 61/2018"). Pure. The code of a document of the agency (QT 02/CX-HCTP) is not taken for one.
/// </summary>
internal static partial class LegalNumbers
{
    private const string Type = "TTLT|NQLT|VBHN|NĐ|ND|TT|QĐ|QD|NQ|CT|KH|TB|HD|PL|CĐ|CD|L";

    /// <summary>Whoever issued it: "CP", "TTg", "BTNMT", several in joint texts.</summary>
    private const string Issuers = @"\p{L}[\p{L}\d&]{1,11}(?:[-/]\p{L}[\p{L}\d&]{1,11})*";
    private const string Before = @"(?<![\p{L}\d/.-])";
    private const string After = @"(?![\p{L}\d])";
    private const string Year = @"(?<y>(?:19|20)\d{2})";

    /// <summary>What stands in the text, in its order, each number once; a dated form hides the same number without date.</summary>
    public static IReadOnlyList<LegalNumber> In(string? text) => In([text ?? ""]);

    /// <inheritdoc cref="In(string?)"/>
    public static IReadOnlyList<LegalNumber> In(IEnumerable<string> lines)
    {
        var found = new List<LegalNumber>();
        foreach (var line in lines)
        {
            found.AddRange(OfLine(Plain(line)));
        }

        var dated = found.Where(n => n.Year > 0).Select(n => n.Key).ToHashSet(StringComparer.Ordinal);
        return [.. found.Where(n => n.Year > 0 || !dated.Contains(n.Key)).DistinctBy(n => (n.Key, n.Year))];
    }

    private static IEnumerable<LegalNumber> OfLine(string line)
    {
        if (!line.Any(char.IsAsciiDigit))
        {
            return [];
        }

        var taken = new List<(int Start, LegalNumber Number)>();
        var occupied = new bool[line.Length];
        Add(WithYear(), m => Number(m, KindOf(m.Groups["s"].Value), 0));
        Add(WithoutYear(), m => Number(m, KindOf(m.Groups["s"].Value), DatedBehind(line, m)));
        Add(Letter(), m => Number(m, LegalKind.Letter, DatedBehind(line, m)));
        Add(Standard(), m => Number(m, LegalKind.Standard, 0));
        Add(Short(), Shortened);
        return taken.OrderBy(t => t.Start).Select(t => t.Number);

        void Add(Regex pattern, Func<Match, LegalNumber> make)
        {
            foreach (Match match in pattern.Matches(line))
            {
                var number = match.Groups["number"];
                var place = occupied.AsSpan(number.Index, number.Length);
                if (!place.Contains(true))
                {
                    place.Fill(true);
                    taken.Add((number.Index, make(match)));
                }
            }
        }
    }

    private static int End(Match match) => match.Groups["number"].Index + match.Groups["number"].Length;

    private static LegalNumber Number(Match match, LegalKind kind, int year)
    {
        var printed =
            kind == LegalKind.Standard
                ? TypedText.Line(match.Groups["number"].Value)
                : string.Concat(match.Groups["number"].Value.Where(c => c != ' '));
        var key = LegalNumber.KeyOf(printed);
        if (kind != LegalKind.Standard)
        {
            // Joint texts are written TTLT-BTP-BCA and TTLT/BTP-BCA.
            var strokes = key.Split('/');
            var head = strokes.Length > 2 && strokes[1].All(char.IsAsciiDigit) ? 2 : 1;
            key = string.Join('/', strokes.Take(head).Append(string.Join('-', strokes.Skip(head))));
        }

        return new LegalNumber(printed, key, year, kind);
    }

    /// <summary>"Thông tư 26/2014": who issued it is not said, but for decrees, which only the Government issues.</summary>
    private static LegalNumber Shortened(Match match)
    {
        var head = $"{int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture)}/{match.Groups["y"].Value}/";
        var printed = TypedText.Line(match.Value);
        return Folding.Fold(match.Groups["w"].Value) switch
        {
            "nghi dinh" or "nd" => new(printed, head + "nd-cp", 0, LegalKind.Decree),
            "thong tu lien tich" or "ttlt" => new(printed, head + "ttlt-*", 0, LegalKind.JointCircular),
            "thong tu" or "tt" => new(printed, head + "tt-*", 0, LegalKind.Circular),
            "quyet dinh" or "qd" => new(printed, head + "qd-*", 0, LegalKind.Decision),
            _ => new(printed, head + "qh*", 0, LegalKind.Law),
        };
    }

    /// <summary>The year of "ngày 21/01/2019" or "ngày 21 tháng 01 năm 2019" behind a number; 0 when no day follows.</summary>
    private static int DatedBehind(string line, Match match) =>
        Dated().Match(line, End(match), Math.Min(line.Length - End(match), 160)) is { Success: true } day
            ? int.Parse(day.Groups["y"].Value, CultureInfo.InvariantCulture)
            : 0;

    private static LegalKind KindOf(string symbol)
    {
        var words = Folding.Fold(symbol).Split('-', '/', ' ');
        return words[0] switch
        {
            "nd" => LegalKind.Decree,
            "tt" => LegalKind.Circular,
            "ttlt" => LegalKind.JointCircular,
            "qd" => LegalKind.Decision,
            "nq" or "nqlt" => LegalKind.Resolution,
            "ct" => LegalKind.Directive,
            "pl" => LegalKind.Ordinance,
            "l" => LegalKind.Law,
            var w when w.StartsWith("qh", StringComparison.Ordinal) => LegalKind.Law,
            // The Standing Committee's ordinances and resolutions share one symbol.
            var w when w.StartsWith("ubtvqh", StringComparison.Ordinal) => LegalKind.Ordinance,
            _ => LegalKind.Other,
        };
    }

    /// <summary>Composed letters, one sort of blank, one sort of hyphen.</summary>
    private static string Plain(string line)
    {
        var plain = new StringBuilder(line.Length);
        foreach (var c in TypedText.Line(line))
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(c))
            {
                case UnicodeCategory.Format:
                    continue;
                case UnicodeCategory.DashPunctuation:
                    plain.Append('-');
                    continue;
                default:
                    plain.Append(c);
                    continue;
            }
        }

        return plain.ToString();
    }

    [GeneratedRegex(
        Before
            + @"(?<number>\d{1,5} ?/ ?"
            + Year
            + @" ?/ ?(?<s>(?:(?i:PL|NQ|L)-)?(?i:QH|UBTVQH)\d{1,2}|(?i:"
            + Type
            + @") ?[-/] ?"
            + Issuers
            + "))"
            + After
    )]
    private static partial Regex WithYear();

    [GeneratedRegex(Before + @"(?<number>\d{1,6} ?/ ?(?<s>(?:" + Type + ") ?- ?" + Issuers + "))" + After)]
    private static partial Regex WithoutYear();

    [GeneratedRegex(
        @"(?<![\p{L}\d])(?:[Cc]ông văn|CÔNG VĂN|CV)(?: số)?:? ?(?<number>\d{1,6} ?/ ?(?:"
            + Year
            + @" ?/ ?)?\p{Lu}[\p{L}\d&]{1,11}(?:-\p{L}[\p{L}\d&]{1,11}){0,3})"
            + After
    )]
    private static partial Regex Letter();

    [GeneratedRegex(
        @"(?<![\p{L}\d])(?<number>(?:TCVN|QCVN|TCXDVN)(?: (?:ISO|IEC)(?:/(?:IEC|TS))?)? \d{1,5}(?:-\d{1,2})?(?: ?: ?(?:19|20)\d{2})?(?:/\p{Lu}{2,8})?)(?!\d)"
    )]
    private static partial Regex Standard();

    [GeneratedRegex(
        @"(?<![\p{L}\d])(?:(?<w>(?i:nghị định|thông tư liên tịch|thông tư|quyết định)|NĐ|ND|TTLT|TT|QĐ|QD)|(?<w>(?:[Ll]uật|[Bb]ộ luật)(?: [\p{L},]{1,20}){0,12}?))(?: số)?:? (?<number>(?<n>\d{1,5}) ?/ ?"
            + Year
            + @")(?! ?[/\d]|-\p{L})"
    )]
    private static partial Regex Short();

    [GeneratedRegex(
        @"\G[^\d.;|]{0,80}?ngày \d{1,2} ?(?:[/.-]|tháng) ?\d{1,2} ?(?:[/.-]|năm) ?(?<y>(?:19|20)\d{2})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Dated();
}
