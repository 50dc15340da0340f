using System.Text.RegularExpressions;
using System.Xml.Linq;
using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

/// <summary>
/// Every Vietnamese text that a module asks for with <c>T["…"]</c> has its English in the module's Texts.en.resx, and every entry there is still asked for:
/// by <c>T["…"]</c>, or as a string somewhere in the module that reaches <c>T</c> through a variable.
/// </summary>
internal static partial class TextsComplete
{
    public static IEnumerable<Finding> Check(SourceTree tree) => tree.Modules.SelectMany(module => CheckModule(tree, module));

    private static IEnumerable<Finding> CheckModule(SourceTree tree, string module)
    {
        var files = tree.Files.Where(f => f.Module == module && (f.IsCSharp || f.IsPage)).ToList();
        var asked = files.SelectMany(f => Asked(f).Select(a => (File: f, a.Position, a.Key, a.IsConstant))).ToList();
        foreach (var variable in asked.Where(a => !a.IsConstant))
        {
            yield return new Finding(
                variable.File,
                variable.Position,
                "a key put together at run time is never found: write T[\"… {0}\", value]"
            );
        }

        var resources = tree.Find($"src/{module}/Texts.en.resx");
        var entries = resources is null ? [] : Entries(resources);
        foreach (var missing in asked.Where(a => a.IsConstant && !entries.ContainsKey(a.Key)).DistinctBy(a => a.Key))
        {
            yield return new Finding(missing.File, missing.Position, $"\"{missing.Key}\" has no English in src/{module}/Texts.en.resx");
        }

        if (resources is null)
        {
            yield break;
        }

        var used = asked.Select(a => a.Key).ToHashSet(StringComparer.Ordinal);
        used.UnionWith(files.Where(f => f.IsCSharp).SelectMany(f => f.CSharp.Literals).Select(l => l.Value));
        used.UnionWith(files.Where(f => f.IsPage).SelectMany(f => Quoted().Matches(f.Text)).Select(m => Unescape(m.Groups["key"].Value)));
        foreach (var (key, english) in entries)
        {
            var place = Math.Max(resources.Text.IndexOf(new XAttribute("name", key).ToString(), StringComparison.Ordinal), 0);
            if (!used.Contains(key))
            {
                yield return new Finding(resources, place, $"nobody asks for \"{key}\" any more: remove the entry");
            }
            else if (string.IsNullOrWhiteSpace(english))
            {
                yield return new Finding(resources, place, $"\"{key}\" has an empty English text");
            }
        }
    }

    private static IEnumerable<(int Position, string Key, bool IsConstant)> Asked(SourceFile file)
    {
        if (file.IsPage)
        {
            foreach (Match match in InPage().Matches(file.Text))
            {
                yield return (match.Index, Unescape(match.Groups["key"].Value), match.Groups["hole"].Length == 0);
            }

            yield break;
        }

        foreach (Match match in InCode().Matches(file.CSharp.Code))
        {
            if (file.CSharp.LiteralAt(match.Index + match.Length) is { } literal)
            {
                // The inside of a string is blank in the code, so what follows it is the next thing there; T["…".Length] is no text of ours.
                var next = literal.HasHoles ? '+' : file.CSharp.Code.AsSpan(literal.Start + 1).TrimStart()[0];
                if (next is ']' or ',' or '+')
                {
                    yield return (match.Index, literal.Value, next != '+');
                }
            }
        }
    }

    private static Dictionary<string, string> Entries(SourceFile resources) =>
        XDocument
            .Parse(resources.Text)
            .Root!.Elements("data")
            .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")?.Value ?? "", StringComparer.Ordinal);

    private static string Unescape(string key) =>
        key.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);

    [GeneratedRegex("""\bT\s*\[\s*(?<hole>\$?)@?"(?<key>(?:[^"\\\n]|\\.)*)"(?=\s*[\],])""")]
    private static partial Regex InPage();

    [GeneratedRegex(@"\bT\s*\[")]
    private static partial Regex InCode();

    [GeneratedRegex("\"(?<key>(?:[^\"\\\\\n]|\\\\.)+)\"")]
    private static partial Regex Quoted();
}
