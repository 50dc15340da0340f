namespace IsoDienTu.Bpmn.Layout;

using static Route;

/// <summary>The ways a person would consider for one flow, best habits first; which of them is free and cheap is <see cref="RouteChoice"/>'s matter.</summary>
internal static class Routes
{
    public static IEnumerable<Route> Of(SketchFlow flow, Grid grid)
    {
        var all = grid.X[flow.To] > grid.X[flow.From] ? Onward(flow.From, flow.To, grid) : Back(flow.From, flow.To, grid);
        return flow.Dock is null ? all : Hanging(flow.From, flow.To, grid).Concat(all.Where(r => r.Start == Side.Bottom));
    }

    private static IEnumerable<Route> Onward(int from, int to, Grid grid)
    {
        var (x1, y1, x2, y2) = (grid.X[from], grid.Y[from], grid.X[to], grid.Y[to]);
        if (y1 == y2)
        {
            yield return new(from, to, Side.Right, Side.Left, Lie(y1));
            foreach (var (side, gutter) in new[] { (Side.Top, y1 - 1), (Side.Bottom, y1 + 1) })
            {
                yield return new(from, to, side, side, Stand(x1), Lie(gutter), Stand(x2));
                yield return new(from, to, side, Side.Left, Stand(x1), Lie(gutter), Stand(x2 - 1), Lie(y2));
                yield return new(from, to, Side.Right, side, Lie(y1), Stand(x1 + 1), Lie(gutter), Stand(x2));
                yield return new(from, to, Side.Right, Side.Left, Lie(y1), Stand(x1 + 1), Lie(gutter), Stand(x2 - 1), Lie(y2));
            }
            yield break;
        }
        var (leave, arrive, step) = y2 > y1 ? (Side.Bottom, Side.Top, 1) : (Side.Top, Side.Bottom, -1);
        for (var gap = x2 - 1; gap > x1; gap -= 2)
            yield return new(from, to, Side.Right, Side.Left, Lie(y1), Stand(gap), Lie(y2));
        yield return new(from, to, leave, Side.Left, Stand(x1), Lie(y2));
        yield return new(from, to, Side.Right, arrive, Lie(y1), Stand(x2));
        yield return new(from, to, leave, arrive, Stand(x1), Lie(y2 - step), Stand(x2));
        yield return new(from, to, leave, arrive, Stand(x1), Lie(y1 + step), Stand(x2));
        yield return new(from, to, leave, Side.Left, Stand(x1), Lie(y2 - step), Stand(x2 - 1), Lie(y2));
        yield return new(from, to, leave, Side.Left, Stand(x1), Lie(y1 + step), Stand(x2 - 1), Lie(y2));
        yield return new(from, to, leave, Side.Left, Stand(x1), Lie(y1 + step), Stand(x1 + 1), Lie(y2));
        yield return new(from, to, Side.Right, arrive, Lie(y1), Stand(x1 + 1), Lie(y2 - step), Stand(x2));
        foreach (var gutter in new[] { y1 + 1, y1 - 1, y2 + 1, y2 - 1 }.Distinct())
            yield return new(from, to, Side.Right, Side.Left, Lie(y1), Stand(x1 + 1), Lie(gutter), Stand(x2 - 1), Lie(y2));
    }

    // A return runs in the lane it returns to, along the edge that faces the source.
    private static IEnumerable<Route> Back(int from, int to, Grid grid)
    {
        var (x1, y1, x2, y2) = (grid.X[from], grid.Y[from], grid.X[to], grid.Y[to]);
        if (y1 == y2)
        {
            foreach (var (side, gutter) in new[] { (Side.Bottom, y1 + 1), (Side.Top, y1 - 1) })
            {
                yield return new(from, to, side, side, Stand(x1), Lie(gutter), Stand(x2));
                yield return new(from, to, Side.Right, side, Lie(y1), Stand(x1 + 1), Lie(gutter), Stand(x2));
            }
            yield break;
        }
        var (leave, arrive, step) = y2 > y1 ? (Side.Bottom, Side.Top, 1) : (Side.Top, Side.Bottom, -1);
        if (x1 == x2)
            yield return new(from, to, leave, arrive, Stand(x1));
        else
        {
            yield return new(from, to, leave, arrive, Stand(x1), Lie(y2 - step), Stand(x2));
            yield return new(from, to, leave, arrive, Stand(x1), Lie(y1 + step), Stand(x2));
            yield return new(from, to, leave, arrive, Stand(x1), Lie(y1 + step), Stand(x1 - 1), Lie(y2 - step), Stand(x2));
        }
        yield return new(from, to, leave, arrive, Stand(x1), Lie(y1 + step), Stand(x1 + 1), Lie(y2 - step), Stand(x2));
        yield return new(from, to, Side.Right, arrive, Lie(y1), Stand(x1 + 1), Lie(y2 - step), Stand(x2));
    }

    // From a boundary event the line first drops into the gutter below its host.
    private static IEnumerable<Route> Hanging(int from, int to, Grid grid)
    {
        var (x1, y1, x2, y2) = (grid.X[from], grid.Y[from], grid.X[to], grid.Y[to]);
        foreach (var gap in new[] { x1 + 1, x2 - 1 }.Distinct())
            yield return new(from, to, Side.Bottom, Side.Left, Stand(x1), Lie(y1 + 1), Stand(gap), Lie(y2));
        var (arrive, gutter) = y2 > y1 ? (Side.Top, y2 - 1) : (Side.Bottom, y2 + 1);
        yield return gutter == y1 + 1
            ? new(from, to, Side.Bottom, arrive, Stand(x1), Lie(gutter), Stand(x2))
            : new(from, to, Side.Bottom, arrive, Stand(x1), Lie(y1 + 1), Stand(x1 + 1), Lie(gutter), Stand(x2));
    }
}
