using System.Text.RegularExpressions;
using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

/// <summary>The repository names no package registry and no path of one person's machine: it must build anywhere.</summary>
internal static partial class Places
{
    public static IEnumerable<Finding> Check(SourceTree tree)
    {
        foreach (var file in tree.Files)
        {
            foreach (Match match in MachinePath().Matches(file.Text))
            {
                yield return new Finding(file, match.Index, $"{match.Value} is a path of one machine");
            }

            foreach (Match match in Registry().Matches(file.Text))
            {
                yield return new Finding(file, match.Index, $"{match.Value} names a registry: leave the choice to the machine that builds");
            }
        }
    }

    // Assembled so that this file does not contain what it looks for.
    [GeneratedRegex(
        @"(?<![\w.~-])/(?:ro" + @"ot/|ho" + @"me/\w|Us" + @"ers/\w|wo" + @"rk/(?:main|wt|shared)\b)|\b[A-Z]:\\\\?(?:Users|Program)"
    )]
    private static partial Regex MachinePath();

    [GeneratedRegex(
        @"https?://(?:[\w-]+\.)*(?:registry|artifactory|nexus|verdaccio|proget|packages)[\w-]*\.[\w.-]+|https?://[\w.-]*nu"
            + @"get\.org/v\d|""resol"
            + @"ved""\s*:\s*""https?:|^\s*regis"
            + @"try\s*=|(?<=<add\s[^>]*value="")https?://",
        RegexOptions.Multiline | RegexOptions.IgnoreCase
    )]
    private static partial Regex Registry();
}
