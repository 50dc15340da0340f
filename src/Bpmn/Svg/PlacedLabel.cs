namespace IsoDienTu.Bpmn.Svg;

/// <summary>Words outside a shape, wrapped and placed: where the file says, else below the shape or above the middle of the line.</summary>
internal sealed record PlacedLabel(IReadOnlyList<string> Lines, Bounds Bounds)
{
    private const double Below = 4;
    private const double Usual = 90;

    /// <summary>Upper edge of the first line.</summary>
    public double Top => Bounds.CentreY - Lines.Count * Styles.TextSize * Styles.LineHeight / 2;

    public static PlacedLabel Of(string words, DiagramShape shape)
    {
        if (shape.Label is { } given)
            return Inside(words, given);
        var lines = Words.Wrap(words, Usual, Styles.TextSize);
        return Around(lines, shape.Bounds.CentreX, shape.Bounds.Bottom + Below);
    }

    public static PlacedLabel Of(string words, DiagramEdge edge)
    {
        if (edge.Label is { } given)
            return Inside(words, given);
        var (a, b) = edge
            .Waypoints.Zip(edge.Waypoints.Skip(1))
            .MaxBy(p => Math.Abs(p.First.X - p.Second.X) + Math.Abs(p.First.Y - p.Second.Y));
        var lines = Words.Wrap(words, Math.Max(Usual, Math.Abs(a.X - b.X) - 10), Styles.TextSize);
        var height = lines.Count * Styles.TextSize * Styles.LineHeight;
        return Around(lines, (a.X + b.X) / 2, (a.Y + b.Y) / 2 - height - 2);
    }

    // Other tools measured with other fonts: the middle of their label counts, and its upper edge when our lines need more room.
    private static PlacedLabel Inside(string words, Bounds given)
    {
        var lines = Words.Wrap(words, Math.Max(given.Width, 40), Styles.TextSize);
        var placed = Around(lines, given.CentreX, given.Y);
        return placed.Bounds.Height <= given.Height + 2
            ? placed with
            {
                Bounds = placed.Bounds with { Y = given.CentreY - placed.Bounds.Height / 2 },
            }
            : placed;
    }

    private static PlacedLabel Around(IReadOnlyList<string> lines, double x, double top)
    {
        var width = lines.Count == 0 ? 0 : lines.Max(l => Words.Width(l, Styles.TextSize));
        return new(lines, new(x - width / 2, top, width, lines.Count * Styles.TextSize * Styles.LineHeight));
    }
}
