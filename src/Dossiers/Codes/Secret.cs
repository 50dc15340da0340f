using System.Security.Cryptography;
using System.Text;
using IsoDienTu.Kernel;

namespace IsoDienTu.Dossiers.Codes;

/// <summary>
/// The follow-up secret on the receipt: 60 random bits in twelve letters that survive being read aloud (Crockford's base 32), printed in groups of
/// four. Only its SHA-256 is kept; with 60 bits no salt or slow hash is needed.
/// </summary>
internal static class Secret
{
    public static string New() => SpokenCode.New();

    public static string Hash(string clean) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(clean)));

    /// <inheritdoc cref="SpokenCode.Print"/>
    public static string Print(string clean) => SpokenCode.Print(clean);

    /// <inheritdoc cref="SpokenCode.Clean"/>
    public static string? Clean(string? typed) => SpokenCode.Clean(typed);

    /// <summary>Compares in the same time whatever is stored; an absent hash never fits.</summary>
    public static bool Fits(string? clean, string? storedHash)
    {
        var typed = Encoding.ASCII.GetBytes(Hash(clean ?? ""));
        var stored = Encoding.ASCII.GetBytes(storedHash ?? new string('-', typed.Length));
        return CryptographicOperations.FixedTimeEquals(typed, stored) && clean is not null;
    }
}
