namespace IsoDienTu.Layout.Reading;

/// <summary>The two assertions of this project: a rule holds on the repository, and its twin is caught.</summary>
internal static class Holds
{
    public static void Everywhere(Func<SourceTree, IEnumerable<Finding>> rule)
    {
        var findings = rule(SourceTree.Repository).Select(f => f.ToString()).Order(StringComparer.Ordinal).ToList();
        Assert.True(findings.Count == 0, $"{findings.Count} finding(s):\n" + string.Join('\n', findings));
    }

    /// <summary>The rule finds exactly one thing in the example, and says the given words.</summary>
    public static void CatchesOne(Func<SourceTree, IEnumerable<Finding>> rule, string words, params (string Path, string Text)[] files)
    {
        var finding = Assert.Single(rule(SourceTree.Of(files)));
        Assert.Contains(words, finding.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The rule finds nothing in the example: it does not cry wolf.</summary>
    public static void IsQuiet(Func<SourceTree, IEnumerable<Finding>> rule, params (string Path, string Text)[] files) =>
        Assert.Empty(rule(SourceTree.Of(files)));
}
