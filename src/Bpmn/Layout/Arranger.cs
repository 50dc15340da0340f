namespace IsoDienTu.Bpmn.Layout;

/// <summary>
/// Lays a sketch out: columns are time, rows are roles, lines run in the gaps between. No line passes through a shape and no two lie on each
/// other: nodes fill whole cells, a line over free cells owns them, and everything else runs on tracks of its own in gaps and gutters.
/// </summary>
internal static class Arranger
{
    // Each round moves the ends that would lie on each other a little; on random procedures two rounds are enough.
    private const int Rounds = 12;
    private static readonly double[] Moves = [7, -14, 18, -22, 5, 9, -19, 12, -6, 16, -9, 4];

    public static Arrangement Arrange(Sketch sketch)
    {
        var ranks = Order.Ranks(sketch);
        var forward = Order.Forward(sketch, ranks);
        var grid = Grid.Of(sketch, ranks, forward);
        var routes = RouteChoice.For(sketch, grid, forward);
        var ports = Ports.For(sketch, grid, routes);
        var plan = LabelPlan.For(sketch, grid, routes, ports, forward);
        var placement = new Placement(sketch, grid, routes, ports, plan);
        for (var round = 0; round < Rounds && placement.Clashes.Any(); round++)
        {
            foreach (var clash in placement.Clashes)
                Part(clash, routes, ports, Moves[round]);
            placement = new Placement(sketch, grid, routes, ports, plan);
        }
        return Drawn(sketch, plan, placement);
    }

    private static void Part(Clash clash, Route[] routes, Ports ports, double by)
    {
        var (run, end) = clash.Other.Flow == clash.One.Flow ? (clash.One, clash.End) : (clash.Other, clash.OtherEnd);
        var start = end == run.Begin && run.Leg == 1;
        if (start || run.Leg == routes[run.Flow].Legs.Length - 2)
            ports.Nudge(run.Flow, start, by);
        else
            ports.Nudge(clash.One.Flow, clash.End == clash.One.Begin, by);
    }

    private static Arrangement Drawn(Sketch sketch, LabelPlan plan, Placement placement)
    {
        Bounds[] nodes = [.. sketch.Nodes.Select((_, n) => placement.Node(n))];
        Bounds[][] docks = [.. sketch.Nodes.Select((node, n) => node.Docks.Select((_, d) => placement.Dock(n, d)).ToArray())];
        IReadOnlyList<Waypoint>[] lines = [.. sketch.Flows.Select((_, f) => placement.Line(f))];
        Bounds[] lanes = [.. Enumerable.Range(0, sketch.Lanes).Select(placement.Lane)];
        var labels = new Labels(nodes.Concat(docks.SelectMany(d => d)), lines, lanes);
        Bounds?[] nodeLabels = [.. nodes.Select((n, i) => labels.For(n, plan.Nodes[i]))];
        Bounds?[][] dockLabels = [.. docks.Select((all, n) => all.Select((d, i) => labels.ForDock(d, plan.Docks[n][i])).ToArray())];
        Bounds?[] flowLabels = [.. lines.Select((l, i) => labels.For(l, plan.Flows[i]))];
        return new(nodes, nodeLabels, dockLabels, lines, flowLabels, lanes);
    }
}
