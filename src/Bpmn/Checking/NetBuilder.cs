using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Checking;

/// <summary>Builds the net of one container from its nodes' token rules.</summary>
internal sealed class NetBuilder
{
    /// <summary>Subsets of more flows than this are not listed.</summary>
    private const int MaxSubset = 6;

    private readonly Diagram _diagram;
    private readonly Net _net = new();
    private readonly Dictionary<Flow, Place> _flows = [];
    private readonly Dictionary<Node, Place> _entries = [];

    private readonly HashSet<Node> _apart;

    private NetBuilder(Diagram diagram, HashSet<Node> apart)
    {
        _diagram = diagram;
        _apart = apart;
    }

    /// <summary>The net of the nodes of a container, with a place from which each of the <paramref name="entered"/> nodes can be run.</summary>
    /// <param name="apart">Boundary events whose branches are not started here.</param>
    public static (Net Net, Dictionary<Node, Place> Entries, Dictionary<Flow, Place> Flows) Build(
        Diagram diagram,
        IReadOnlyCollection<Node> container,
        IEnumerable<Node> entered,
        HashSet<Node> apart
    )
    {
        var builder = new NetBuilder(diagram, apart);
        foreach (var flow in container.SelectMany(n => n.Outgoing))
        {
            builder._flows[flow] = builder._net.AddPlace(flow.Source, [flow]);
        }
        foreach (var node in entered.Distinct())
        {
            builder._entries[node] = builder._net.AddPlace(node, Exits(node));
        }
        foreach (
            var node in container.Where(n => n.Kind is not (NodeKind.BoundaryEvent or NodeKind.EventSubProcess) && !n.IsForCompensation)
        )
        {
            builder.AddNode(node);
        }
        return (builder._net, builder._entries, builder._flows);
    }

    private static IEnumerable<Flow> Exits(Node node) => node.Exits.Concat(node.Boundaries.SelectMany(b => b.Outgoing));

    private void AddNode(Node node)
    {
        var takes = node.Incoming.Select(f => _flows[f]).ToList();
        var gives = Gives(node);
        // An error or a cancellation leaves its scope as a whole: somebody around takes over.
        var clears = node is { Kind: NodeKind.EndEvent, Event: EventKind.Terminate or EventKind.Error or EventKind.Cancel };
        var joins = takes.Count > 1 && node.Kind is (NodeKind.ParallelGateway or NodeKind.InclusiveGateway or NodeKind.ComplexGateway);
        if (_entries.TryGetValue(node, out var entry))
        {
            if (joins)
            {
                AddAll(node, [entry], gives, clears);
            }
            else
            {
                takes.Add(entry);
            }
        }
        if (joins && node.Kind == NodeKind.ParallelGateway)
        {
            AddAll(node, takes, gives, clears);
        }
        else if (joins)
        {
            AddInclusive(node, takes, gives);
        }
        else if (takes.Count > 1 && node.Kind != NodeKind.EndEvent)
        {
            var inside = _net.AddPlace(node, Exits(node), inside: true);
            takes.ForEach(p => _net.Transitions.Add(new Transition(_net.Transitions.Count, node, [p], [inside])));
            AddAll(node, [inside], gives, clears);
        }
        else
        {
            takes.ForEach(p => AddAll(node, [p], gives, clears));
        }
    }

    private void AddAll(Node node, IReadOnlyCollection<Place> takes, List<List<Flow>> gives, bool clears)
    {
        foreach (var give in gives)
        {
            _net.Transitions.Add(new Transition(_net.Transitions.Count, node, takes, give.Select(f => _flows[f])) { Clears = clears });
        }
    }

    private void AddInclusive(Node node, List<Place> takes, List<List<Flow>> gives)
    {
        var inside = _net.AddPlace(node, node.Outgoing, inside: true);
        _net.Transitions.Add(
            new Transition(_net.Transitions.Count, node, takes, [inside])
            {
                Join = _diagram.ReachOf(node),
                FlowOf = takes.Zip(node.Incoming).ToDictionary(p => p.First, p => p.Second),
            }
        );
        AddAll(node, [inside], gives, clears: false);
    }

    /// <summary>The sets of flows by which tokens may go on from a node.</summary>
    private List<List<Flow>> Gives(Node node)
    {
        List<Flow> all = [.. node.Exits];
        var gives = node.Kind switch
        {
            _ when all.Count == 0 =>
            [
                [],
            ],
            NodeKind.ParallelGateway => [all],
            NodeKind.ExclusiveGateway or NodeKind.EventBasedGateway => [.. all.Select(f => new List<Flow> { f })],
            NodeKind.InclusiveGateway or NodeKind.ComplexGateway => Subsets(all, [], mayBeEmpty: false),
            _ => Conditional(node, all),
        };
        foreach (var beside in node.Boundaries.Where(b => !b.Interrupting && !_apart.Contains(b)))
        {
            gives.AddRange(gives.Select(g => g.Concat(beside.Outgoing).ToList()).ToList());
            _net.TooWide |= gives.Count > 1 << MaxSubset;
            if (_net.TooWide)
            {
                break;
            }
        }
        gives.AddRange(node.Boundaries.Where(b => b.Interrupting && b.Event != EventKind.Compensation).Select(b => b.Outgoing.ToList()));
        return gives;
    }

    private List<List<Flow>> Conditional(Node node, List<Flow> all)
    {
        var free = all.Where(f => f.Condition is null && f != node.Default).ToList();
        return free.Count == all.Count ? [all] : Subsets([.. all.Except(free)], free, mayBeEmpty: free.Count > 0);
    }

    private List<List<Flow>> Subsets(List<Flow> of, List<Flow> always, bool mayBeEmpty)
    {
        if (of.Count > MaxSubset)
        {
            _net.TooWide = true;
            return
            [
                [.. always, .. of],
            ];
        }
        return
        [
            .. Enumerable
                .Range(mayBeEmpty ? 0 : 1, (1 << of.Count) - (mayBeEmpty ? 0 : 1))
                .Select(mask => always.Concat(of.Where((_, i) => (mask & (1 << i)) != 0)).ToList()),
        ];
    }
}
