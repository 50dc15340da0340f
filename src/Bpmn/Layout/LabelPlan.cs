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

    /// <summary>After the first turn of a flow that leaves upright between others, where it could not be told whose label it is.</summary>
    Turn,

    /// <summary>Along a run in a gutter.</summary>
    Run,
}

/// <summary>Where a label is to stand and what room it needs, settled before any coordinate is known.</summary>
/// <param name="Leg">For <see cref="LabelPlace.Run"/>: the piece it is written along.</param>
/// <param name="Lead">For <see cref="LabelPlace.Start"/>: how far from the shape it begins.</param>
internal readonly record struct PlannedLabel(LabelPlace Place, double Width, double Height, int Leg = 0, double Lead = 4);

/// <summary>The room for all labels of a sketch.</summary>
internal sealed record LabelPlan(PlannedLabel[] Nodes, PlannedLabel[][] Docks, PlannedLabel[] Flows)
{
    public static LabelPlan For(Sketch sketch, Grid grid, Route[] routes, Ports ports, bool[] forward) =>
        new(
            [.. sketch.Nodes.Select((n, i) => OfNode(n, Uses(routes, i, Side.Top), Uses(routes, i, Side.Bottom)))],
            [.. sketch.Nodes.Select(n => n.Docks.Select(OfDock).ToArray())],
            [.. sketch.Flows.Select((f, i) => OfFlow(sketch, f, grid, routes[i], forward[i], IsHemmed(routes, ports, i)))]
        );

    private static bool Uses(Route[] routes, int node, Side side) =>
        Array.Exists(routes, r => (r.From == node && r.Start == side) || (r.To == node && r.End == side));

    // A label stands right of an upright line; another line from the same side that runs farther right takes that place.
    private static bool IsHemmed(Route[] routes, Ports ports, int flow) =>
        routes[flow] is { Start: Side.Top or Side.Bottom, Legs.Length: > 1 } route
        && Enumerable
            .Range(0, routes.Length)
            .Any(o => o != flow && routes[o].From == route.From && routes[o].Start == route.Start && ports.Start(o) > ports.Start(flow));

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

    private static PlannedLabel OfDock(SketchDock dock) =>
        dock.Label.Length == 0 ? default : Sized(LabelPlace.Below, dock.Label, Measures.FlowLabelWidth);

    private static PlannedLabel OfFlow(Sketch sketch, SketchFlow flow, Grid grid, Route route, bool forward, bool hemmed)
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
        {
            // A flow that leaves a step under a condition carries a small diamond at its start.
            var lead = sketch.Nodes[flow.From].Outline == Outline.Box ? 18 : 4;
            return Sized(hemmed ? LabelPlace.Turn : LabelPlace.Start, flow.Label, Measures.FlowLabelWidth) with { Lead = lead };
        }
        // A column with its gap is at least about 90 wide; the run spans at least so many of them.
        var span = Math.Abs(route.Begin(grid, longest) - route.Stop(grid, longest)) * 45;
        return Sized(LabelPlace.Run, flow.Label, Math.Clamp(span, 80, Measures.RunLabelWidth), longest);
    }

    private static PlannedLabel Sized(LabelPlace place, string text, double width, int leg = 0)
    {
        var lines = Words.Balance(text, width, Measures.LabelSize);
        return new(place, Math.Ceiling(lines.Max(l => Words.Width(l, Measures.LabelSize))) + 2, lines.Count * Measures.LabelLine, leg);
    }
}
