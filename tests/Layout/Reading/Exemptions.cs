namespace IsoDienTu.Layout.Reading;

/// <summary>
/// The written exemptions of <c>tests/Layout/exemptions.txt</c>, one a line: <c>rule | thing | reason</c>.
/// An exemption that lacks a reason, or that nothing uses any more, is itself a finding.
/// </summary>
internal sealed class Exemptions
{
    public const string Path = "tests/Layout/exemptions.txt";

    private readonly List<(int Line, string Rule, string Thing, string Reason)> _lines;

    private Exemptions(List<(int, string, string, string)> lines) => _lines = lines;

    public static Exemptions In(SourceTree tree)
    {
        var lines = new List<(int, string, string, string)>();
        var texts = tree.Find(Path)?.Text.Split('\n') ?? [];
        for (var i = 0; i < texts.Length; i++)
        {
            var text = texts[i].Trim();
            if (text.Length > 0 && text[0] != '#')
            {
                var parts = text.Split('|', 3, StringSplitOptions.TrimEntries);
                lines.Add((i + 1, parts[0], parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(2) ?? ""));
            }
        }

        return new Exemptions(lines);
    }

    public bool Has(string rule, string thing) => _lines.Any(l => l.Rule == rule && l.Thing == thing);

    /// <summary>Findings about the list itself: no reason, or a thing that no longer needs it.</summary>
    public IEnumerable<Finding> Stale(string rule, Func<string, bool> stillNeeded)
    {
        foreach (var line in _lines.Where(l => l.Rule == rule))
        {
            if (line.Reason.Length < 20)
            {
                yield return new Finding(Path, line.Line, $"the exemption of {line.Thing} gives no reason");
            }
            else if (!stillNeeded(line.Thing))
            {
                yield return new Finding(Path, line.Line, $"{line.Thing} needs no exemption any more: remove the line");
            }
        }
    }
}
