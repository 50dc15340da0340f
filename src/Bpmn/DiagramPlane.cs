using System.Collections.Immutable;

namespace IsoDienTu.Bpmn;

/// <summary>One drawn sheet of a BPMN file (BPMNDiagram with its BPMNPlane). Most files have one; tools that open sub-processes by drill-down write one more each.</summary>
/// <param name="Id">Id of the BPMNPlane.</param>
/// <param name="ElementId">The process, collaboration or sub-process drawn here.</param>
public sealed record DiagramPlane(string Id, string ElementId, ImmutableArray<DiagramShape> Shapes, ImmutableArray<DiagramEdge> Edges);

/// <summary>Where a pool, lane, node or artifact is drawn (BPMNShape).</summary>
public sealed record DiagramShape(string ElementId, Bounds Bounds)
{
    /// <summary>Where its name is written; null when the tool left that to the viewer.</summary>
    public Bounds? Label { get; init; }

    /// <summary>For pools and lanes: true when they lie, false when they stand; null when not said.</summary>
    public bool? Horizontal { get; init; }

    /// <summary>For sub-processes and call activities: whether the inside is shown; null when not said.</summary>
    public bool? Expanded { get; init; }

    /// <summary>For exclusive gateways: whether the cross is shown.</summary>
    public bool MarkerVisible { get; init; }
}

/// <summary>How a sequence flow, message flow or association is drawn (BPMNEdge): at least two points, from source to target.</summary>
public sealed record DiagramEdge(string ElementId, ImmutableArray<Waypoint> Waypoints)
{
    /// <summary>Where its name is written; null when the tool left that to the viewer.</summary>
    public Bounds? Label { get; init; }
}
