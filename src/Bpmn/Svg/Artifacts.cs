namespace IsoDienTu.Bpmn.Svg;

/// <summary>Papers, stores, notes and groups beside the flow.</summary>
internal static class Artifacts
{
    public static void Draw(Ink ink, Artifact artifact, Bounds b)
    {
        var (l, t, r, m) = (Ink.N(b.X), Ink.N(b.Y), Ink.N(b.Right), Ink.N(b.Bottom));
        switch (artifact.Kind)
        {
            case ArtifactKind.TextAnnotation:
                ink.Path($"M{Ink.N(b.X + 10)} {t}H{l}V{m}H{Ink.N(b.X + 10)}", Styles.Stroke);
                var (lines, size) = TextBlock.Fit(artifact.Text, b.Width - 12, b.Height);
                ink.Text(lines, b.X + 6, b.CentreY - lines.Count * size * Styles.LineHeight / 2, size, anchor: "start");
                break;
            case ArtifactKind.Group:
                ink.Rect(
                    b,
                    10,
                    "class=\"bpmn-group\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" stroke-dasharray=\"8 4 1 4\""
                );
                break;
            case ArtifactKind.DataStore:
                var k = Math.Min(10, b.Height / 5);
                var arc = $"a{Ink.N(b.Width / 2)} {Ink.N(k)} 0 0 0 {Ink.N(b.Width)} 0";
                var upper = $"a{Ink.N(b.Width / 2)} {Ink.N(k)} 0 0 1 {Ink.N(b.Width)} 0";
                ink.Path(
                    $"M{l} {Ink.N(b.Y + k)}{upper}V{Ink.N(b.Bottom - k)}A{Ink.N(b.Width / 2)} {Ink.N(k)} 0 0 1 {l} {Ink.N(b.Bottom - k)}Z",
                    Styles.Shape
                );
                for (var band = 0; band < 3; band++)
                    ink.Path($"M{l} {Ink.N(b.Y + k + band * 5)}{arc}", Styles.Stroke);
                break;
            default:
                var fold = Math.Min(b.Width, b.Height) / 3;
                ink.Path($"M{l} {t}H{Ink.N(b.Right - fold)}L{r} {Ink.N(b.Y + fold)}V{m}H{l}Z", Styles.Shape);
                ink.Path($"M{Ink.N(b.Right - fold)} {t}V{Ink.N(b.Y + fold)}H{r}", Styles.Stroke);
                if (artifact.Kind is ArtifactKind.DataInput or ArtifactKind.DataOutput)
                    ink.Glyph(Glyphs.Arrow, b.X + 3, b.Y + 3, 13, artifact.Kind == ArtifactKind.DataOutput ? Styles.Solid : Styles.Stroke);
                break;
        }
    }

    /// <summary>Notes carry their words inside; the others below.</summary>
    public static bool HasLabel(Artifact artifact) => artifact.Kind != ArtifactKind.TextAnnotation && artifact.Text.Length > 0;
}
