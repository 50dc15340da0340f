using System.Security.Cryptography;

namespace IsoDienTu.Kernel;

/// <summary>
/// A code of 60 random bits in twelve letters that survives being printed, read aloud and typed (Crockford's base 32: no I, L, O, U).
/// At a hundred guesses a second for a year the chance to hit one given code is about 3 in a thousand million.
/// </summary>
public static class SpokenCode
{
    /// <summary>Letters of a code.</summary>
    public const int Length = 12;

    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A fresh code.</summary>
    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>What a person may have typed: lower case, O for 0, I or L for 1, dashes and spaces. Null when it cannot be a code.</summary>
    public static string? Clean(string? typed)
    {
        if (typed is not { Length: > 0 and <= 60 })
        {
            return null;
        }

        var letters = typed.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant).Select(Meant).ToArray();
        return letters.Length == Length && letters.All(c => Letters.Contains(c, StringComparison.Ordinal)) ? new string(letters) : null;
    }

    /// <summary>As printed: <c>7K3M-Q9TX-0A4B</c>.</summary>
    public static string Print(string clean) => string.Join('-', clean.Chunk(4).Select(c => new string(c)));

    private static char Meant(char c) =>
        c switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            _ => c,
        };
}
