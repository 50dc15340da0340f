namespace IsoDienTu.Bpmn.Svg;

/// <summary>The area a drawing covers: all shapes, points and labels, with a margin.</summary>
internal static class Extent
{
    private const double Margin = 10;

    public static Bounds Of(Diagram diagram, IEnumerable<PlacedLabel> labels)
    {
        var boxes = diagram
            .Shapes.Select(s => s.Bounds)
            .Concat(diagram.Edges.SelectMany(e => e.Waypoints).Select(p => new Bounds(p.X, p.Y, 0, 0)))
            .Concat(labels.Select(l => l.Bounds))
            .ToList();
        var (left, top) = (boxes.Min(b => b.X) - Margin, boxes.Min(b => b.Y) - Margin);
        return new(left, top, boxes.Max(b => b.Right) + Margin - left, boxes.Max(b => b.Bottom) + Margin - top);
    }
}
