namespace IsoDienTu.Bpmn.Layout;

/// <summary>
/// Chooses one way for each flow: straight ones first, then short before long, then each once more in the light of all others. A cell that a
/// line passes over is that line's alone (lines of the same side of the same node may share it), so two lines can only meet in gaps and
/// gutters, where <see cref="Tracks"/> keeps them apart.
/// </summary>
internal sealed class RouteChoice
{
    private const int Passes = 3;
    private readonly Sketch _sketch;
    private readonly Grid _grid;
    private readonly bool[] _forward;
    private readonly Route?[] _chosen;
    private readonly int[] _branches;

    private RouteChoice(Sketch sketch, Grid grid, bool[] forward)
    {
        (_sketch, _grid, _forward) = (sketch, grid, forward);
        _chosen = new Route?[sketch.Flows.Count];
        _branches = [.. sketch.Nodes.Select((_, n) => sketch.Flows.Where((f, i) => f.From == n && forward[i]).Count())];
    }

    public static Route[] For(Sketch sketch, Grid grid, bool[] forward)
    {
        var choice = new RouteChoice(sketch, grid, forward);
        var order = Enumerable
            .Range(0, sketch.Flows.Count)
            .OrderBy(f => forward[f] ? 0 : 1)
            .ThenBy(f => grid.Y[sketch.Flows[f].From] == grid.Y[sketch.Flows[f].To] ? 0 : 1)
            .ThenBy(f => Math.Abs(grid.X[sketch.Flows[f].From] - grid.X[sketch.Flows[f].To]))
            .ToList();
        for (var pass = 0; pass < Passes; pass++)
        {
            foreach (var flow in order)
                choice.Choose(flow);
        }
        return [.. choice._chosen.Select(r => r!)];
    }

    private void Choose(int flow)
    {
        _chosen[flow] = null;
        var taken = Taken();
        // The ways that keep to gaps and gutters pass no cell, so at least one is always free.
        _chosen[flow] = Routes.Of(_sketch.Flows[flow], _grid).Where(r => !Folds(r) && IsFree(r, taken)).MinBy(r => Cost(r, flow));
    }

    private Dictionary<(int X, int Y), HashSet<(int Node, Side Side)>> Taken()
    {
        var taken = new Dictionary<(int, int), HashSet<(int, Side)>>();
        foreach (var route in _chosen.OfType<Route>())
        {
            foreach (var cell in route.Cells(_grid))
            {
                if (!taken.TryGetValue(cell, out var owners))
                    taken[cell] = owners = [];
                owners.Add(Owner(route, cell));
            }
        }
        return taken;
    }

    // A way that lies twice in the same gap would run over itself.
    private static bool Folds(Route route) =>
        route.From != route.To && Enumerable.Range(0, Math.Max(0, route.Legs.Length - 2)).Any(i => route.Legs[i] == route.Legs[i + 2]);

    private bool IsFree(Route route, Dictionary<(int X, int Y), HashSet<(int Node, Side Side)>> taken)
    {
        if (route.Legs.Length == 1 && _chosen.Any(r => r is { Legs.Length: 1 } && r.From == route.From && r.To == route.To))
            return false;
        foreach (var cell in route.Cells(_grid))
        {
            if (!_grid.IsFree(cell.X, cell.Y))
                return false;
            var owner = Owner(route, cell);
            if (taken.TryGetValue(cell, out var owners) && owners.Any(o => o != owner))
                return false;
        }
        return true;
    }

    private (int, Side) Owner(Route route, (int X, int Y) cell)
    {
        var first = route.Legs[0];
        return (first.Lying ? first.At == cell.Y : first.At == cell.X) ? (route.From, route.Start) : (route.To, route.End);
    }

    private double Cost(Route route, int flow)
    {
        var cost = 10.0 * (route.Legs.Length - 1);
        for (var leg = 0; leg < route.Legs.Length; leg++)
            cost += Math.Abs(route.Begin(_grid, leg) - route.Stop(_grid, leg));
        foreach (var other in _chosen.OfType<Route>())
        {
            cost += 12 * route.Crossings(other, _grid);
            cost += Sharing(route.From, route.Start, other) + Sharing(route.To, route.End, other);
        }
        return cost + (_forward[flow] ? Forward(route) : Back(route));
    }

    private double Sharing(int node, Side side, Route other)
    {
        if ((other.From != node || other.Start != side) && (other.To != node || other.End != side))
            return 0;
        if (_sketch.Nodes[node].Outline != Outline.Box)
            return 12;
        return side is Side.Left or Side.Right ? 4 : 1;
    }

    private double Forward(Route route)
    {
        var (from, to) = (_sketch.Nodes[route.From].Outline, _sketch.Nodes[route.To].Outline);
        var upright = route.Start is Side.Top or Side.Bottom;
        var forks = from == Outline.Diamond && _branches[route.From] > 1;
        var leave =
            upright && !forks ? 14
            : !upright && forks && route.Legs.Length > 1 ? 5
            : 0;
        var arrive =
            route.End is Side.Left ? 0
            : to == Outline.Diamond ? 2
            : 14;
        var below = route.Start == Side.Bottom && route.End == Side.Bottom ? 6 : 0;
        return leave + arrive + below;
    }

    private static double Back(Route route) =>
        (route.Start == Side.Right ? 8 : 0) + (route.Start == Side.Top && route.End == Side.Top ? 6 : 0);
}
