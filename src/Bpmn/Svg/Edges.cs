using System.Text;

namespace IsoDienTu.Bpmn.Svg;

/// <summary>Lines between shapes, with rounded corners and the heads of their kind.</summary>
internal static class Edges
{
    private const double Corner = 5;
    private const string Base = "fill=\"none\" stroke=\"currentColor\" stroke-linejoin=\"round\"";

    /// <param name="plain">Heads are drawn out instead of referred to.</param>
    public static void Flow(Ink ink, Flow flow, Piece line, string prefix, ElementState state, bool plain = false)
    {
        var start =
            !line.Starts ? null
            : flow.Source.Default == flow ? "slash"
            : flow.Condition is not null && flow.Source.IsActivity ? "condition"
            : null;
        var width = state == ElementState.None ? "1.3" : "2.2";
        var dashes = state == ElementState.Removed ? " stroke-dasharray=\"6 4\"" : "";
        var end = line.Ends ? Heads.Arrow.Name + (plain ? "" : Styles.Class(state).Trim()) : null;
        Line(ink, line, $"stroke-width=\"{width}\"{dashes}", prefix, start, end, plain);
    }

    /// <summary>A place on its longest stretch where a sign meets no corner, and not the label, which stands at the middle.</summary>
    public static Waypoint Sign(IReadOnlyList<Waypoint> points)
    {
        var (a, b) = points.Zip(points.Skip(1)).MaxBy(p => Length(p.First, p.Second));
        return new(a.X * 0.75 + b.X * 0.25, a.Y * 0.75 + b.Y * 0.25);
    }

    /// <param name="plain">Heads are drawn out instead of referred to.</param>
    public static void Link(Ink ink, Link link, Piece line, string prefix, bool plain = false)
    {
        var (look, start, end) = link.Kind switch
        {
            LinkKind.MessageFlow => ("stroke-width=\"1.3\" stroke-dasharray=\"7 4\"", "ring", "hollow"),
            LinkKind.DataAssociation => ("stroke-width=\"1.3\" stroke-dasharray=\"1 4\" stroke-linecap=\"round\"", null, "open"),
            _ => ("stroke-width=\"1.3\" stroke-dasharray=\"1 4\" stroke-linecap=\"round\"", (string?)null, (string?)null),
        };
        Line(ink, line, look, prefix, start, end, plain);
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
            Marker(Heads.Arrow with { Name = Heads.Arrow.Name + name, Drawing = open + Heads.Arrow.Drawing + close });
        }
        foreach (var head in Heads.All)
        {
            Marker(head);
        }
        return text.Append("</defs>").ToString();

        void Marker((string Name, double Size, double X, double Y, string Drawing) head) =>
            text.Append(
                $"<marker id=\"{prefix}-{head.Name}\" viewBox=\"0 0 10 10\" refX=\"{Ink.N(head.X)}\" refY=\"{Ink.N(head.Y)}\" markerWidth=\"{Ink.N(head.Size)}\" markerHeight=\"{Ink.N(head.Size)}\" markerUnits=\"userSpaceOnUse\" orient=\"auto\" overflow=\"visible\">{head.Drawing}</marker>"
            );
    }

    private static void Line(Ink ink, Piece line, string look, string prefix, string? start, string? end, bool plain)
    {
        var marks = plain ? "" : Mark("start", start) + Mark("end", end);
        ink.Path(Rounded(line.Points), $"{Base} {look}{marks}");
        if (plain && start is not null)
            Heads.Draw(ink, start, new(2 * line.Points[0].X - line.Points[1].X, 2 * line.Points[0].Y - line.Points[1].Y), line.Points[0]);
        if (plain && end is not null)
            Heads.Draw(ink, end, line.Points[^2], line.Points[^1]);

        string Mark(string side, string? name) => name is null ? "" : $" marker-{side}=\"url(#{prefix}-{name})\"";
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
