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
        diagram.Shapes.IsEmpty ? "" : new Sheet(diagram, View.Whole(diagram), options ?? new DrawingOptions()).Draw();

    /// <summary>
    /// Draws a long lying diagram in bands under each other, for print: at most <paramref name="columns"/> columns of shapes each, with the
    /// headers of pools and lanes repeated and numbered circles where a line goes on in another band.
    /// </summary>
    /// <returns>One svg element a band, in reading order; ids begin with the prefix, a dash and the band's number. Empty when there is no drawing.</returns>
    public static IReadOnlyList<string> ToBands(Diagram diagram, DrawingOptions? options = null, int columns = 12)
    {
        if (diagram.Shapes.IsEmpty)
            return [];
        var bands = Bands.Of(diagram, columns);
        var given = options ?? new DrawingOptions();
        return
        [
            .. bands.Select(
                (view, i) => new Sheet(diagram, view, given with { IdPrefix = $"{given.IdPrefix}-{i + 1}" }, (i + 1, bands.Count)).Draw()
            ),
        ];
    }
}
