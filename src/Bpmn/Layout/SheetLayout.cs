using IsoDienTu.Bpmn.Svg;

namespace IsoDienTu.Bpmn.Layout;

/// <summary>Puts the processes of a diagram under each other, each in its pool with its lanes, and joins what runs between them.</summary>
internal sealed class SheetLayout
{
    private const double Strip = 30;
    private const double BetweenPools = 60;
    private const double BlackBox = 60;
    private const double Origin = 40;

    private readonly Diagram _diagram;
    private int _joined;

    public SheetLayout(Diagram diagram)
    {
        _diagram = diagram;
        var parts = diagram
            .Pools.Select(p => (Pool: (Pool?)p, Process: diagram.Processes.FirstOrDefault(x => x.Id == p.ProcessId)))
            .ToList();
        parts.AddRange(diagram.Processes.Where(p => parts.TrueForAll(x => x.Process != p)).Select(p => ((Pool?)null, (Process?)p)));
        var scopes = parts.ConvertAll(p => p.Process is null ? null : new Scope(diagram, p.Process.Nodes, LeafLanes(p.Process)));
        var width = parts.Zip(scopes).Max(p => p.Second is null ? 300 : Before(p.First.Pool, p.First.Process!) + p.Second.Width);
        var top = Origin;
        for (var i = 0; i < parts.Count; i++)
            top += Place(parts[i].Pool, parts[i].Process, scopes[i], top, width) + BetweenPools;
        foreach (var link in diagram.Links.Where(l => Edges.TrueForAll(e => e.ElementId != l.Id)))
            Join(link);
    }

    public List<DiagramShape> Shapes { get; } = [];

    public List<DiagramEdge> Edges { get; } = [];

    private List<Lane> LanesOf(Process process) => [.. _diagram.Lanes.Where(l => l.ProcessId == process.Id)];

    private List<Lane> LeafLanes(Process process)
    {
        var all = LanesOf(process);
        return all.FindAll(l => all.TrueForAll(inner => inner.ParentId != l.Id));
    }

    // Room left of the flow: the pool's strip, one strip for each outer lane, the header in which the role is written.
    private double Before(Pool? pool, Process process) =>
        (pool is null ? 0 : Strip) + Depth(process) * Strip + (LanesOf(process).Count > 0 ? Headers.Wide : 0);

    private int Depth(Process process)
    {
        var all = LanesOf(process);
        return all.Count == 0 ? 0 : all.Max(Outer);

        int Outer(Lane lane) => lane.ParentId is null ? 0 : 1 + Outer(all.First(l => l.Id == lane.ParentId));
    }

    private double Place(Pool? pool, Process? process, Scope? scope, double top, double width)
    {
        if (scope is null)
        {
            Shapes.Add(new(pool!.Id, new(Origin, top, width, BlackBox)) { Horizontal = true });
            return BlackBox;
        }
        if (pool is not null)
            Shapes.Add(new(pool.Id, new(Origin, top, width, scope.Height)) { Horizontal = true });
        var left = Origin + (pool is null ? 0 : Strip);
        var leaves = LeafLanes(process!);
        foreach (var lane in LanesOf(process!))
        {
            var rows = leaves.Where(l => Within(l, lane)).Select(l => scope.Made.Lanes[leaves.IndexOf(l)]).ToList();
            var indent = Strip * Ancestors(lane).Count();
            Shapes.Add(
                new(lane.Id, new(left + indent, top + rows[0].Y, Origin + width - left - indent, rows[^1].Bottom - rows[0].Y))
                {
                    Horizontal = true,
                }
            );
        }
        scope.Place(Origin + Before(pool, process!), top, Shapes, Edges);
        return scope.Height;
    }

    private IEnumerable<Lane> Ancestors(Lane lane)
    {
        for (var at = lane; at.ParentId is { } id; )
        {
            at = _diagram.Lanes.First(l => l.Id == id);
            yield return at;
        }
    }

    private bool Within(Lane leaf, Lane outer) => leaf == outer || Ancestors(leaf).Contains(outer);

    // Between pools: out of the upper one's lower border, along the space between, into the lower one's upper border.
    private void Join(Link link)
    {
        if (Where(link.SourceId) is not { } from || Where(link.TargetId) is not { } to)
            return;
        var down = from.CentreY < to.CentreY;
        var (x1, x2) = (Across(from, to), Across(to, from));
        var (y1, y2) = (down ? from.Bottom : from.Y, down ? to.Y : to.Bottom);
        // Each line has its own height in the space below the upper pool.
        var upper = Math.Min(from.CentreY, to.CentreY);
        var pool = Shapes.Find(s => s.Bounds.Width > 300 && s.Bounds.Y <= upper && s.Bounds.Bottom >= upper);
        var middle = pool is null ? (y1 + y2) / 2 : pool.Bounds.Bottom + 10 + 10 * (_joined++ % 5);
        Edges.Add(
            new(link.Id, Math.Abs(x1 - x2) < 1 ? [new(x1, y1), new(x2, y2)] : [new(x1, y1), new(x1, middle), new(x2, middle), new(x2, y2)])
        );
    }

    // A pool is wide: the line stays above the node at its other end.
    private static double Across(Bounds here, Bounds other) =>
        here.Width > 300 ? Math.Clamp(other.Width > 300 ? other.X + 200 : other.CentreX - 20, here.X, here.Right)
        : other.Width > 300 ? here.CentreX - 20
        : here.CentreX;

    private Bounds? Where(string id)
    {
        if (Shapes.Find(s => s.ElementId == id) is { } shape)
            return shape.Bounds;
        if (Edges.Find(e => e.ElementId == id) is not { } edge)
            return null;
        var (a, b) = (edge.Waypoints[0], edge.Waypoints[1]);
        return new((a.X + b.X) / 2, (a.Y + b.Y) / 2, 0, 0);
    }
}
