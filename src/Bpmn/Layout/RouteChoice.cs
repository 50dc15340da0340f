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
    private readonly Dictionary<(int X, int Y), List<(int Node, Side Side)>> _taken = [];

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
        var better = true;
        for (var pass = 0; better && pass < Passes; pass++)
        {
            better = false;
            foreach (var flow in order)
                better |= choice.Choose(flow);
        }
        return [.. choice._chosen.Select(r => r!)];
    }

    // The ways that keep to gaps and gutters pass no cell, so at least one is always free.
    private bool Choose(int flow)
    {
        var before = _chosen[flow];
        if (before is not null)
            Release(before);
        _chosen[flow] = null;
        Route? best = null;
        var least = double.MaxValue;
        var ways = Routes
            .Of(_sketch.Flows[flow], _grid)
            .Where(r => !Folds(r) && IsFree(r))
            .Select(r => (Route: r, Alone: CostAlone(r, flow)));
        foreach (var (route, alone) in ways.OrderBy(w => w.Alone))
        {
            if (alone >= least)
                break;
            var cost = alone + CostAmong(route, least - alone);
            if (cost < least)
                (best, least) = (route, cost);
        }
        _chosen[flow] = best;
        Occupy(best!);
        return before is null || before.Start != best!.Start || before.End != best.End || !before.Legs.SequenceEqual(best.Legs);
    }

    private void Occupy(Route route)
    {
        foreach (var cell in route.Cells(_grid))
        {
            if (!_taken.TryGetValue(cell, out var owners))
                _taken[cell] = owners = [];
            owners.Add(Owner(route, cell));
        }
    }

    private void Release(Route route)
    {
        foreach (var cell in route.Cells(_grid))
            _taken[cell].Remove(Owner(route, cell));
    }

    // A way that lies twice in the same gap would run over itself.
    private static bool Folds(Route route) =>
        route.From != route.To && Enumerable.Range(0, Math.Max(0, route.Legs.Length - 2)).Any(i => route.Legs[i] == route.Legs[i + 2]);

    private bool IsFree(Route route)
    {
        if (route.Legs.Length == 1 && _chosen.Any(r => r is { Legs.Length: 1 } && r.From == route.From && r.To == route.To))
            return false;
        foreach (var cell in route.Cells(_grid))
        {
            if (!_grid.IsFree(cell.X, cell.Y))
                return false;
            var owner = Owner(route, cell);
            if (_taken.TryGetValue(cell, out var owners) && owners.Exists(o => o != owner))
                return false;
        }
        return true;
    }

    private (int, Side) Owner(Route route, (int X, int Y) cell)
    {
        var first = route.Legs[0];
        return (first.Lying ? first.At == cell.Y : first.At == cell.X) ? (route.From, route.Start) : (route.To, route.End);
    }

    // What a way costs by itself: turns, length and whether it keeps to the habits of readers.
    private double CostAlone(Route route, int flow)
    {
        var cost = 10.0 * (route.Legs.Length - 1);
        for (var leg = 0; leg < route.Legs.Length; leg++)
            cost += Math.Abs(route.Begin(_grid, leg) - route.Stop(_grid, leg));
        // Lines keep away from the edge on which boundary events sit, except the events' own.
        if (route.End == Side.Bottom && _sketch.Nodes[route.To].Docks.Count > 0)
            cost += 60;
        if (route.Start == Side.Bottom && _sketch.Nodes[route.From].Docks.Count > 0 && _sketch.Flows[flow].Dock is null)
            cost += 60;
        return cost + (_forward[flow] ? Forward(route) : Back(route));
    }

    // What it costs among the others: crossings and shared sides. Stops counting when it is already too much.
    private double CostAmong(Route route, double most)
    {
        var cost = 0.0;
        foreach (var other in _chosen)
        {
            if (other is null)
                continue;
            cost += 12 * route.Crossings(other, _grid) + Sharing(route.From, route.Start, other) + Sharing(route.To, route.End, other);
            if (cost >= most)
                break;
        }
        return cost;
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
        // A line that comes along a gutter drops into its target; any other arrives at the left.
        var arrive =
            route.End is Side.Left ? 0
            : to == Outline.Diamond ? 2
            : route.End == route.Start ? 8
            : 14;
        var below = route.Start == Side.Bottom && route.End == Side.Bottom ? 6 : 0;
        return leave + arrive + below;
    }

    private static double Back(Route route) =>
        (route.Start == Side.Right ? 8 : 0) + (route.Start == Side.Top && route.End == Side.Top ? 6 : 0);
}
