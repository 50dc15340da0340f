using System.Text.RegularExpressions;

namespace IsoDienTu.Procedures.Importing;

/// <summary>A name of at most twelve words for a step, taken from the beginning of its content.</summary>
internal static partial class ShortTitles
{
    private const int MostWords = 12;

    public static string Of(IEnumerable<string> content)
    {
        foreach (var line in content)
        {
            var text = Leading().Replace(line, "").Trim();
            if (text.Length == 0)
                continue;
            var end = End().Match(text);
            var clause = (end.Success ? text[..end.Index] : text).Trim(' ', ',', '-');
            var words = clause.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                continue;
            var first = string.Join(' ', words.Take(MostWords));
            // A clause that is too long is cut at its last comma rather than in the middle of a phrase.
            var comma = words.Length > MostWords ? first.LastIndexOf(',') : -1;
            return (comma > 8 ? first[..comma] : first).TrimEnd(',', ';', ':', '.');
        }
        return "";
    }

    [GeneratedRegex(@"^\s*([-+*•]|\d{1,2}(\.\d{1,2})*[.)])\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex(@"[:;(]|\.(\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex End();
}
