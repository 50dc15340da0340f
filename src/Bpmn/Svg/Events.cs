namespace IsoDienTu.Bpmn.Svg;

/// <summary>Events: one ring to start, two on the way, a thick one to end; dashed when the work goes on beside it; filled sign when it throws.</summary>
internal static class Events
{
    public static void Draw(Ink ink, Node node, Bounds b, string fill)
    {
        var r = Math.Min(b.Width, b.Height) / 2;
        var (end, start) = (node.Kind == NodeKind.EndEvent, node.Kind == NodeKind.StartEvent);
        var dashes =
            node.Interrupting || node.Kind is not (NodeKind.BoundaryEvent or NodeKind.StartEvent) ? "" : " stroke-dasharray=\"4 3\"";
        var width =
            end ? "4"
            : start ? "2"
            : "1.5";
        ink.Circle(
            b.CentreX,
            b.CentreY,
            end ? r - 1.5 : r - 0.5,
            $"class=\"bpmn-fill\" fill=\"{fill}\" stroke=\"currentColor\" stroke-width=\"{width}\"{dashes}"
        );
        if (!end && !start)
            ink.Circle(b.CentreX, b.CentreY, r - 3.5, $"fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"{dashes}");
        Sign(ink, node, b, r, end || node.Kind == NodeKind.IntermediateThrowEvent);
    }

    private static void Sign(Ink ink, Node node, Bounds b, double r, bool throws)
    {
        if (node.Event == EventKind.Terminate)
        {
            ink.Circle(b.CentreX, b.CentreY, r * 0.55, "fill=\"currentColor\"");
            return;
        }
        var sign = node.Event switch
        {
            EventKind.Message => throws ? Glyphs.EnvelopeSolid : Glyphs.Envelope,
            EventKind.Timer => Glyphs.Clock,
            EventKind.Error => Glyphs.Bolt,
            EventKind.Escalation => Glyphs.Upward,
            EventKind.Cancel => Glyphs.Cross,
            EventKind.Compensation => Glyphs.Rewind,
            EventKind.Conditional => Glyphs.Page,
            EventKind.Link => Glyphs.Arrow,
            EventKind.Signal => Glyphs.Triangle,
            EventKind.Multiple => Glyphs.Pentagon,
            EventKind.ParallelMultiple => Glyphs.Plus,
            _ => null,
        };
        var size = r * (node.Event is EventKind.Timer ? 1.25 : 1.05);
        if (sign is not null)
            ink.Glyph(sign, b.CentreX - size / 2, b.CentreY - size / 2, size, throws ? Styles.Solid : Styles.Stroke);
    }
}
