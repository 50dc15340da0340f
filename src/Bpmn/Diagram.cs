using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Xml.Linq;
using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn;

/// <summary>
/// A compiled BPMN 2.0 file. Immutable and safe to share between threads. Its XML stays the truth: what this product does not understand
/// (vendor extensions, unknown elements, comments, drawing details) is kept and written back; a change gives a new diagram.
/// </summary>
public sealed class Diagram
{
    private readonly FrozenDictionary<string, Node> _nodes;
    private readonly FrozenDictionary<string, Flow> _flows;
    private readonly ConcurrentDictionary<Node, JoinReach> _reach = new();
    private readonly Lazy<ILookup<Node, Node>> _links;

    internal Diagram(XDocument source, DiagramParts parts)
    {
        Source = source;
        Id = parts.Id;
        Processes = parts.Processes;
        Pools = parts.Pools;
        Lanes = parts.Lanes;
        Nodes = parts.Nodes;
        Flows = parts.Flows;
        Artifacts = parts.Artifacts;
        Links = parts.Links;
        Planes = parts.Planes;
        _links = new(() => Nodes.Where(n => n.LinkTarget is not null).ToLookup(n => n.LinkTarget!));
        _nodes = Nodes.ToFrozenDictionary(n => n.Id, StringComparer.Ordinal);
        _flows = Flows.ToFrozenDictionary(f => f.Id, StringComparer.Ordinal);
    }

    /// <summary>Id of the definitions element.</summary>
    public string Id { get; }
    public ImmutableArray<Process> Processes { get; }
    public ImmutableArray<Pool> Pools { get; }

    /// <summary>All lanes in document order, outer before inner.</summary>
    public ImmutableArray<Lane> Lanes { get; }

    /// <summary>All flow nodes of all processes and sub-processes in document order; a node's index is its ordinal.</summary>
    public ImmutableArray<Node> Nodes { get; }

    /// <summary>All sequence flows in document order; a flow's index is its ordinal.</summary>
    public ImmutableArray<Flow> Flows { get; }
    public ImmutableArray<Artifact> Artifacts { get; }

    /// <summary>Message flows and associations.</summary>
    public ImmutableArray<Link> Links { get; }

    /// <summary>The drawn sheets; empty when the file has no drawing.</summary>
    public ImmutableArray<DiagramPlane> Planes { get; }

    /// <summary>Shapes of the first sheet; empty when the file has no drawing.</summary>
    public ImmutableArray<DiagramShape> Shapes => Planes.IsEmpty ? [] : Planes[0].Shapes;

    /// <summary>Lines of the first sheet; empty when the file has no drawing.</summary>
    public ImmutableArray<DiagramEdge> Edges => Planes.IsEmpty ? [] : Planes[0].Edges;

    /// <summary>The XML this diagram was compiled from. Never changed in place.</summary>
    internal XDocument Source { get; }

    /// <summary>The node of that id; null when there is none.</summary>
    public Node? FindNode(string id) => _nodes.GetValueOrDefault(id);

    /// <summary>The sequence flow of that id; null when there is none.</summary>
    public Flow? FindFlow(string id) => _flows.GetValueOrDefault(id);

    /// <summary>
    /// The outcomes a user or manual task offers: the ways out of the exclusive gateway that directly follows it. A way whose condition is
    /// <c>outcome = "code"</c> has that code; one without a condition has its flow id. Empty when the task offers none (then the way on is
    /// decided by data, or there is only one).
    /// </summary>
    public ImmutableArray<Outcome> OutcomesOf(string taskId) => FindNode(taskId) is { } task ? Outcomes.Of(task) : [];

    /// <summary>What completing a task asks: by one of its outcomes, or where it offers none by itself.</summary>
    /// <param name="outcome">Code of one of <see cref="OutcomesOf"/>; null for a task without.</param>
    public Asked AskedOf(string taskId, string? outcome)
    {
        var outcomes = OutcomesOf(taskId);
        return outcomes.IsEmpty
            ? FindNode(taskId)?.Asked ?? Asked.Nothing
            : outcomes.FirstOrDefault(o => o.Code == outcome)?.Asked ?? Asked.Nothing;
    }

    /// <summary>Whether a link leads to this event.</summary>
    internal bool IsLinked(Node caught) => _links.Value.Contains(caught);

    /// <summary>What an inclusive join needs to know of the flows before it.</summary>
    internal JoinReach ReachOf(Node join) => _reach.GetOrAdd(join, j => new JoinReach(j, _links.Value));
}

/// <summary>What a compiler hands to <see cref="Diagram"/>.</summary>
internal sealed record DiagramParts
{
    public string Id { get; init; } = "";
    public ImmutableArray<Process> Processes { get; init; } = [];
    public ImmutableArray<Pool> Pools { get; init; } = [];
    public ImmutableArray<Lane> Lanes { get; init; } = [];
    public ImmutableArray<Node> Nodes { get; init; } = [];
    public ImmutableArray<Flow> Flows { get; init; } = [];
    public ImmutableArray<Artifact> Artifacts { get; init; } = [];
    public ImmutableArray<Link> Links { get; init; } = [];
    public ImmutableArray<DiagramPlane> Planes { get; init; } = [];
}
