using System.Collections.Immutable;

namespace IsoDienTu.Bpmn.Checking;

/// <summary>Collects findings; of the same kind at the same element the first stays.</summary>
internal sealed class Report
{
    private readonly List<Finding> _findings = [];
    private readonly HashSet<(string?, string)> _seen = [];
    private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);

    /// <summary>One allowance for all the containers of a diagram.</summary>
    public Effort Effort { get; } = new();

    public bool Has(string kind) => _kinds.Contains(kind);

    public void Error(string? id, string kind, string vi, string en) => Add(new(id, FindingLevel.Error, kind, vi, en));

    public void Warning(string? id, string kind, string vi, string en) => Add(new(id, FindingLevel.Warning, kind, vi, en));

    public void Info(string? id, string kind, string vi, string en) => Add(new(id, FindingLevel.Info, kind, vi, en));

    public ImmutableArray<Finding> Findings() => [.. _findings];

    private void Add(Finding finding)
    {
        if (_seen.Add((finding.ElementId, finding.Kind)))
        {
            _findings.Add(finding);
            _kinds.Add(finding.Kind);
        }
    }

    public static string Title(Node node) => Running.Trouble.Title(node);

    /// <summary>At most ten ids, for a message.</summary>
    public static string Ids(IReadOnlyCollection<Node> nodes) =>
        string.Join(", ", nodes.Take(10).Select(n => n.Id)) + (nodes.Count > 10 ? ", ..." : "");
}
