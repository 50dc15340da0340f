namespace IsoDienTu.Bpmn.Svg;

/// <summary>How much room pools and lanes have for their names at the left.</summary>
internal static class Headers
{
    /// <summary>Width of a lane header in which the name stands upright to read; the layout leaves this room.</summary>
    public const double Wide = 140;

    /// <summary>Width of the strip in which a name is turned by 90 degrees, as every BPMN tool draws it.</summary>
    public const double Strip = 30;

    /// <summary>True when the innermost lanes have room for a name written upright: nothing else stands in that part of any of them.</summary>
    public static bool AreWide(
        IReadOnlyList<DiagramShape> shapes,
        IReadOnlyList<Piece> lines,
        ISet<string> frames,
        IReadOnlyList<DiagramShape> lanes
    )
    {
        var inner = lanes.Where(l => !lanes.Any(o => o != l && Contains(l.Bounds, o.Bounds))).ToList();
        return inner.Count > 0
            && inner.TrueForAll(lane =>
                lane.Horizontal != false
                && shapes.Where(s => !frames.Contains(s.ElementId)).All(s => !Overlaps(Head(lane), s.Bounds))
                && lines.SelectMany(l => l.Points).All(p => !Overlaps(Head(lane), new(p.X, p.Y, 1, 1)))
            );
    }

    /// <summary>Where the headers end and the flow begins.</summary>
    public static double End(Diagram diagram)
    {
        var lanes = diagram.Shapes.Where(s => diagram.Lanes.Any(l => l.Id == s.ElementId)).ToList();
        var pools = diagram.Shapes.Where(s => diagram.Pools.Any(p => p.Id == s.ElementId)).ToList();
        var frames = lanes.Concat(pools).Select(s => s.ElementId).ToHashSet(StringComparer.Ordinal);
        if (lanes.Count > 0)
        {
            var lines = diagram.Edges.Select(e => new Piece(e.ElementId, e.Waypoints)).ToList();
            return lanes.Max(l => l.Bounds.X) + (AreWide(diagram.Shapes, lines, frames, lanes) ? Wide : Strip);
        }
        return pools.Count > 0 ? pools.Max(p => p.Bounds.X) + Strip : diagram.Shapes.Min(s => s.Bounds.X) - Strip;
    }

    private static Bounds Head(DiagramShape lane) => lane.Bounds with { Width = Wide + 8 };

    private static bool Contains(Bounds outer, Bounds inner) =>
        inner.X > outer.X + 1 && inner.Right <= outer.Right + 1 && inner.Y >= outer.Y - 1 && inner.Bottom <= outer.Bottom + 1;

    private static bool Overlaps(Bounds a, Bounds b) => a.X < b.Right && b.X < a.Right && a.Y < b.Bottom && b.Y < a.Bottom;
}
