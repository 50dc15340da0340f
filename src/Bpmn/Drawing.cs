using IsoDienTu.Bpmn.Svg;

namespace IsoDienTu.Bpmn;

/// <summary>
/// Draws a diagram as SVG that may stand inline under a strict content security policy: no style attributes, no scripts, no outside
/// references; colours are presentation attributes that a style sheet can override by class (bpmn-*, is-done, is-here, is-late, is-paused).
/// </summary>
public static class Drawing
{
    /// <summary>Draws the first sheet of the diagram; every DI-carrying BPMN file will do, whichever tool wrote it.</summary>
    /// <returns>One svg element; an empty string when the diagram has no drawing (lay it out with <c>Layouter</c> first).</returns>
    public static string ToSvg(Diagram diagram, DrawingOptions? options = null) =>
        diagram.Shapes.IsEmpty ? "" : new Sheet(diagram, options ?? new DrawingOptions()).Draw();
}
