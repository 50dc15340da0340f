namespace IsoDienTu.Bpmn.Svg;

/// <summary>A piece of a drawn line.</summary>
/// <param name="Starts">True when the piece begins at the line's own start, so that it carries the mark of that.</param>
/// <param name="Ends">True when the piece ends where the line ends, so that it carries the arrow head.</param>
internal sealed record Piece(string ElementId, IReadOnlyList<Waypoint> Points, bool Starts = true, bool Ends = true);

/// <summary>A numbered circle where a line leaves one band and goes on in another.</summary>
internal sealed record Connector(int Number, Waypoint At);

/// <summary>What one drawing shows: the whole sheet of a diagram or a band of it, with everything at its final place.</summary>
internal sealed record View(
    IReadOnlyList<DiagramShape> Shapes,
    IReadOnlyList<Piece> Lines,
    IReadOnlyList<PlacedLabel> Labels,
    IReadOnlyList<Connector> Connectors
)
{
    private const double Margin = 10;

    public static View Whole(Diagram diagram) =>
        new(diagram.Shapes, [.. diagram.Edges.Select(e => new Piece(e.ElementId, e.Waypoints))], Words(diagram), []);

    /// <summary>The area covered by all shapes, lines and labels, with a margin.</summary>
    public Bounds Area()
    {
        var boxes = Shapes
            .Select(s => s.Bounds)
            .Concat(Lines.SelectMany(l => l.Points).Select(p => new Bounds(p.X, p.Y, 0, 0)))
            .Concat(Labels.Select(l => l.Bounds))
            .ToList();
        var (left, top) = (boxes.Min(b => b.X) - Margin, boxes.Min(b => b.Y) - Margin);
        return new(left, top, boxes.Max(b => b.Right) + Margin - left, boxes.Max(b => b.Bottom) + Margin - top);
    }

    private static List<PlacedLabel> Words(Diagram diagram)
    {
        var artifacts = diagram.Artifacts.ToLookup(a => a.Id, StringComparer.Ordinal);
        var links = diagram.Links.ToLookup(l => l.Id, StringComparer.Ordinal);
        var labels = new List<PlacedLabel>();
        foreach (var shape in diagram.Shapes)
        {
            var words =
                diagram.FindNode(shape.ElementId) is { } node ? (node.IsEvent || node.IsGateway ? node.Name : "")
                : artifacts[shape.ElementId].FirstOrDefault() is { } artifact && Artifacts.HasLabel(artifact) ? artifact.Text
                : "";
            if (words.Length > 0)
                labels.Add(PlacedLabel.Of(words, shape));
        }
        foreach (var edge in diagram.Edges)
        {
            var words = diagram.FindFlow(edge.ElementId)?.Name ?? links[edge.ElementId].FirstOrDefault()?.Name ?? "";
            if (words.Length > 0)
                labels.Add(PlacedLabel.Of(words, edge));
        }
        return labels;
    }
}
