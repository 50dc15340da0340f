using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

/// <summary>A source file is short enough to be read: 300 lines, unless the written list says why not.</summary>
internal static class Lengths
{
    public const int Most = 300;

    private static readonly string[] Endings = [".cs", ".cshtml", ".sql", ".ts", ".js", ".mjs", ".scss", ".css", ".sh"];

    public static IEnumerable<Finding> Check(SourceTree tree)
    {
        var exemptions = Exemptions.In(tree);
        var lengths = tree
            .Files.Where(f => f.Name == "dev" || Endings.Any(e => f.Path.EndsWith(e, StringComparison.Ordinal)))
            .ToDictionary(f => f.Path, f => f.CountLines(), StringComparer.Ordinal);
        return lengths
            .Where(f => f.Value > Most && !exemptions.Has("length", f.Key))
            .Select(f => new Finding(f.Key, f.Value, $"{f.Value} lines, the most is {Most}: split it by idea"))
            .Concat(exemptions.Stale("length", path => lengths.GetValueOrDefault(path) > Most));
    }
}
