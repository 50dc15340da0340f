namespace IsoDienTu.Bpmn.Svg;

/// <summary>Gateways: a diamond with the sign of its kind.</summary>
internal static class Gateways
{
    private const string Bold = "fill=\"none\" stroke=\"currentColor\" stroke-width=\"3\" stroke-linecap=\"round\"";

    public static void Draw(Ink ink, Node node, Bounds b, bool cross, string fill)
    {
        var (x, y, w, h) = (b.CentreX, b.CentreY, b.Width / 2, b.Height / 2);
        ink.Path(
            $"M{Ink.N(x)} {Ink.N(y - h)}L{Ink.N(x + w)} {Ink.N(y)}L{Ink.N(x)} {Ink.N(y + h)}L{Ink.N(x - w)} {Ink.N(y)}Z",
            $"class=\"bpmn-fill\" fill=\"{fill}\" stroke=\"currentColor\" stroke-width=\"1.5\" stroke-linejoin=\"round\""
        );
        var s = Math.Min(w, h) * 0.36;
        switch (node.Kind)
        {
            case NodeKind.ExclusiveGateway when cross:
                Strokes(ink, x, y, s, straight: false, slanted: true);
                break;
            case NodeKind.ParallelGateway:
                Strokes(ink, x, y, s * 1.25, straight: true, slanted: false);
                break;
            case NodeKind.ComplexGateway:
                Strokes(ink, x, y, s * 1.1, straight: true, slanted: true);
                break;
            case NodeKind.InclusiveGateway:
                ink.Circle(x, y, s * 1.15, "fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.5\"");
                break;
            case NodeKind.EventBasedGateway:
                ink.Circle(x, y, s * 1.5, "fill=\"none\" stroke=\"currentColor\" stroke-width=\"1\"");
                ink.Circle(x, y, s * 1.25, "fill=\"none\" stroke=\"currentColor\" stroke-width=\"1\"");
                ink.Glyph(Glyphs.Pentagon, x - s * 0.8, y - s * 0.8, s * 1.6, Styles.Stroke);
                break;
        }
    }

    private static void Strokes(Ink ink, double x, double y, double s, bool straight, bool slanted)
    {
        if (straight)
        {
            ink.Path($"M{Ink.N(x)} {Ink.N(y - s)}V{Ink.N(y + s)}M{Ink.N(x - s)} {Ink.N(y)}H{Ink.N(x + s)}", Bold);
        }
        if (slanted)
        {
            var d = straight ? s * 0.7 : s * 0.85;
            ink.Path(
                $"M{Ink.N(x - d)} {Ink.N(y - d)}L{Ink.N(x + d)} {Ink.N(y + d)}M{Ink.N(x - d)} {Ink.N(y + d)}L{Ink.N(x + d)} {Ink.N(y - d)}",
                Bold
            );
        }
    }
}
