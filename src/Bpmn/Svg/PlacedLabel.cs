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
        var lines = Words.Balance(words, Usual, Styles.TextSize);
        return Around(lines, shape.Bounds.CentreX, shape.Bounds.Bottom + Below);
    }

    public static PlacedLabel Of(string words, DiagramEdge edge)
    {
        if (edge.Label is { } given)
            return Inside(words, given);
        var (a, b) = edge
            .Waypoints.Zip(edge.Waypoints.Skip(1))
            .MaxBy(p => Math.Abs(p.First.X - p.Second.X) + Math.Abs(p.First.Y - p.Second.Y));
        var (x, y) = ((a.X + b.X) / 2, (a.Y + b.Y) / 2);
        var upright = Math.Abs(a.X - b.X) < Math.Abs(a.Y - b.Y);
        var lines = Words.Balance(words, upright ? Usual : Math.Max(Usual, Math.Abs(a.X - b.X) - 10), Styles.TextSize);
        var placed = Around(lines, x, y);
        var (width, height) = (placed.Bounds.Width, placed.Bounds.Height);
        return upright ? Around(lines, x + 6 + width / 2, y - height / 2) : Around(lines, x, y - height - 2);
    }

    // Other tools measured with other fonts: as many lines as they had, if that does not make the label half as wide again; around the middle
    // of theirs, or from its upper edge when our lines need more room.
    private static PlacedLabel Inside(string words, Bounds given)
    {
        var height = Styles.TextSize * Styles.LineHeight;
        var most = Math.Max(1, (int)Math.Round(given.Height / height));
        var width = Math.Max(given.Width, 40);
        var lines = Words.Wrap(words, width, Styles.TextSize);
        for (var wider = 1.1; lines.Count > most && wider < 1.7; wider += 0.1)
            lines = Words.Wrap(words, width * wider, Styles.TextSize);
        return lines.Count <= most
            ? Around(lines, given.CentreX, given.CentreY - lines.Count * height / 2)
            : Around(lines, given.CentreX, given.Y);
    }

    private static PlacedLabel Around(IReadOnlyList<string> lines, double x, double top)
    {
        var width = lines.Count == 0 ? 0 : lines.Max(l => Words.Width(l, Styles.TextSize));
        return new(lines, new(x - width / 2, top, width, lines.Count * Styles.TextSize * Styles.LineHeight));
    }
}
