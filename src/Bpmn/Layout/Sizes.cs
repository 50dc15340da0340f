using IsoDienTu.Bpmn.Svg;

namespace IsoDienTu.Bpmn.Layout;

/// <summary>How large each element is drawn: the usual sizes, larger boxes only for names that would not fit.</summary>
internal static class Sizes
{
    private static readonly (double Width, double Height)[] Boxes =
    [
        (120, 72),
        (140, 72),
        (160, 72),
        (140, 84),
        (160, 96),
        (180, 112),
        (200, 132),
    ];

    public static (Outline Outline, double Width, double Height) Of(Node node)
    {
        if (node.IsEvent)
            return (Outline.Circle, 36, 36);
        if (node.IsGateway)
            return (Outline.Diamond, 50, 50);
        var (width, height) = Boxes.FirstOrDefault(b => Activities.Fits(node, b.Width, b.Height), Boxes[^1]);
        return (Outline.Box, width, height);
    }

    public static (Outline Outline, double Width, double Height) Of(Artifact artifact)
    {
        if (artifact.Kind != ArtifactKind.TextAnnotation)
            return (Outline.Box, artifact.Kind == ArtifactKind.DataStore ? 50 : 36, 50);
        var lines = Words.Wrap(artifact.Text, 128, Measures.LabelSize);
        return (Outline.Box, 140, Math.Max(30, lines.Count * Measures.LabelLine + 4));
    }

    /// <summary>Least height of a lane for its name, written in a header as wide as <see cref="Headers.Wide"/>.</summary>
    public static double LaneHeight(string name) => Words.Wrap(name, Headers.Wide - 16, Styles.TextSize).Count * Measures.LabelLine + 16;
}
