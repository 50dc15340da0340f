using System.Text;

namespace IsoDienTu.Procedures.Importing;

/// <summary>The two forms of a text: clean (what people see) and folded (what words are compared in).</summary>
internal static class Fold
{
    /// <summary>Composed letters, every run of blanks one space, no invisible characters. Line feeds are kept.</summary>
    public static string Clean(string text)
    {
        var composed = text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
        var clean = new StringBuilder(composed.Length);
        var blank = true;
        foreach (var c in composed)
        {
            if (c == '\n')
            {
                while (clean.Length > 0 && clean[^1] == ' ')
                    clean.Length--;
                clean.Append('\n');
                blank = true;
            }
            else if (char.IsWhiteSpace(c) || c == '\u00a0')
            {
                if (!blank)
                    clean.Append(' ');
                blank = true;
            }
            else if (!IsInvisible(c))
            {
                clean.Append(c);
                blank = false;
            }
        }
        return clean.ToString().Trim(' ', '\n');
    }

    /// <summary>
    /// Lower case, with one spelling for dashes and for the place of tone marks (hoà = hòa, uỷ = ủy).
    /// Of a clean text the folded form has the same length, so places found in one hold in the other.
    /// </summary>
    public static string Text(string clean)
    {
        var letters = clean.ToLowerInvariant().ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = letters[i] switch
            {
                '\n' => ' ',
                '–' or '—' or '−' or '‐' or '‑' => '-',
                '“' or '”' or '„' => '"',
                var c => c,
            };
            if (i > 0 && (i + 1 == letters.Length || !char.IsLetter(letters[i + 1])))
                MoveTone(letters, i);
        }
        return new string(letters);
    }

    // Word-final oà, oè, uỳ (but not quỳ, where u belongs to the consonant) carry the tone on the first vowel in the older spelling.
    private static void MoveTone(char[] letters, int last)
    {
        const string marked = "àáảãạèéẻẽẹỳýỷỹỵ";
        const string first = "òóỏõọòóỏõọùúủũụ";
        const string plain = "aaaaaeeeeeyyyyy";
        var tone = marked.IndexOf(letters[last], StringComparison.Ordinal);
        if (tone < 0)
            return;
        var wanted = tone < 10 ? 'o' : 'u';
        if (letters[last - 1] != wanted || (wanted == 'u' && last > 1 && letters[last - 2] == 'q'))
            return;
        letters[last - 1] = first[tone];
        letters[last] = plain[tone];
    }

    private static bool IsInvisible(char c) =>
        char.IsControl(c)
        || c is '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff' or '\u00ad'
        || c is >= '\u202a' and <= '\u202e'
        || c is >= '\u2066' and <= '\u2069';
}
