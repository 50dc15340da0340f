using IsoDienTu.Kernel;

namespace IsoDienTu.Access.Passwords;

/// <summary>
/// Rules for a new password after NIST SP 800-63B: length counts, composition does not; common and guessable ones are refused; no forced change.
/// </summary>
internal static class PasswordRules
{
    public const int Shortest = 12;
    public const int Longest = 128;
    private static readonly Lazy<HashSet<string>> Common = new(ReadCommon);

    /// <summary>Refuses a password that a guesser would try.</summary>
    /// <exception cref="RuleException">Names the rule and the mend.</exception>
    public static void Check(string password, string field, params string[] personal)
    {
        var length = password.EnumerateRunes().Count();
        if (length < Shortest)
        {
            throw Refuse("access.password.short", "Mật khẩu phải có ít nhất {0} ký tự. Một câu ngắn dễ nhớ là tốt nhất.", field, Shortest);
        }

        if (length > Longest)
        {
            throw Refuse("access.password.long", "Mật khẩu dài nhất {0} ký tự.", field, Longest);
        }

        var plain = password.Normalize().ToLowerInvariant();
        if (Common.Value.Contains(plain) || plain.Distinct().Count() < 4 || IsRun(plain))
        {
            throw Refuse("access.password.common", "Mật khẩu này nằm trong danh sách hay bị đoán. Hãy chọn câu khác.", field);
        }

        if (personal.Any(p => p.Length >= 4 && plain.Contains(p.ToLowerInvariant(), StringComparison.Ordinal)))
        {
            throw Refuse("access.password.personal", "Mật khẩu không được chứa tên đăng nhập hay họ tên của chính mình.", field);
        }
    }

    /// <summary>123456789012, abcdefghijkl: neighbours all the way.</summary>
    private static bool IsRun(string text) => Enumerable.Range(1, text.Length - 1).All(i => Math.Abs(text[i] - text[i - 1]) <= 1);

    private static RuleException Refuse(string key, string sentence, string field, params object[] args) =>
        new(typeof(Texts), key, sentence, field, args);

    private static HashSet<string> ReadCommon()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        var words = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // People reach the length by repeating or by adding a year: refuse those too.
        return
        [
            .. words,
            .. words.Select(w => w + w),
            .. words.SelectMany(w => Enumerable.Range(1950, 100).Select(y => w + y)),
            .. words.Select(w => w + w + w),
        ];
    }
}
