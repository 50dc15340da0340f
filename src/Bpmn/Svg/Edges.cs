using System.Text;

namespace IsoDienTu.Bpmn.Svg;

/// <summary>Lines between shapes, with rounded corners and the heads of their kind.</summary>
internal static class Edges
{
    private const double Corner = 5;
    private const string Base = "fill=\"none\" stroke=\"currentColor\" stroke-linejoin=\"round\"";

    public static void Flow(Ink ink, Flow flow, Piece line, string prefix, ElementState state)
    {
        var start =
            !line.Starts ? ""
            : flow.Source.Default == flow ? $" marker-start=\"url(#{prefix}-slash)\""
            : flow.Condition is not null && flow.Source.IsActivity ? $" marker-start=\"url(#{prefix}-condition)\""
            : "";
        var width = state == ElementState.None ? "1.3" : "2.2";
        var end = line.Ends ? $" marker-end=\"url(#{prefix}-arrow{Styles.Class(state).Trim()})\"" : "";
        ink.Path(Rounded(line.Points), $"{Base} stroke-width=\"{width}\"{start}{end}");
    }

    public static void Link(Ink ink, Link link, Piece line, string prefix)
    {
        var look = link.Kind switch
        {
            LinkKind.MessageFlow =>
                $"stroke-width=\"1.3\" stroke-dasharray=\"7 4\" marker-start=\"url(#{prefix}-ring)\" marker-end=\"url(#{prefix}-hollow)\"",
            LinkKind.DataAssociation =>
                $"stroke-width=\"1.3\" stroke-dasharray=\"1 4\" stroke-linecap=\"round\" marker-end=\"url(#{prefix}-open)\"",
            _ => "stroke-width=\"1.3\" stroke-dasharray=\"1 4\" stroke-linecap=\"round\"",
        };
        ink.Path(Rounded(line.Points), $"{Base} {look}");
    }

    /// <summary>The heads, defined once per drawing under its own prefix; arrows once more for each state that colours lines.</summary>
    public static string Markers(string prefix, IEnumerable<ElementState> states)
    {
        var text = new StringBuilder("<defs>");
        foreach (var state in states.Append(ElementState.None).Distinct().Order())
        {
            var name = Styles.Class(state).Trim();
            var (open, close) =
                state == ElementState.None ? ("", "") : ($"<g class=\"bpmn-state {name}\" color=\"{Styles.Of(state).Colour}\">", "</g>");
            Marker($"arrow{name}", 9, 10, 5, $"{open}<path d=\"M0 1L10 5L0 9Z\" fill=\"currentColor\"/>{close}");
        }
        const string hollow = "class=\"bpmn-fill\" fill=\"" + Styles.Paper + "\" stroke=\"currentColor\"";
        const string thin = "fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.3\"";
        Marker("hollow", 9, 10, 5, Head("M1 1L9 5L1 9Z", hollow));
        Marker("open", 9, 9, 5, Head("M1 1L9 5L1 9", thin));
        Marker("ring", 9, 1, 5, Head("M5 1.5A3.5 3.5 0 1 1 4.99 1.5Z", hollow));
        Marker("slash", 10, -4, 5, Head("M2 9L6 1", thin));
        Marker("condition", 14, 0, 5, Head("M0 5L5 1.5L10 5L5 8.5Z", hollow));
        return text.Append("</defs>").ToString();

        static string Head(string path, string look) => $"<path d=\"{path}\" {look}/>";

        void Marker(string name, double size, double x, double y, string head) =>
            text.Append(
                $"<marker id=\"{prefix}-{name}\" viewBox=\"0 0 10 10\" refX=\"{Ink.N(x)}\" refY=\"{Ink.N(y)}\" markerWidth=\"{Ink.N(size)}\" markerHeight=\"{Ink.N(size)}\" markerUnits=\"userSpaceOnUse\" orient=\"auto\" overflow=\"visible\">{head}</marker>"
            );
    }

    private static string Rounded(IReadOnlyList<Waypoint> points)
    {
        var d = new StringBuilder($"M{P(points[0])}");
        for (var i = 1; i + 1 < points.Count; i++)
        {
            var (before, here, after) = (points[i - 1], points[i], points[i + 1]);
            var radius = Math.Min(Corner, Math.Min(Length(before, here), Length(here, after)) / 2);
            d.Append($"L{P(Towards(here, before, radius))}Q{P(here)} {P(Towards(here, after, radius))}");
        }
        return d.Append($"L{P(points[^1])}").ToString();
    }

    private static string P(Waypoint p) => $"{Ink.N(p.X)} {Ink.N(p.Y)}";

    private static double Length(Waypoint a, Waypoint b) => Math.Sqrt((a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y));

    private static Waypoint Towards(Waypoint from, Waypoint to, double way)
    {
        var length = Length(from, to);
        return length < 0.01 ? from : new(from.X + (to.X - from.X) * way / length, from.Y + (to.Y - from.Y) * way / length);
    }
}
