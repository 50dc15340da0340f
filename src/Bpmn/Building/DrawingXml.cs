using System.Globalization;
using System.Xml.Linq;
using IsoDienTu.Bpmn.Reading;

namespace IsoDienTu.Bpmn.Building;

/// <summary>Writes one drawn sheet as BPMNDiagram.</summary>
internal static class DrawingXml
{
    public static XElement Write(string elementId, IEnumerable<DiagramShape> shapes, IEnumerable<DiagramEdge> edges) =>
        new(
            Names.Di + "BPMNDiagram",
            new XAttribute("id", "Drawing_1"),
            new XElement(
                Names.Di + "BPMNPlane",
                new XAttribute("id", "Plane_1"),
                new XAttribute("bpmnElement", elementId),
                shapes.Select(Shape),
                edges.Select(Edge)
            )
        );

    private static XElement Shape(DiagramShape shape) =>
        new(
            Names.Di + "BPMNShape",
            new XAttribute("id", $"{shape.ElementId}_di"),
            new XAttribute("bpmnElement", shape.ElementId),
            shape.Horizontal is { } horizontal ? new XAttribute("isHorizontal", horizontal) : null,
            shape.Expanded is { } expanded ? new XAttribute("isExpanded", expanded) : null,
            shape.MarkerVisible ? new XAttribute("isMarkerVisible", true) : null,
            Rectangle(shape.Bounds),
            Label(shape.Label)
        );

    private static XElement Edge(DiagramEdge edge) =>
        new(
            Names.Di + "BPMNEdge",
            new XAttribute("id", $"{edge.ElementId}_di"),
            new XAttribute("bpmnElement", edge.ElementId),
            edge.Waypoints.Select(p => new XElement(Names.DdDi + "waypoint", Number("x", p.X), Number("y", p.Y))),
            Label(edge.Label)
        );

    private static XElement? Label(Bounds? label) => label is { } bounds ? new XElement(Names.Di + "BPMNLabel", Rectangle(bounds)) : null;

    private static XElement Rectangle(Bounds b) =>
        new(Names.Dc + "Bounds", Number("x", b.X), Number("y", b.Y), Number("width", b.Width), Number("height", b.Height));

    private static XAttribute Number(string name, double value) => new(name, Math.Round(value, 2).ToString(CultureInfo.InvariantCulture));
}
