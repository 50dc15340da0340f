using IsoDienTu.Bpmn.Nodes;

namespace IsoDienTu.Bpmn.Checking;

/// <summary>
/// What runs beside the main flow: the branch behind a boundary event that does not interrupt, when it never comes back to the flow. A
/// reminder may go out again before the last one is dealt with, so such a branch may hold several tokens; it is a token game of its own.
/// </summary>
internal sealed class SideBranches
{
    private readonly List<(Node Boundary, HashSet<Node> Nodes)> _branches = [];

    /// <summary>Each branch is a walk through the container; more looks than this are not taken.</summary>
    private const int MaxLooks = 500_000;

    /// <summary>Too many branches to tell apart: then nothing can be proved.</summary>
    public bool TooMany { get; }

    public SideBranches(IReadOnlyCollection<Node> container)
    {
        var starts = Start.Of(container).Concat(container.Where(n => n.Kind == NodeKind.StartEvent)).ToList();
        var beginnings = container.Where(n => n is { Kind: NodeKind.BoundaryEvent, Interrupting: false, AttachedTo: not null }).ToList();
        TooMany = (long)beginnings.Count * container.Count > MaxLooks;
        foreach (var boundary in TooMany ? [] : beginnings)
        {
            var beside = Closure(boundary.Outgoing.Select(f => f.Target), null);
            var main = Closure(starts, boundary);
            if (beside.All(n => !main.Contains(n) || n is { Kind: NodeKind.EndEvent, Event: EventKind.None }))
            {
                _branches.Add((boundary, beside));
            }
        }
        // The innermost branch of a node is the smallest that holds it.
        _branches.Sort((a, b) => a.Nodes.Count.CompareTo(b.Nodes.Count));
    }

    /// <summary>The boundary events whose branches stand apart.</summary>
    public IEnumerable<Node> Boundaries => _branches.Select(b => b.Boundary);

    /// <summary>The boundary event behind which the node runs; null for the main flow.</summary>
    public Node? Of(Node node) => _branches.Find(b => b.Nodes.Contains(node)).Boundary;

    private static HashSet<Node> Closure(IEnumerable<Node> from, Node? without)
    {
        var seen = new HashSet<Node>(from);
        var open = new Stack<Node>(seen);
        while (open.TryPop(out var node))
        {
            foreach (var next in node.Exits.Select(f => f.Target).Concat(node.Boundaries.Where(b => b != without)).Where(seen.Add))
            {
                open.Push(next);
            }
        }
        return seen;
    }
}
