using IsoDienTu.Bpmn.Nodes;

namespace IsoDienTu.Bpmn.Checking;

/// <summary>Asks the token game whether a container can always end.</summary>
internal static class Soundness
{
    /// <summary>From its start.</summary>
    public static Verdict OfContainer(Diagram diagram, IReadOnlyCollection<Node> container)
    {
        var starts = Start.Of(container);
        if (starts.Count == 0)
        {
            starts = [.. container.Where(n => n.Kind == NodeKind.StartEvent).Take(1)];
        }
        var (net, entries, _) = NetBuilder.Build(diagram, container, starts);
        return Explorer.Explore(net, entries.Values);
    }

    /// <summary>From tokens at rest: at nodes they still have to run, and on flows into joins at which they wait.</summary>
    public static Verdict OfTokens(Diagram diagram, IReadOnlyCollection<Node> container, IReadOnlyList<Node> at, IReadOnlyList<Flow> on)
    {
        var (net, entries, flows) = NetBuilder.Build(diagram, container, at);
        List<Place> marked = [.. at.Select(n => entries[n]), .. on.Select(f => flows[f])];
        return marked.Distinct().Count() < marked.Count
            ? new Verdict(true, [new Fault("lack_of_synchronisation", at[0])])
            : Explorer.Explore(net, marked);
    }
}
