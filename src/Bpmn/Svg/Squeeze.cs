using IsoDienTu.Bpmn.Layout;

namespace IsoDienTu.Bpmn.Svg;

/// <summary>Makes the lanes in which a band shows nothing just high enough for their names, so that more bands fit on a sheet of paper.</summary>
internal sealed class Squeeze(Diagram diagram)
{
    // Where each kept or lowered stretch of the y axis begins, before and after.
    private readonly List<(double Old, double New, double Scale)> _stops = [];

    public View Apply(View view)
    {
        var frames = diagram.Pools.Select(p => p.Id).Concat(diagram.Lanes.Select(l => l.Id)).ToHashSet(StringComparer.Ordinal);
        var inner = diagram.Lanes.Where(l => diagram.Lanes.All(o => o.ParentId != l.Id)).ToDictionary(l => l.Id, l => l.Name);
        var lanes = view.Shapes.Where(s => inner.ContainsKey(s.ElementId) && s.Horizontal != false).OrderBy(s => s.Bounds.Y).ToList();
        var saved = 0.0;
        foreach (var lane in lanes.Where(l => IsEmpty(view, frames, l.Bounds)))
        {
            var height = Math.Min(lane.Bounds.Height, Sizes.LaneHeight(inner[lane.ElementId]));
            _stops.Add((lane.Bounds.Y, lane.Bounds.Y - saved, height / lane.Bounds.Height));
            saved += lane.Bounds.Height - height;
            _stops.Add((lane.Bounds.Bottom, lane.Bounds.Bottom - saved, 1));
        }
        return _stops.Count == 0
            ? view
            : new(
                [.. view.Shapes.Select(s => s with { Bounds = frames.Contains(s.ElementId) ? Stretched(s.Bounds) : Moved(s.Bounds) })],
                [.. view.Lines.Select(l => l with { Points = [.. l.Points.Select(Moved)] })],
                [.. view.Labels.Select(l => l with { Bounds = Moved(l.Bounds) })],
                [.. view.Connectors.Select(c => c with { At = Moved(c.At) })]
            );
    }

    // Lines that only pass from above to below leave a lane empty.
    private static bool IsEmpty(View view, HashSet<string> frames, Bounds lane) =>
        view.Shapes.Where(s => !frames.Contains(s.ElementId))
            .Select(s => s.Bounds)
            .Concat(view.Labels.Select(l => l.Bounds))
            .All(b => b.Bottom <= lane.Y || b.Y >= lane.Bottom)
        && view.Lines.SelectMany(l => l.Points).All(p => p.Y <= lane.Y || p.Y >= lane.Bottom);

    private double Moved(double y)
    {
        var stop = _stops.FindLastIndex(s => s.Old <= y);
        return stop < 0 ? y : _stops[stop].New + (y - _stops[stop].Old) * _stops[stop].Scale;
    }

    private Bounds Moved(Bounds b) => b with { Y = Moved(b.Y) };

    private Bounds Stretched(Bounds b) => b with { Y = Moved(b.Y), Height = Moved(b.Bottom) - Moved(b.Y) };

    private Waypoint Moved(Waypoint p) => p with { Y = Moved(p.Y) };
}
