using IsoDienTu.Bpmn.Nodes;

namespace IsoDienTu.Bpmn.Checking;

/// <summary>Asks the token game whether a container can always end.</summary>
internal static class Soundness
{
    /// <summary>From its start; side branches each from their own beginning.</summary>
    public static Verdict OfContainer(Diagram diagram, IReadOnlyCollection<Node> container, Effort effort)
    {
        var starts = Start.Of(container);
        if (starts.Count == 0)
        {
            starts = [.. container.Where(n => n.Kind == NodeKind.StartEvent).Take(1)];
        }
        var sides = new SideBranches(container);
        if (sides.TooMany || effort.IsSpent)
        {
            return new Verdict(false, []);
        }
        var apart = sides.Boundaries.ToHashSet();
        var (net, entries, flows) = NetBuilder.Build(diagram, container, starts, apart);
        List<Verdict> verdicts =
        [
            Explorer.Explore(net, entries.Values, effort),
            .. apart.Select(boundary => Explorer.Explore(Fresh(), [.. boundary.Outgoing.Select(f => flows[f])], effort)),
        ];
        return new Verdict(verdicts.TrueForAll(v => v.Proved), [.. verdicts.SelectMany(v => v.Faults).Distinct()]);

        // Reducing changes a net, so each exploration has its own.
        Net Fresh()
        {
            (net, _, flows) = NetBuilder.Build(diagram, container, [], apart);
            return net;
        }
    }

    /// <summary>From tokens at rest: at nodes they still have to run, and on flows into joins at which they wait.</summary>
    public static Verdict OfTokens(
        Diagram diagram,
        IReadOnlyCollection<Node> container,
        SideBranches sides,
        IReadOnlyList<Node> at,
        IReadOnlyList<Flow> on
    )
    {
        if (sides.TooMany)
        {
            return new Verdict(false, []);
        }
        var (net, entries, flows) = NetBuilder.Build(diagram, container, at, [.. sides.Boundaries]);
        List<Place> marked = [.. at.Select(n => entries[n]), .. on.Select(f => flows[f])];
        return marked.Distinct().Count() < marked.Count
            ? new Verdict(true, [new Fault("lack_of_synchronisation", at[0])])
            : Explorer.Explore(net, marked, new Effort());
    }
}
