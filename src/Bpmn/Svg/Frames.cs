namespace IsoDienTu.Bpmn.Svg;

/// <summary>Pools and lanes: a frame with its name in a strip at the left (or at the top, when they stand).</summary>
internal static class Frames
{
    public static void Pool(Ink ink, Pool pool, DiagramShape shape)
    {
        var b = shape.Bounds;
        ink.Rect(b, 0, "class=\"bpmn-frame bpmn-paper\" fill=\"" + Styles.Paper + "\" stroke=\"" + Styles.Quiet + "\" stroke-width=\"1\"");
        if (pool.ProcessId is null)
        {
            var lines = Words.WrapAtMost(pool.Name, Math.Max(60, b.Width - 20), Styles.TextSize, 2, strong: true);
            if (shape.Horizontal == false && b.Height > b.Width)
                Turned(ink, pool.Name, b, strong: true);
            else
                ink.Text(lines, b.CentreX, b.CentreY - lines.Count * 7.5, Styles.TextSize, "font-weight=\"600\"");
            return;
        }
        Head(ink, pool.Name, b, shape.Horizontal != false, strong: true);
    }

    /// <param name="wide">True when the name has room to stand upright in a wide header.</param>
    public static void Lane(Ink ink, Lane lane, DiagramShape shape, bool wide)
    {
        var b = shape.Bounds;
        ink.Rect(b, 0, Styles.Frame);
        if (!wide)
        {
            if (lane.Name.Length > 0)
                Head(ink, lane.Name, b, shape.Horizontal != false, strong: false);
            return;
        }
        var head = b with { Width = Headers.Wide };
        ink.Rect(head, 0, Styles.Header);
        var (lines, size) = TextBlock.Fit(lane.Name, Headers.Wide - 16, b.Height - 8);
        ink.Text(lines, head.CentreX, head.CentreY - lines.Count * size * Styles.LineHeight / 2, size);
    }

    private static void Head(Ink ink, string name, Bounds b, bool lying, bool strong)
    {
        var strip = lying ? b with { Width = Headers.Strip } : b with { Height = Headers.Strip };
        ink.Rect(strip, 0, Styles.Header);
        if (lying)
        {
            Turned(ink, name, strip, strong);
            return;
        }
        var lines = Words.WrapAtMost(name, strip.Width - 12, Styles.TextSize, 2, strong);
        var size = lines.Count > 1 ? 11 : Styles.TextSize;
        ink.Text(
            lines,
            strip.CentreX,
            strip.CentreY - lines.Count * size * Styles.LineHeight / 2,
            size,
            strong ? "font-weight=\"600\"" : ""
        );
    }

    // Read from below to above, as every BPMN tool does.
    private static void Turned(Ink ink, string name, Bounds strip, bool strong)
    {
        if (name.Length == 0)
            return;
        var size = Words.Wrap(name, strip.Height - 12, Styles.TextSize, strong).Count > 1 ? 11.0 : Styles.TextSize;
        var most = Math.Max(1, (int)((strip.Width - 2) / (size * Styles.LineHeight)));
        var lines = Words.WrapAtMost(name, strip.Height - 12, size, most, strong);
        var top = strip.CentreX - lines.Count * size * Styles.LineHeight / 2;
        ink.Raw($"<g transform=\"rotate(-90 {Ink.N(strip.CentreX)} {Ink.N(strip.CentreY)})\">");
        ink.Text(lines, strip.CentreX, top - strip.CentreX + strip.CentreY, size, strong ? "font-weight=\"600\"" : "");
        ink.Raw("</g>");
    }
}
