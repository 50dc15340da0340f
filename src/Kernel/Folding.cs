using System.Globalization;
using System.Text;

namespace IsoDienTu.Kernel;

/// <summary>
/// The one folding of Vietnamese text for search and comparison: "Hoà Bình", "HÒA BÌNH" and "hoa  binh" fold alike.
/// Composed and decomposed input, both placements of the tone mark and the letter đ give the same result; the stored text stays as written.
/// Pure and safe for concurrent use.
/// </summary>
public static class Folding
{
    /// <summary>
    /// Lower case without marks, one space between words, none at the ends; invisible characters (zero width, direction marks, soft hyphen)
    /// vanish, digits and punctuation stay, the latter in its plain form (M’gar = M'gar). Null and blank give the empty string.
    /// </summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        return FoldedLetters.Fold(text) ?? Thoroughly(text);
    }

    /// <summary>By decomposing the whole text, which is right for every script and slow.</summary>
    internal static string Thoroughly(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Whole(text).Normalize(NormalizationForm.FormKD))
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(c))
            {
                case UnicodeCategory.NonSpacingMark:
                case UnicodeCategory.Format:
                    continue;
                case UnicodeCategory.SpaceSeparator:
                case UnicodeCategory.LineSeparator:
                case UnicodeCategory.ParagraphSeparator:
                case UnicodeCategory.Control:
                    if (folded.Length > 0 && folded[^1] != ' ')
                    {
                        folded.Append(' ');
                    }

                    continue;
                default:
                    folded.Append(Letter(c));
                    continue;
            }
        }

        if (folded.Length > 0 && folded[^1] == ' ')
        {
            folded.Length--;
        }

        return folded.ToString();
    }

    /// <summary>What a search box asks for: the folded pieces between blanks, codes left whole; more than eight narrow nothing down.</summary>
    public static IReadOnlyList<string> Parts(string? text) => [.. Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8)];

    /// <summary>The folded words of a text, cut at everything that is neither a letter nor a digit.</summary>
    public static IReadOnlyList<string> Words(string? text) => Cut(Fold(text));

    /// <summary>The words of a text that is folded already.</summary>
    public static List<string> Cut(string folded)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= folded.Length; i++)
        {
            var inside = i < folded.Length && char.IsLetterOrDigit(folded[i]);
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                words.Add(folded[start..i]);
                start = -1;
            }
        }

        return words;
    }

    /// <summary>Words joined by hyphens, only a-z and 0-9, for addresses: "Sở Tư pháp" gives <c>so-tu-phap</c>.</summary>
    public static string Slug(string? text) => string.Join('-', Words(text).Select(Plain).Where(w => w.Length > 0));

    /// <summary>True when every word of the query begins some word of the text; an empty query matches everything.</summary>
    public static bool Matches(string? text, string? query)
    {
        var wanted = Words(query);
        if (wanted.Count == 0)
        {
            return true;
        }

        var words = Words(text);
        return wanted.All(w => words.Any(x => x.StartsWith(w, StringComparison.Ordinal)));
    }

    private static char Letter(char c) =>
        c switch
        {
            'đ' or 'Đ' => 'd',
            '‘' or '’' or 'ʼ' or '´' => '\'',
            '‐' or '‑' or '–' or '—' => '-',
            _ => char.ToLowerInvariant(c),
        };

    private static string Plain(string word) => string.Concat(word.Where(char.IsAsciiLetterOrDigit));

    // Half a surrogate pair, as cut-off input brings it, would make Normalize throw.
    internal static string Whole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
                continue;
            }

            return new string([.. text.Where(c => !char.IsSurrogate(c))]);
        }

        return text;
    }
}
