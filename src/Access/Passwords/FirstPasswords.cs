using IsoDienTu.Kernel;

namespace IsoDienTu.Access.Passwords;

/// <summary>Made-up passwords that are handed over on paper or by word: 60 random bits in three groups of four letters.</summary>
internal static class FirstPasswords
{
    public static string New() => SpokenCode.Print(SpokenCode.New()).ToLowerInvariant();
}
