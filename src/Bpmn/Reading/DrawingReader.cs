using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace IsoDienTu.Bpmn.Reading;

/// <summary>Reads the diagram interchange: where shapes, lines and labels are drawn. A line or shape that cannot be read is left undrawn with a finding.</summary>
internal static class DrawingReader
{
    public static ImmutableArray<DiagramPlane> Read(Compilation file)
    {
        var planes = ImmutableArray.CreateBuilder<DiagramPlane>();
        foreach (var plane in file.Definitions.Elements(Names.Di + "BPMNDiagram").Elements(Names.Di + "BPMNPlane"))
        {
            planes.Add(
                new DiagramPlane(
                    (string?)plane.Attribute("id") ?? "",
                    Compilation.Reference((string?)plane.Attribute("bpmnElement")) ?? "",
                    [.. plane.Elements(Names.Di + "BPMNShape").Select(e => Shape(file, e)).OfType<DiagramShape>()],
                    [.. plane.Elements(Names.Di + "BPMNEdge").Select(e => Edge(file, e)).OfType<DiagramEdge>()]
                )
            );
        }
        return planes.ToImmutable();
    }

    private static DiagramShape? Shape(Compilation file, XElement element)
    {
        var id = Element(file, element);
        return id is null || BoundsOf(element) is not { } bounds
            ? null
            : new DiagramShape(id, bounds)
            {
                Label = Label(element),
                Horizontal = NodeReader.Flag(element, "isHorizontal"),
                Expanded = NodeReader.Flag(element, "isExpanded"),
                MarkerVisible = NodeReader.Flag(element, "isMarkerVisible") == true,
            };
    }

    private static DiagramEdge? Edge(Compilation file, XElement element)
    {
        var id = Element(file, element);
        var points = element.Elements(Names.DdDi + "waypoint").Select(p => (X: Number(p, "x"), Y: Number(p, "y"))).ToList();
        return id is null || points.Count < 2 || points.Exists(p => p.X is null || p.Y is null)
            ? null
            : new DiagramEdge(id, [.. points.Select(p => new Waypoint(p.X!.Value, p.Y!.Value))]) { Label = Label(element) };
    }

    private static string? Element(Compilation file, XElement drawn)
    {
        var id = Compilation.Reference((string?)drawn.Attribute("bpmnElement"));
        if (id is not null && file.KnownIds.Contains(id))
        {
            return id;
        }
        file.Warning(
            (string?)drawn.Attribute("id"),
            "drawn_without_element",
            $"Hình '{(string?)drawn.Attribute("id")}' vẽ phần tử '{id}' không có trong quy trình.",
            $"The shape '{(string?)drawn.Attribute("id")}' draws the element '{id}', which the process does not have."
        );
        return null;
    }

    private static Bounds? Label(XElement element) => element.Element(Names.Di + "BPMNLabel") is { } label ? BoundsOf(label) : null;

    private static Bounds? BoundsOf(XElement element) =>
        element.Element(Names.Dc + "Bounds") is { } b
        && Number(b, "x") is { } x
        && Number(b, "y") is { } y
        && Number(b, "width") is { } width
        && Number(b, "height") is { } height
            ? new Bounds(x, y, width, height)
            : null;

    /// <summary>A finite number within a drawable range; null for anything else.</summary>
    private static double? Number(XElement element, string name) =>
        double.TryParse((string?)element.Attribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && Math.Abs(value) < 1e6
            ? value
            : null;
}
