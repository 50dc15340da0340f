using System.Buffers;
using System.Globalization;

namespace IsoDienTu.Kernel;

/// <summary>
/// Folding letter by letter from a table, for texts in Latin letters and their marks, which is nearly all there is: decomposing whole texts takes most of the time of a
/// search. The table is made by <see cref="Folding.Thoroughly"/>, so that both give the same. Pure and safe for concurrent use.
/// </summary>
internal static class FoldedLetters
{
    // Latin with all its additions, marks, and the dashes and quotation marks of the general punctuation.
    private const int Known = 0x2100;
    private const char Unknown = '\uFFFF';
    private const char Vanishes = '\uFFFE';
    private static readonly char[] table = [.. Enumerable.Range(0, Known).Select(c => Entry((char)c))];

    /// <summary>Null when some letter needs the whole text to be decomposed.</summary>
    public static string? Fold(string text)
    {
        var folded = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            var length = 0;
            foreach (var c in text)
            {
                var letter = c < Known ? table[c] : Unknown;
                switch (letter)
                {
                    case Unknown:
                        return null;
                    case Vanishes:
                    case ' ' when length == 0 || folded[length - 1] == ' ':
                        continue;
                    default:
                        folded[length++] = letter;
                        continue;
                }
            }

            return new string(folded, 0, length > 0 && folded[length - 1] == ' ' ? length - 1 : length);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(folded);
        }
    }

    private static char Entry(char c)
    {
        // Marks that take up room may change places with others when a text is decomposed.
        if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark)
        {
            return Unknown;
        }

        // Between two letters, because blanks at the ends of a text are not kept.
        var folded = Folding.Thoroughly($"a{c}a");
        return folded.Length switch
        {
            2 => Vanishes,
            3 => folded[1],
            _ => Unknown,
        };
    }
}
