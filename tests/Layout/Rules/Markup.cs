using System.Text.RegularExpressions;
using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

/// <summary>Markup fits the strict content security policy: no inline style, no inline script, no code in an attribute.</summary>
internal static partial class Markup
{
    public static IEnumerable<Finding> Check(SourceTree tree)
    {
        foreach (var file in tree.Files.Where(f => f.Module is not null && (f.IsPage || f.IsCSharp)))
        {
            var pieces = file.IsPage
                ? [(0, Comment().Replace(file.Text, m => new string(' ', m.Length)))]
                : file.CSharp.Literals.Where(l => l.Value.Length > 5).Select(l => (l.Start, l.Value));
            foreach (var (start, text) in pieces)
            {
                foreach (Match match in Forbidden().Matches(text))
                {
                    var place = file.IsPage ? match.Index : start;
                    yield return new Finding(
                        file,
                        place,
                        $"\"{match.Value.Trim()}\" is refused by the content security policy: use a class, or a script file"
                    );
                }
            }
        }
    }

    // iso-asset is our tag helper that writes src with the hashed name.
    [GeneratedRegex(
        """(?<=[\s"'])style\s*=\s*\\?["'@]|<style\b|\bhx-on\b|javascript:|<script\b(?![^>]*\b(?:src|iso-asset)\s*=)(?![^>]*type\s*=\s*\\?["']application/(?:ld\+)?json)|<[a-z][^>]*\son[a-z]+\s*=\s*\\?["']|hx-(?:vals|headers)\s*=\s*\\?["']js:|hx-trigger\s*=\s*\\?["'][^"']*\[""",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
