namespace IsoDienTu.Bpmn.Running;

/// <summary>For one join: from which flows each of its incoming flows can be reached without passing the join. Worked out once a diagram.</summary>
internal sealed class JoinReach
{
    private readonly Dictionary<Flow, HashSet<Flow>> _before;

    /// <param name="links">The throwing links by the event at which they go on.</param>
    public JoinReach(Node join, ILookup<Node, Node> links)
    {
        _before = join.Incoming.ToDictionary(f => f, f => Before(f, join, links));
    }

    /// <summary>Whether a token resting at the node can come to one of the join's incoming flows that fits.</summary>
    public bool CanFill(Node from, Func<Flow, bool> fits)
    {
        foreach (var (incoming, before) in _before)
        {
            if (fits(incoming) && Exits(from).Any(before.Contains))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether the join's incoming flow can be reached from a flow, itself included.</summary>
    public bool IsBefore(Flow flow, Flow incoming) => _before[incoming].Contains(flow);

    /// <summary>Flows by which a token may leave a node, its boundary events included.</summary>
    private static IEnumerable<Flow> Exits(Node node) => node.Exits.Concat(node.Boundaries.SelectMany(b => b.Outgoing));

    private static HashSet<Flow> Before(Flow incoming, Node join, ILookup<Node, Node> links)
    {
        var seen = new HashSet<Flow> { incoming };
        var open = new Stack<Flow>(seen);
        while (open.TryPop(out var flow))
        {
            var node = flow.Source;
            if (node == join)
            {
                continue;
            }
            foreach (var earlier in node.Incoming.Concat(node.AttachedTo?.Incoming ?? []).Concat(links[node].SelectMany(l => l.Incoming)))
            {
                if (seen.Add(earlier))
                {
                    open.Push(earlier);
                }
            }
        }
        return seen;
    }
}
