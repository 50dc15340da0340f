using System.Text;

namespace IsoDienTu.Documents.Finished;

/// <summary>Words as programs give them for a page. Pure.</summary>
internal static class PageText
{
    /// <summary>No page of a document has more; a file that says so is not one.</summary>
    private const int Longest = 60_000;

    /// <summary>Fewer letters than these are a page number or a stamp on a scanned page.</summary>
    private const int Fewest = 12;

    /// <summary>As it is kept: composed letters, nothing that cannot be shown, lines apart.</summary>
    public static string Clean(string told)
    {
        var clean = new StringBuilder(Math.Min(told.Length, Longest));
        foreach (var rune in told.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (clean.Length >= Longest)
            {
                break;
            }

            if (rune.Value is '\n' or '\t' || (!Rune.IsControl(rune) && rune != Rune.ReplacementChar && rune.Value != '\u00ad'))
            {
                clean.Append(rune.Value == '\t' ? " " : rune.ToString());
            }
        }

        return clean.ToString().Normalize().Trim();
    }

    /// <summary>Whether a page says so much that it need not be looked at as a picture.</summary>
    public static bool Says(string words) => words.Where(char.IsLetter).Take(Fewest).Count() == Fewest;

    /// <summary>Its paragraphs, their lines joined; an empty line parts two.</summary>
    public static IReadOnlyList<string> Paragraphs(string words) =>
        [
            .. words
                .Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
                .Select(p => string.Join(' ', p.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)))
                .Where(p => p.Length > 0),
        ];
}
