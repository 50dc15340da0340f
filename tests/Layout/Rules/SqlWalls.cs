using System.Text.RegularExpressions;
using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

/// <summary>
/// SQL names its own schema, and of the modules below only views and functions; a foreign key may point to a table below.
/// EF mappings name the module's own schema.
/// </summary>
internal static partial class SqlWalls
{
    public static IEnumerable<Finding> Check(SourceTree tree)
    {
        var owners = House.Modules.ToDictionary(House.Schema, StringComparer.Ordinal);
        var texts = SqlText.All(tree).ToList();
        var offered = texts
            .Where(t => t.File.IsSql)
            .SelectMany(t => Offered().Matches(t.Text))
            .Select(m => m.Groups["name"].Value.ToLowerInvariant())
            .ToHashSet(StringComparer.Ordinal);

        foreach (var text in texts)
        {
            foreach (Match match in Name().Matches(text.Text))
            {
                var schema = match.Groups["schema"].Value.ToLowerInvariant();
                if (owners.TryGetValue(schema, out var owner) && Judge(text.File.Module!, owner, match, offered) is { } message)
                {
                    yield return new Finding(text.File, text.File.IsSql ? match.Index : text.Start, message);
                }
            }
        }

        foreach (var finding in tree.Files.Where(f => f.Module is not null && f.IsCSharp).SelectMany(f => Mappings(f, owners)))
        {
            yield return finding;
        }
    }

    private static string? Judge(string module, string owner, Match match, HashSet<string> offered)
    {
        if (owner == module)
        {
            return null;
        }

        var name = match.Groups["name"].Value.ToLowerInvariant();
        if (House.MayImport(module)?.Contains(owner) != true)
        {
            return $"{module} names {name}, but {owner} is not below it";
        }

        return match.Groups["key"].Success || offered.Contains(name)
            ? null
            : $"{name} is a table of {owner}: read its view or call its public face";
    }

    private static IEnumerable<Finding> Mappings(SourceFile file, Dictionary<string, string> owners)
    {
        foreach (Match match in Mapping().Matches(file.CSharp.Code))
        {
            var table = file.CSharp.LiteralAt(match.Index + match.Length);
            var comma = table is null ? -1 : file.CSharp.Code.IndexOf(',', table.Start);
            var schema = comma < 0 ? null : file.CSharp.LiteralAt(comma + 1);
            if (schema is not null && owners.TryGetValue(schema.Value, out var owner) && owner != file.Module)
            {
                yield return new Finding(file, match.Index, $"an entity of {file.Module} is mapped to a table of {owner}");
            }
        }
    }

    [GeneratedRegex(
        @"\bcreate\s+(?:or\s+replace\s+)?(?:materialized\s+)?(?:view|function|procedure)\s+(?:if\s+not\s+exists\s+)?(?<name>[a-z_]+\.[a-z_0-9]+)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Offered();

    [GeneratedRegex(@"(?:\b(?<key>references)\s+)?(?<![\w.""])(?<name>(?<schema>[a-z_]+)\.[a-z_][a-z_0-9]*)", RegexOptions.IgnoreCase)]
    private static partial Regex Name();

    [GeneratedRegex(@"\.ToTable\s*\(")]
    private static partial Regex Mapping();
}
