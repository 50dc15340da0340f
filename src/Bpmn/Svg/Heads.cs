namespace IsoDienTu.Bpmn.Svg;

/// <summary>What stands at the ends of lines, each in a box of 10 units: as a marker that the line refers to, or drawn out.</summary>
internal static class Heads
{
    private const string Hollow = "class=\"bpmn-fill\" fill=\"" + Styles.Paper + "\" stroke=\"currentColor\"";
    private const string Thin = "fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.3\"";

    /// <summary>Name, size in pixels, the place in the box that lies on the end of the line, and the drawing.</summary>
    public static readonly IReadOnlyList<(string Name, double Size, double X, double Y, string Drawing)> All =
    [
        ("hollow", 9, 10, 5, Head("M1 1L9 5L1 9Z", Hollow)),
        ("open", 9, 9, 5, Head("M1 1L9 5L1 9", Thin)),
        ("ring", 9, 1, 5, Head("M5 1.5A3.5 3.5 0 1 1 4.99 1.5Z", Hollow)),
        ("slash", 10, -4, 5, Head("M2 9L6 1", Thin)),
        ("condition", 14, 0, 5, Head("M0 5L5 1.5L10 5L5 8.5Z", Hollow)),
    ];

    public static readonly (string Name, double Size, double X, double Y, string Drawing) Arrow = (
        "arrow",
        9,
        10,
        5,
        "<path d=\"M0 1L10 5L0 9Z\" fill=\"currentColor\"/>"
    );

    /// <summary>Draws a head out at the end of a line that comes from another point.</summary>
    public static void Draw(Ink ink, string name, Waypoint from, Waypoint end)
    {
        var head = name == Arrow.Name ? Arrow : All.First(h => h.Name == name);
        var angle = Math.Atan2(end.Y - from.Y, end.X - from.X) * 180 / Math.PI;
        ink.Raw(
            $"<g transform=\"translate({Ink.N(end.X)} {Ink.N(end.Y)}) rotate({Ink.N(angle)}) scale({Ink.N(head.Size / 10)}) translate({Ink.N(-head.X)} {Ink.N(-head.Y)})\">{head.Drawing}</g>"
        );
    }

    private static string Head(string path, string look) => $"<path d=\"{path}\" {look}/>";
}
