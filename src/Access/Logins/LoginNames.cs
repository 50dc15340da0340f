using IsoDienTu.Kernel;

namespace IsoDienTu.Access.Logins;

/// <summary>Login names as Vietnamese offices form them: given name, dot, initials of family and middle names (<c>an.lth</c>).</summary>
internal static class LoginNames
{
    /// <summary>A free login for the person; a number is appended when others have the same initials.</summary>
    /// <param name="taken">Logins in use that begin alike.</param>
    public static string For(string personName, IReadOnlySet<string> taken)
    {
        var stem = Stem(personName);
        return Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? stem : stem + n).First(name => !taken.Contains(name));
    }

    /// <summary>The name without a number.</summary>
    public static string Stem(string personName)
    {
        var words = Folding
            .Fold(personName)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => new string([.. word.Where(char.IsAsciiLetterOrDigit)]))
            .Where(word => word.Length > 0)
            .ToList();
        if (words.Count == 0)
        {
            return "can-bo";
        }

        var initials = string.Concat(words.SkipLast(1).Select(word => word[0]));
        var stem = initials.Length == 0 ? words[^1] : words[^1] + "." + initials;
        return stem.Length < 3 ? stem.PadRight(3, '0') : stem[..Math.Min(stem.Length, 60)];
    }
}
