using System.Xml.Linq;
using IsoDienTu.Bpmn.Building;
using IsoDienTu.Bpmn.Reading;

namespace IsoDienTu.Bpmn;

/// <summary>
/// Changes of a diagram. Each gives a new diagram and leaves everything it does not name as it was, extensions and drawing included.
/// All throw <see cref="ArgumentException"/> when the diagram has no element of that id.
/// </summary>
public static class DiagramEdits
{
    /// <summary>Replaces all drawn sheets by one: the collaboration if there is one, else the first process.</summary>
    public static Diagram WithDrawing(this Diagram diagram, IEnumerable<DiagramShape> shapes, IEnumerable<DiagramEdge> edges) =>
        Edits.Change(
            diagram,
            root =>
            {
                var drawn =
                    root.Element(Names.Model + "collaboration")
                    ?? root.Element(Names.Model + "process")
                    ?? throw new ArgumentException("The diagram has no process to draw.", nameof(diagram));
                root.Elements(Names.Di + "BPMNDiagram").Remove();
                Edits.Declare(root, "bpmndi", Names.Di);
                Edits.Declare(root, "dc", Names.Dc);
                Edits.Declare(root, "di", Names.DdDi);
                var sheet = DrawingXml.Write((string?)drawn.Attribute("id") ?? "", shapes, edges);
                Indentation.Apply(sheet, 1);
                root.Add(new XText("  "), sheet, new XText("\n"));
            }
        );

    /// <summary>Renames any element; an empty name takes the name away.</summary>
    public static Diagram WithName(this Diagram diagram, string id, string name) =>
        Edits.Change(diagram, root => Edits.Find(root, id).SetAttributeValue("name", name.Length > 0 ? name : null));

    /// <summary>Sets our own facts of a step.</summary>
    public static Diagram WithStep(this Diagram diagram, string taskId, StepFacts step) => Own(diagram, taskId, StepXml.Write(step));

    /// <summary>Sets what a button asks: of a sequence flow, or of a step without a choice. Nothing asked takes it away.</summary>
    public static Diagram WithAsked(this Diagram diagram, string id, Asked asked) =>
        asked.IsNothing
            ? Edits.Change(
                diagram,
                root => Edits.Find(root, id).Element(Names.Model + "extensionElements")?.Elements(Names.Iso + "outcome").Remove()
            )
            : Own(diagram, id, AskedXml.Write(asked));

    /// <summary>Puts an element of our own into an element's extensions, in the place of the one of its name.</summary>
    private static Diagram Own(Diagram diagram, string id, XElement own) =>
        Edits.Change(
            diagram,
            root =>
            {
                var element = Edits.Find(root, id);
                Edits.Declare(root, "iso", Names.Iso);
                var extensions = element.Element(Names.Model + "extensionElements");
                if (extensions is null)
                {
                    extensions = new XElement(Names.Model + "extensionElements");
                    // The schema wants documentation first, then extensions.
                    var notes = element.Elements(Names.Model + "documentation").LastOrDefault();
                    if (notes is null)
                    {
                        element.AddFirst(extensions);
                    }
                    else
                    {
                        notes.AddAfterSelf(extensions);
                    }
                }
                if (extensions.Element(own.Name) is { } old)
                {
                    old.ReplaceWith(own);
                }
                else
                {
                    extensions.Add(own);
                }
            }
        );

    /// <summary>Moves a node to another lane of its process. The drawing is not moved: lay the diagram out again.</summary>
    public static Diagram WithLane(this Diagram diagram, string nodeId, string laneId) =>
        Edits.Change(
            diagram,
            root =>
            {
                var lane = Edits.Find(root, laneId);
                root.Descendants(Names.Model + "flowNodeRef").Where(r => Compilation.Reference(r.Value) == nodeId).Remove();
                var reference = new XElement(Names.Model + "flowNodeRef", nodeId);
                if (lane.Element(Names.Model + "childLaneSet") is { } inner)
                {
                    inner.AddBeforeSelf(reference);
                }
                else
                {
                    lane.Add(reference);
                }
            }
        );
}
