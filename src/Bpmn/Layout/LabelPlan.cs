using IsoDienTu.Bpmn.Svg;

namespace IsoDienTu.Bpmn.Layout;

internal enum LabelPlace
{
    None,
    Below,
    Above,

    /// <summary>Beside the upper left edge of a diamond whose top and bottom both have lines.</summary>
    Corner,

    /// <summary>Beside the first piece of a flow.</summary>
    Start,

    /// <summary>Along a run in a gutter.</summary>
    Run,
}

/// <summary>Where a label is to stand and what room it needs, settled before any coordinate is known.</summary>
/// <param name="Leg">For <see cref="LabelPlace.Run"/>: the piece it is written along.</param>
internal readonly record struct PlannedLabel(LabelPlace Place, double Width, double Height, int Leg = 0);

/// <summary>The room for all labels of a sketch.</summary>
internal sealed record LabelPlan(PlannedLabel[] Nodes, PlannedLabel[] Flows)
{
    public static LabelPlan For(Sketch sketch, Grid grid, Route[] routes, bool[] forward) =>
        new(
            [.. sketch.Nodes.Select((n, i) => OfNode(n, Uses(routes, i, Side.Top), Uses(routes, i, Side.Bottom)))],
            [.. sketch.Flows.Select((f, i) => OfFlow(f, grid, routes[i], forward[i]))]
        );

    private static bool Uses(Route[] routes, int node, Side side) =>
        Array.Exists(routes, r => (r.From == node && r.Start == side) || (r.To == node && r.End == side));

    private static PlannedLabel OfNode(SketchNode node, bool top, bool bottom)
    {
        if (node.Label.Length == 0)
            return default;
        var place =
            !bottom ? LabelPlace.Below
            : !top ? LabelPlace.Above
            : LabelPlace.Corner;
        return Sized(place, node.Label, place == LabelPlace.Corner ? 80 : Measures.NodeLabelWidth);
    }

    private static PlannedLabel OfFlow(SketchFlow flow, Grid grid, Route route, bool forward)
    {
        if (flow.Label.Length == 0)
            return default;
        var run = Enumerable
            .Range(0, route.Legs.Length)
            .Where(leg => route.Legs[leg].Lying && !grid.IsRow(route.Legs[leg].At))
            .OrderByDescending(leg => Math.Abs(route.Begin(grid, leg) - route.Stop(grid, leg)))
            .Select(leg => (int?)leg)
            .FirstOrDefault();
        if (forward || run is not { } longest)
            return Sized(LabelPlace.Start, flow.Label, Measures.FlowLabelWidth);
        // A column with its gap is at least about 90 wide; the run spans at least so many of them.
        var span = Math.Abs(route.Begin(grid, longest) - route.Stop(grid, longest)) * 45;
        return Sized(LabelPlace.Run, flow.Label, Math.Clamp(span, 80, Measures.RunLabelWidth), longest);
    }

    private static PlannedLabel Sized(LabelPlace place, string text, double width, int leg = 0)
    {
        var lines = Words.Wrap(text, width, Measures.LabelSize);
        return new(place, Math.Ceiling(lines.Max(l => Words.Width(l, Measures.LabelSize))) + 2, lines.Count * Measures.LabelLine, leg);
    }
}
