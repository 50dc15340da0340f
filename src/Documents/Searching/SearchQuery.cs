using System.Text;
using IsoDienTu.Kernel;

namespace IsoDienTu.Documents.Searching;

/// <summary>One thing asked for: words that stand one behind the other. A code or number is the row of its parts.</summary>
/// <param name="Folded">Without accents, lower case.</param>
/// <param name="Accented">As typed, lower case.</param>
/// <param name="Open">Whether the last word may go on, as while typing.</param>
internal sealed record SearchTerm(IReadOnlyList<string> Folded, IReadOnlyList<string> Accented, bool Open)
{
    /// <summary>The term as people typed it, more or less.</summary>
    public string Printed => string.Join(' ', Accented);

    public string Lexemes => string.Join(" <-> ", Folded.Select((w, i) => $"'{w}'{(Open && i == Folded.Count - 1 ? ":*" : "")}"));

    /// <summary>All words, in any order.</summary>
    public string AllLexemes => All(Folded);

    /// <summary>All words with their accents, in any order: accents are kept without their places.</summary>
    public string AccentLexemes => All(Accented);

    private string All(IReadOnlyList<string> words) =>
        string.Join(" & ", words.Select((w, i) => $"'{w}'{(Open && i == words.Count - 1 ? ":*" : "")}"));
}

/// <summary>
/// What somebody typed into the search field. All terms must be found; words in quotes stand together and whole; the last word may be the beginning of
/// one; accents never decide what is found, only what stands first. Pure.
/// </summary>
internal sealed class SearchQuery
{
    /// <summary>More than this is cut off.</summary>
    public const int Longest = 200;
    private const int MostTerms = 12;

    private SearchQuery(string typed, IReadOnlyList<SearchTerm> terms)
    {
        Typed = typed;
        Terms = terms;
    }

    /// <summary>What was typed, in one line.</summary>
    public string Typed { get; }

    /// <summary>What must be found; empty when nothing that could be was typed.</summary>
    public IReadOnlyList<SearchTerm> Terms { get; }

    public bool IsEmpty => Terms.Count == 0;

    /// <summary>The whole as a code is compared.</summary>
    public string Code => Folding.Fold(Typed.Trim('"', '“', '”'));

    /// <summary>As PostgreSQL reads a tsquery. Words hold letters and digits only, so that nothing typed is read as an operator.</summary>
    public string Lexemes => string.Join(" & ", Terms.Select(t => $"({t.Lexemes})"));

    /// <summary>The same without the order of words, which the index does not know.</summary>
    public string AllLexemes => string.Join(" & ", Terms.Select(t => $"({t.AllLexemes})"));

    /// <summary>Whether some words must stand one behind the other.</summary>
    public bool HasPhrases => Terms.Any(t => t.Folded.Count > 1);

    /// <summary>The accents as well; null when none was typed, for then none are wanted.</summary>
    public string? AccentLexemes =>
        Terms.All(t => t.Folded.SequenceEqual(t.Accented, StringComparer.Ordinal))
            ? null
            : string.Join(" & ", Terms.Select(t => $"({t.AccentLexemes})"));

    /// <summary>The same terms but one, as text to be typed.</summary>
    public string Without(SearchTerm term) => string.Join(' ', Terms.Where(t => t != term).Select(t => t.Printed));

    public static SearchQuery Of(string? typed)
    {
        var line = TypedText.Line(typed);
        // Not in the middle of a pair of code units.
        line = line.Length <= Longest ? line : TypedText.Line(line[..Longest]);
        var terms = new List<SearchTerm>();
        var pieces = line.Split('"', '“', '”');
        for (var i = 0; i < pieces.Length; i++)
        {
            var quoted = i % 2 == 1 && i < pieces.Length - 1;
            if (quoted)
            {
                Add(terms, pieces[i], open: false);
                continue;
            }

            var words = pieces[i].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var w = 0; w < words.Length; w++)
            {
                Add(terms, words[w], open: i == pieces.Length - 1 && w == words.Length - 1);
            }
        }

        return new SearchQuery(line, [.. terms.Take(MostTerms)]);
    }

    /// <summary>The words of a text with accents, lower case, cut as the index cuts them.</summary>
    public static List<string> WordsOf(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(Rune.ToLowerInvariant(rune));
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    private static void Add(List<SearchTerm> terms, string text, bool open)
    {
        var accented = WordsOf(text).ToList();
        var folded = accented.Select(Folded).ToList();
        if (folded.Count == 0 || folded.Any(w => w.Length == 0))
        {
            return;
        }

        // One letter begins too many words, and a number alone is meant as it stands.
        var last = folded[^1];
        var goesOn = open && (folded.Count > 1 || (last.Length > 1 && !last.All(char.IsAsciiDigit)));
        terms.Add(new SearchTerm(folded, accented, goesOn));
    }

    private static string Folded(string word) => string.Concat(Folding.Fold(word).Where(char.IsLetterOrDigit));
}
