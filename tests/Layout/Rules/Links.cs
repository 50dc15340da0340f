using System.Text.RegularExpressions;
using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

/// <summary>A document links only to what is in the repository; links to other hosts are not followed.</summary>
internal static partial class Links
{
    public static IEnumerable<Finding> Check(SourceTree tree)
    {
        var places = tree.Files.SelectMany(f => Above(f.Path)).ToHashSet(StringComparer.Ordinal);
        foreach (var file in tree.Files.Where(f => f.Path.EndsWith(".md", StringComparison.Ordinal)))
        {
            foreach (Match match in Link().Matches(file.Text))
            {
                var target = match.Groups["target"].Value;
                if (!places.Contains(Resolve(file.Path, target)))
                {
                    yield return new Finding(file, match.Index, $"{target} is not in the repository");
                }
            }
        }
    }

    private static string Resolve(string from, string target)
    {
        var parts = new Stack<string>(from.Split('/')[..^1]);
        foreach (var part in target.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.Pop();
            }
            else if (part != ".")
            {
                parts.Push(part);
            }
        }

        return string.Join('/', parts.Reverse());
    }

    /// <summary>The path itself and every folder it lies in.</summary>
    private static IEnumerable<string> Above(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            yield return path[..end];
        }
    }

    [GeneratedRegex(@"(?<!!)\[[^\]\n]+\]\((?![a-z]+:|#|/)(?<target>[^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}
