namespace IsoDienTu.Bpmn.Svg;

/// <summary>Tasks, sub-processes and call activities: a rounded box with its sign and step line above, its name in the middle, its marks below.</summary>
internal static class Activities
{
    private const double Radius = 8;
    private const double HeaderHeight = 20;
    private const double HeaderLeft = 24;
    private const double MarkSize = 14;

    public static void Draw(Ink ink, Node node, DiagramShape shape, ElementState state, string full)
    {
        var b = shape.Bounds;
        var expanded = shape.Expanded == true && (node.IsSubProcess || node.Kind == NodeKind.CallActivity);
        var ground = expanded && state == ElementState.None ? "none" : full;
        var width =
            node.Kind == NodeKind.CallActivity ? 3.5
            : state is ElementState.Here or ElementState.Late ? 2.5
            : 1.5;
        var dashes = node.Kind == NodeKind.EventSubProcess ? " stroke-dasharray=\"2 4\" stroke-linecap=\"round\"" : "";
        ink.Rect(
            b,
            Radius,
            $"class=\"{(ground == "none" ? "bpmn-open" : "bpmn-fill")}\" fill=\"{ground}\" stroke=\"currentColor\" stroke-width=\"{Ink.N(width)}\"{dashes}"
        );
        if (node.Kind == NodeKind.Transaction)
            ink.Rect(
                new(b.X + 3.5, b.Y + 3.5, b.Width - 7, b.Height - 7),
                Radius - 3,
                "fill=\"none\" stroke=\"currentColor\" stroke-width=\"1\""
            );
        var marks = Marks(node, shape);
        Name(ink, node, b, expanded, marks.Count > 0, Header(ink, node, b));
        for (var i = 0; i < marks.Count; i++)
        {
            var x = b.CentreX + (i - marks.Count / 2.0) * (MarkSize + 4) + 2;
            ink.Glyph(marks[i], x, b.Bottom - MarkSize - 3, MarkSize, marks[i] == Glyphs.Rewind ? Styles.Solid : Styles.Stroke);
        }
    }

    // The step's number and term stand beside the sign of who does it: that is what an official looks for first.
    private static string StepLine(Node node) =>
        string.Join(" · ", new[] { node.Step?.Number, node.Step?.Term }.Where(w => !string.IsNullOrEmpty(w)));

    private static bool Header(Ink ink, Node node, Bounds b)
    {
        var sign = Sign(node.Kind);
        var words = StepLine(node);
        if (sign is not null)
            ink.Glyph(sign, b.X + 6, b.Y + 5, MarkSize, node.Kind == NodeKind.SendTask ? Styles.Solid : Styles.Stroke);
        if (words.Length > 0)
        {
            var line = Words.WrapAtMost(words, b.Width - HeaderLeft - 6, Styles.SmallSize, 1);
            ink.Text(line, b.X + HeaderLeft, b.Y + 6, Styles.SmallSize, "class=\"bpmn-small\"", "start");
        }
        return sign is not null || words.Length > 0;
    }

    /// <summary>True when the whole name and, if it is not a sentence, the step line stand in a box of that size at the usual font size.</summary>
    public static bool Fits(Node node, double width, double height)
    {
        var line = Words.Width(StepLine(node), Styles.SmallSize);
        if (line > width - HeaderLeft - 6 && line < 140)
            return false;
        var lines = Words.Wrap(node.Name, width - 14, Styles.TextSize).Count;
        var headed = Sign(node.Kind) is not null || node.Step is not null;
        var marked = node.IsSubProcess || node.Loop != LoopKind.None || node.IsForCompensation;
        return lines * Styles.TextSize * Styles.LineHeight <= height - (headed ? HeaderHeight : 4) - (marked ? MarkSize + 5 : 4);
    }

    private static void Name(Ink ink, Node node, Bounds b, bool expanded, bool marked, bool headed)
    {
        var top = b.Y + (headed ? HeaderHeight : 4);
        var room = b.Bottom - top - (marked ? MarkSize + 5 : 4);
        if (expanded)
        {
            ink.Text(
                Words.WrapAtMost(node.Name, b.Width - 16, Styles.TextSize, 2),
                b.CentreX,
                b.Y + 6,
                Styles.TextSize,
                "font-weight=\"600\""
            );
            return;
        }
        var (lines, size) = TextBlock.Fit(node.Name, b.Width - 14, room);
        ink.Text(lines, b.CentreX, top + (room - lines.Count * size * Styles.LineHeight) / 2, size);
    }

    private static string? Sign(NodeKind kind) =>
        kind switch
        {
            NodeKind.UserTask => Glyphs.Person,
            NodeKind.ManualTask => Glyphs.Hand,
            NodeKind.ReceiveTask => Glyphs.Envelope,
            NodeKind.SendTask => Glyphs.EnvelopeSolid,
            NodeKind.ServiceTask => Glyphs.Gear,
            NodeKind.ScriptTask => Glyphs.Script,
            NodeKind.BusinessRuleTask => Glyphs.Table,
            _ => null,
        };

    private static List<string> Marks(Node node, DiagramShape shape)
    {
        var marks = new List<string>();
        if (node.IsForCompensation)
            marks.Add(Glyphs.Rewind);
        if (node.Loop != LoopKind.None)
            marks.Add(
                node.Loop switch
                {
                    LoopKind.Parallel => Glyphs.Parallel,
                    LoopKind.Sequential => Glyphs.Sequential,
                    _ => Glyphs.Loop,
                }
            );
        if (node.IsSubProcess && shape.Expanded != true)
            marks.Add(Glyphs.Collapsed);
        if (node.Kind == NodeKind.AdHocSubProcess)
            marks.Add(Glyphs.Tilde);
        return marks;
    }
}
