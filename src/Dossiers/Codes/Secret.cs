using System.Security.Cryptography;
using System.Text;

namespace IsoDienTu.Dossiers.Codes;

/// <summary>
/// The follow-up secret on the receipt: 60 random bits in twelve letters that survive being read aloud (Crockford's base 32), printed in groups of
/// four. Only its SHA-256 is kept; with 60 bits no salt or slow hash is needed.
/// </summary>
internal static class Secret
{
    public const int Length = 12;
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    public static string Hash(string clean) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(clean)));

    /// <summary>As printed: <c>7K3M-Q9TX-0A4B</c>.</summary>
    public static string Print(string clean) => string.Join('-', clean.Chunk(4).Select(c => new string(c)));

    /// <summary>What a person may have typed: lower case, O for 0, I or L for 1, dashes and spaces. Null when it cannot be a secret.</summary>
    public static string? Clean(string? typed)
    {
        if (typed is not { Length: > 0 and <= 60 })
        {
            return null;
        }

        var letters = typed.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant).Select(Meant).ToArray();
        return letters.Length == Length && letters.All(c => Letters.Contains(c, StringComparison.Ordinal)) ? new string(letters) : null;
    }

    /// <summary>Compares in the same time whatever is stored; an absent hash never fits.</summary>
    public static bool Fits(string? clean, string? storedHash)
    {
        var typed = Encoding.ASCII.GetBytes(Hash(clean ?? ""));
        var stored = Encoding.ASCII.GetBytes(storedHash ?? new string('-', typed.Length));
        return CryptographicOperations.FixedTimeEquals(typed, stored) && clean is not null;
    }

    private static char Meant(char c) =>
        c switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            _ => c,
        };
}
