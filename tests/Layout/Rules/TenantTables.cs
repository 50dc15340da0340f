using System.Text.RegularExpressions;
using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

/// <summary>
/// A table holds an agency's business - then agency_id is in its primary key and row-level security is forced - or it stands on the written list
/// of shared tables (<c>shared-table | schema.table | reason</c>).
/// </summary>
internal static partial class TenantTables
{
    public static IEnumerable<Finding> Check(SourceTree tree)
    {
        var exemptions = Exemptions.In(tree);
        var shared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var module in tree.Files.Where(f => f.Module is not null && f.IsSql).GroupBy(f => f.Module))
        {
            var scripts = module.OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
            var walled = scripts
                .SelectMany(f => Walled().Matches(WithoutComments(f)))
                .Select(m => m.Groups["name"].Value.ToLowerInvariant())
                .ToHashSet(StringComparer.Ordinal);
            foreach (var (file, match, body) in scripts.SelectMany(Tables))
            {
                var name = match.Groups["name"].Value.ToLowerInvariant();
                var isTenant = AgencyColumn().IsMatch(body);
                if (!isTenant || !walled.Contains(name))
                {
                    shared.Add(name);
                }

                if (exemptions.Has("shared-table", name))
                {
                    continue;
                }

                if (!isTenant)
                {
                    yield return new Finding(
                        file,
                        match.Index,
                        $"{name} has no agency_id: give it one, or write it on the list of shared tables with the reason"
                    );
                }
                else if (!walled.Contains(name))
                {
                    yield return new Finding(
                        file,
                        match.Index,
                        $"{name} has agency_id but no forced row-level security: select kernel.tenant_table('{name}')"
                    );
                }
                else if (!KeyHasAgency(body))
                {
                    yield return new Finding(file, match.Index, $"the primary key of {name} lacks agency_id");
                }
            }
        }

        foreach (var stale in exemptions.Stale("shared-table", shared.Contains))
        {
            yield return stale;
        }
    }

    private static bool KeyHasAgency(string body) =>
        InlineKey().IsMatch(body)
        || Keys()
            .Matches(body)
            .Any(k => k.Groups["columns"].Value.Split(',').Any(c => c.Trim().Equals("agency_id", StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<(SourceFile File, Match Match, string Body)> Tables(SourceFile file)
    {
        var sql = WithoutComments(file);
        foreach (Match match in Table().Matches(sql))
        {
            var depth = 1;
            var end = match.Index + match.Length;
            while (end < sql.Length && depth > 0)
            {
                depth += sql[end] switch
                {
                    '(' => 1,
                    ')' => -1,
                    _ => 0,
                };
                end++;
            }

            yield return (file, match, sql[(match.Index + match.Length)..(end - 1)]);
        }
    }

    private static string WithoutComments(SourceFile file) => Comment().Replace(file.Text, m => new string(' ', m.Length));

    [GeneratedRegex(@"--[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?(?<name>[\w.]+)\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex Table();

    [GeneratedRegex(
        @"kernel\.tenant_table\s*\(\s*'(?<name>[\w.]+)'|alter\s+table\s+(?:only\s+)?(?<name>[\w.]+)\s+force\s+row\s+level\s+security",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Walled();

    [GeneratedRegex(@"(?:^|,)\s*agency_id\s+\w", RegexOptions.IgnoreCase)]
    private static partial Regex AgencyColumn();

    [GeneratedRegex(@"(?:^|,)\s*agency_id\s[^,]*\bprimary\s+key\b", RegexOptions.IgnoreCase)]
    private static partial Regex InlineKey();

    [GeneratedRegex(@"\bprimary\s+key\s*\((?<columns>[^)]*)\)", RegexOptions.IgnoreCase)]
    private static partial Regex Keys();
}
