namespace IsoDienTu.Bpmn.Layout;

/// <summary>
/// Where lines touch their nodes: the distance from the middle of the side, so that no two lines leave or arrive at one point. A line that
/// runs straight takes the middle; the others stand around it in the order in which they turn away, which saves crossings.
/// </summary>
internal sealed class Ports
{
    private readonly double[] _start;
    private readonly double[] _end;

    private Ports(int flows) => (_start, _end) = (new double[flows], new double[flows]);

    /// <summary>Distance of the line's first point from the middle of its side.</summary>
    public double Start(int flow) => _start[flow];

    /// <summary>Distance of the line's last point from the middle of its side.</summary>
    public double End(int flow) => _end[flow];

    private sealed record Touch(int Flow, bool Leaves, double Key, bool Middle);

    public static Ports For(Sketch sketch, Grid grid, Route[] routes)
    {
        var ports = new Ports(routes.Length);
        var touches = new Dictionary<(int Node, Side Side), List<Touch>>();
        for (var flow = 0; flow < routes.Length; flow++)
        {
            if (sketch.Flows[flow].Dock is { } dock)
                ports._start[flow] = sketch.Nodes[routes[flow].From].Docks[dock].X;
            else
                Add(
                    touches,
                    routes[flow].From,
                    routes[flow].Start,
                    new(flow, true, Turn(routes[flow], grid, true), routes[flow].Legs.Length == 1)
                );
            Add(
                touches,
                routes[flow].To,
                routes[flow].End,
                new(flow, false, Turn(routes[flow], grid, false), routes[flow].Legs.Length == 1)
            );
        }
        foreach (var (place, list) in touches)
            ports.Spread(list, sketch.Nodes[place.Node], place.Side);
        return ports;
    }

    private static void Add(Dictionary<(int, Side), List<Touch>> touches, int node, Side side, Touch touch)
    {
        if (!touches.TryGetValue((node, side), out var list))
            touches[(node, side)] = list = [];
        list.Add(touch);
    }

    // Negative: turns left or up. The line that turns nearest stands outermost; among equals the one that goes farther, or less far, so that
    // the two do not cross at their turns.
    private static double Turn(Route route, Grid grid, bool start)
    {
        if (route.Legs.Length == 1)
            return 0;
        var node = start ? route.From : route.To;
        var lying = route.Legs[start ? 0 : ^1].Lying;
        var (along, across) = lying ? (grid.X[node], grid.Y[node]) : (grid.Y[node], grid.X[node]);
        var way = (start ? route.Stop(grid, 1) : route.Begin(grid, route.Legs.Length - 2)) - across;
        var reach = Math.Abs(route.Legs[start ? 1 : ^2].At - along);
        var tie = Math.Min(9, Math.Abs(way) / 10.0);
        return Math.Sign(way) * (1000 - reach * 10 + (lying ? tie : -tie));
    }

    private void Spread(List<Touch> list, SketchNode node, Side side)
    {
        var lying = side is Side.Left or Side.Right;
        var length = lying ? node.Height : node.Width;
        var pitch = node.Outline == Outline.Box ? Measures.PortPitch : Measures.SmallPortPitch;
        var room = node.Outline == Outline.Box ? length - 24 : length - 10;
        var sorted = list.OrderBy(t => t.Key).ToList();
        var middle = sorted.FindIndex(t => t.Middle);
        // Without a straight line the touches stand evenly around the middle.
        double first = middle >= 0 ? -middle : -(sorted.Count - 1) / 2.0;
        var widest = 2 * Math.Max(-first, sorted.Count - 1 + first);
        if (widest * pitch > room)
            pitch = room / widest;
        for (var place = 0; place < sorted.Count; place++)
        {
            var offset = (first + place) * pitch;
            // Beside a boundary event, not into it.
            if (side == Side.Bottom && node.Docks.Any(d => Math.Abs(d.X - offset) < SketchDock.Radius + 6))
                offset -= 2 * SketchDock.Radius + 8;
            (sorted[place].Leaves ? _start : _end)[sorted[place].Flow] = offset;
        }
    }

    /// <summary>Moves one end of a line a little, out of the way of a line that would otherwise lie on it.</summary>
    public void Nudge(int flow, bool start, double by) => (start ? _start : _end)[flow] += by;
}
