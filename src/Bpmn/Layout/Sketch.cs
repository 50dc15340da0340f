namespace IsoDienTu.Bpmn.Layout;

/// <summary>What a node is for the layout: only its outline and its habits matter.</summary>
internal enum Outline
{
    Box,
    Diamond,
    Circle,
}

/// <summary>A node to be placed.</summary>
/// <param name="Width">Of the shape, in pixels.</param>
/// <param name="Height">Of the shape, in pixels.</param>
/// <param name="Lane">Its lane, counted from the top.</param>
/// <param name="Label">Words written outside the shape (events, gateways, data); empty when they stand inside or there are none.</param>
/// <param name="Beside">For papers and notes: the node in whose column it stands, in a row of its own.</param>
/// <param name="Docks">The boundary events on its lower edge, from the left.</param>
internal sealed record SketchNode(
    Outline Outline,
    double Width,
    double Height,
    int Lane,
    string Label = "",
    int? Beside = null,
    IReadOnlyList<SketchDock>? Docks = null
)
{
    public IReadOnlyList<SketchDock> Docks { get; } = Docks ?? [];
}

/// <summary>A boundary event: its middle sits on the lower edge of its node, <paramref name="X"/> from the middle of that edge.</summary>
internal sealed record SketchDock(double X, string Label)
{
    public const double Radius = 18;
}

/// <summary>A line to be drawn between two nodes, given by their places in the sketch.</summary>
/// <param name="Dock">For lines that leave from a boundary event: its place among those of the source.</param>
internal sealed record SketchFlow(int From, int To, string Label = "", int? Dock = null);

/// <summary>A diagram without places: nodes in reading order, flows between them, lanes from the top.</summary>
/// <param name="LaneHeights">The least height of each lane, so that its name finds room; at least one lane.</param>
internal sealed record Sketch(IReadOnlyList<SketchNode> Nodes, IReadOnlyList<SketchFlow> Flows, IReadOnlyList<double> LaneHeights)
{
    public int Lanes => LaneHeights.Count;
}

/// <summary>The finished layout; lists run parallel to those of the sketch. The upper left corner of the first lane is (0, 0).</summary>
internal sealed record Arrangement(
    IReadOnlyList<Bounds> Nodes,
    IReadOnlyList<Bounds?> NodeLabels,
    IReadOnlyList<IReadOnlyList<Bounds?>> DockLabels,
    IReadOnlyList<IReadOnlyList<Waypoint>> Flows,
    IReadOnlyList<Bounds?> FlowLabels,
    IReadOnlyList<Bounds> Lanes
);
