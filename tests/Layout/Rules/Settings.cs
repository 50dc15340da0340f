using System.Text.RegularExpressions;
using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

/// <summary>
/// A database setting lives as long as its transaction or batch and no longer: connections go back to the pool without a reset,
/// so a session setting would hand one agency's wall to the next request.
/// </summary>
internal static partial class Settings
{
    public static IEnumerable<Finding> Check(SourceTree tree)
    {
        foreach (var text in SqlText.All(tree))
        {
            foreach (Match match in SessionSet().Matches(text.Text).Concat(SessionConfig().Matches(text.Text)))
            {
                var place = text.File.IsSql ? match.Index + match.Length - 1 : text.Start;
                yield return new Finding(
                    text.File,
                    place,
                    "a setting that outlives its transaction: write set local, or set_config(…, true)"
                );
            }
        }
    }

    [GeneratedRegex(
        @"(?:^|;|\bbegin\b|\bthen\b|\bloop\b)\s*set\s+(?!local\b|constraints\b|transaction\b)(?:session\s+)?[\w.]+\s*(?:=|\sto\s)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex SessionSet();

    [GeneratedRegex(@"\bset_config\s*\((?:[^()]|\([^()]*\))*,\s*false\s*\)", RegexOptions.IgnoreCase)]
    private static partial Regex SessionConfig();
}
