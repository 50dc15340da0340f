using IsoDienTu.Bpmn.Layout;

namespace IsoDienTu.Bpmn;

/// <summary>
/// Lays a diagram out: time runs to the right, each role has its lane, no line passes through a shape and no two lie on each other. Pure and
/// repeatable: the same diagram always gives the same drawing.
/// </summary>
public static class Layouter
{
    /// <summary>
    /// The same diagram with one drawn sheet for everything in it: pools, lanes, nodes, flows, papers and notes, with the places of their
    /// names. A drawing it had before is replaced. Groups have no place without a drawing and stay undrawn.
    /// </summary>
    public static Diagram Arrange(Diagram diagram)
    {
        var sheet = new SheetLayout(diagram);
        return diagram.WithDrawing(sheet.Shapes, sheet.Edges);
    }
}
