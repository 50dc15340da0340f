using IsoDienTu.Bpmn.Layout;

namespace IsoDienTu.Bpmn;

/// <summary>
/// Lays a diagram out: time runs to the right, each role has its lane, no line passes through a shape and no two lie on each other. Pure and
/// repeatable: the same diagram always gives the same drawing.
/// </summary>
public static class Layouter
{
    /// <summary>The most nodes and flows a diagram may have to be laid out: far more than a procedure has, few enough for a page to wait.</summary>
    public const int MostElements = 1000;

    /// <summary>
    /// The same diagram with one drawn sheet for everything in it: pools, lanes, nodes, flows, papers and notes, with the places of their
    /// names. A drawing it had before is replaced. Groups have no place without a drawing and stay undrawn.
    /// </summary>
    /// <exception cref="ArgumentException">The diagram has more than <see cref="MostElements"/> nodes and flows.</exception>
    public static Diagram Arrange(Diagram diagram)
    {
        if (diagram.Nodes.Length + diagram.Flows.Length > MostElements)
        {
            throw new ArgumentException(
                $"Sơ đồ có hơn {MostElements} nút và luồng nên không tự xếp được. Hãy tách thành nhiều quy trình, hoặc xếp bằng công cụ vẽ.",
                nameof(diagram)
            );
        }
        var sheet = new SheetLayout(diagram);
        return diagram.WithDrawing(sheet.Shapes, sheet.Edges);
    }
}
