namespace IsoDienTu.Bpmn.Layout;

/// <summary>Turns places on the grid into pixels: first the heights (rows, gutters with their tracks), then the widths (columns, gaps with theirs).</summary>
internal sealed class Placement
{
    // On the x axis before pixels are known: far enough apart that no port offset reaches the next place.
    private const double Coarse = 500;
    private const double Margin = 10;

    private readonly Sketch _sketch;
    private readonly Grid _grid;
    private readonly Route[] _routes;
    private readonly Ports _ports;
    private readonly LabelPlan _labels;
    private readonly Rooms _rooms;
    private readonly Dictionary<int, Tracks> _gutters = [];
    private readonly Dictionary<int, Tracks> _gaps = [];
    private readonly double[] _y;
    private readonly double[] _x;
    private readonly double[] _tops;

    public Placement(Sketch sketch, Grid grid, Route[] routes, Ports ports, LabelPlan labels)
    {
        (_sketch, _grid, _routes, _ports, _labels) = (sketch, grid, routes, ports, labels);
        _rooms = new Rooms(sketch, grid, routes, ports, labels);
        (_y, _tops) = (new double[grid.Height], new double[grid.Height + 1]);
        _x = new double[2 * grid.Columns + 2];
        PlaceHeights();
        PlaceWidths();
    }

    public IEnumerable<Clash> Clashes => _gutters.Values.Concat(_gaps.Values).SelectMany(t => t.Clashes);

    public double Width => _x[^1];

    public Bounds Lane(int lane) => new(0, _tops[_grid.TopOf(lane)], Width, _tops[_grid.TopOf(lane + 1)] - _tops[_grid.TopOf(lane)]);

    public Bounds Node(int node)
    {
        var size = _sketch.Nodes[node];
        return new(Middle(_grid.X[node]) - size.Width / 2, _y[_grid.Y[node]] - size.Height / 2, size.Width, size.Height);
    }

    /// <summary>The boundary event at that place of the node.</summary>
    public Bounds Dock(int node, int dock)
    {
        var host = Node(node);
        const double r = SketchDock.Radius;
        return new(host.CentreX + _sketch.Nodes[node].Docks[dock].X - r, host.Bottom - r, 2 * r, 2 * r);
    }

    private double Middle(int x) => (_x[x] + _x[x + 1]) / 2;

    /// <summary>Height of a lying piece, or place of a standing one.</summary>
    private double At(int flow, int leg)
    {
        var (route, at) = (_routes[flow], _routes[flow].Legs[leg].At);
        if (route.Legs[leg].Lying)
        {
            if (!_grid.IsRow(at))
                return _y[at] + _gutters[at].EdgeOf(flow, leg) - Measures.Pitch / 2;
            return _y[at] + (leg == 0 ? _ports.Start(flow) : _ports.End(flow));
        }
        if (at % 2 == 0)
            return _x[at] + GapStart(at) + _gaps[at].EdgeOf(flow, leg) - Measures.Pitch / 2;
        return Middle(at) + (leg == 0 ? _ports.Start(flow) : _ports.End(flow));
    }

    public IReadOnlyList<Waypoint> Line(int flow)
    {
        var route = _routes[flow];
        var points = new List<Waypoint> { Touch(flow, start: true) };
        for (var leg = 0; leg + 1 < route.Legs.Length; leg++)
        {
            var (one, two) = (At(flow, leg), At(flow, leg + 1));
            points.Add(route.Legs[leg].Lying ? new(two, one) : new(one, two));
        }
        points.Add(Touch(flow, start: false));
        return points;
    }

    // Where the line meets the outline: on a diamond or circle that lies farther in, the farther from the middle of the side.
    private Waypoint Touch(int flow, bool start)
    {
        var route = _routes[flow];
        var (node, side, offset) = start ? (route.From, route.Start, _ports.Start(flow)) : (route.To, route.End, _ports.End(flow));
        var box = Node(node);
        var half = (side is Side.Left or Side.Right ? box.Width : box.Height) / 2;
        var reach = _sketch.Nodes[node].Outline switch
        {
            Outline.Diamond => half - Math.Abs(offset),
            Outline.Circle => Math.Sqrt(Math.Max(0, half * half - offset * offset)),
            _ => half,
        };
        if (start && _sketch.Flows[flow].Dock is not null)
            reach += SketchDock.Radius;
        return side switch
        {
            Side.Left => new(box.CentreX - reach, box.CentreY + offset),
            Side.Right => new(box.CentreX + reach, box.CentreY + offset),
            Side.Top => new(box.CentreX + offset, box.CentreY - reach),
            _ => new(box.CentreX + offset, box.CentreY + reach),
        };
    }

    private void PlaceHeights()
    {
        var top = 0.0;
        for (var y = 0; y < _grid.Height; y++)
        {
            _tops[y] = top;
            if (_grid.IsRow(y))
            {
                var (up, down) = _rooms.Row(y);
                _y[y] = top + up;
                top += up + down;
            }
            else
            {
                var lane = Enumerable.Range(0, _grid.Lanes).Last(l => _grid.TopOf(l) <= y);
                var (first, last) = (y == _grid.TopOf(lane), y == _grid.TopOf(lane + 1) - 1);
                var runs = Runs(
                    lying: true,
                    y,
                    (x, flow, start) => x * Coarse + (x % 2 == 1 ? (start ? _ports.Start(flow) : _ports.End(flow)) : 0)
                );
                var tracks = _gutters[y] = Tracks.For(runs, Margin, first ? 1 : 0);
                var before = first ? Measures.Clear / 2 : Measures.Clear - 2;
                var after = last ? Measures.Clear / 2 : Measures.Clear - 2;
                _y[y] = top + before;
                top += Math.Max(Measures.Gutter, runs.Count == 0 ? 0 : before + tracks.Thickness + after);
                if (last)
                    top += Widen(lane, Math.Max(0, _sketch.LaneHeights[lane] - (top - _tops[_grid.TopOf(lane)])));
            }
        }
        _tops[^1] = top;
    }

    // A lane too low for its name grows at both sides of what stands in it.
    private double Widen(int lane, double by)
    {
        for (var y = _grid.TopOf(lane); by > 0 && y < _grid.TopOf(lane + 1); y++)
        {
            _y[y] += by / 2;
            _tops[y] += y == _grid.TopOf(lane) ? 0 : by / 2;
        }
        return by;
    }

    private void PlaceWidths()
    {
        var left = 0.0;
        for (var x = 0; x <= 2 * _grid.Columns; x++)
        {
            _x[x] = left;
            if (x % 2 == 1)
            {
                left += _rooms.Column(x);
                continue;
            }
            var runs = Runs(lying: false, x, (y, flow, start) => EndHeight(y, flow, start));
            var tracks = _gaps[x] = Tracks.For(runs, Margin, 0.5);
            var edge = x == 0 || x == 2 * _grid.Columns;
            var tracked = runs.Count == 0 ? 0 : tracks.Thickness + 2 * Measures.Clear - Measures.Pitch / 2;
            left += _rooms.Label(x) + Math.Max(edge ? 30 : Measures.Gap, tracked);
        }
        _x[^1] = left;
    }

    private double EndHeight(int y, int flow, bool start)
    {
        if (_grid.IsRow(y))
            return _y[y] + (start ? _ports.Start(flow) : _ports.End(flow));
        var leg = Array.FindIndex(_routes[flow].Legs, l => l.Lying && l.At == y);
        return At(flow, leg);
    }

    private double GapStart(int x)
    {
        var tracks = _gaps[x];
        var room = _rooms.Label(x);
        return room + (_x[x + 1] - _x[x] - room - tracks.Thickness) / 2;
    }

    private List<Run> Runs(bool lying, int at, Func<int, int, bool, double> place)
    {
        var runs = new List<Run>();
        for (var flow = 0; flow < _routes.Length; flow++)
        {
            var route = _routes[flow];
            for (var leg = 0; leg < route.Legs.Length; leg++)
            {
                if (route.Legs[leg] != new Leg(lying, at))
                    continue;
                var begin = End(route.Begin(_grid, leg), route, flow, leg, first: true);
                var stop = End(route.Stop(_grid, leg), route, flow, leg, first: false);
                var label = _labels.Flows[flow];
                var extra = label.Place == LabelPlace.Run && label.Leg == leg ? label.Height + 4 : 0;
                runs.Add(new(flow, leg, begin, stop, Measures.Pitch + extra));
            }
        }
        return runs;

        RunEnd End(int where, Route route, int flow, int leg, bool first)
        {
            var neighbour = first ? leg - 1 : leg + 1;
            var beyond = first ? route.Begin(_grid, neighbour) : route.Stop(_grid, neighbour);
            return new(place(where, flow, neighbour == 0), Math.Sign(beyond - at), lying && where % 2 == 0);
        }
    }
}
