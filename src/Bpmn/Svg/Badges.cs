namespace IsoDienTu.Bpmn.Svg;

/// <summary>The mark of a state: a sign and a word on the shape's upper border, because colour alone is not seen by everyone.</summary>
internal static class Badges
{
    private const double Height = 16;

    public static string Word(ElementState state, string language)
    {
        var vi = language == "vi";
        return state switch
        {
            ElementState.Done => vi ? "đã xong" : "done",
            ElementState.Here => vi ? "đang ở đây" : "here now",
            ElementState.Late => vi ? "quá hạn" : "overdue",
            ElementState.Paused => vi ? "tạm dừng" : "paused",
            _ => "",
        };
    }

    public static void Draw(Ink ink, Bounds shape, ElementState state, string words)
    {
        if (state == ElementState.None)
            return;
        var (colour, _) = Styles.Of(state);
        var word = shape.Width < 80 ? "" : words;
        var width = word.Length == 0 ? Height : Height + 6 + Words.Width(word, Styles.SmallSize, strong: true);
        // Above the step line of a box; left of a small shape, where no label stands.
        var x = word.Length == 0 ? shape.X - Height * 0.4 : shape.Right - width - 6;
        var y = shape.Y - (word.Length == 0 ? Height * 0.4 : Height - 4);
        ink.Open(null, "bpmn-mark" + Styles.Class(state), "");
        ink.Rect(new(x, y, width, Height), Height / 2, $"class=\"bpmn-badge\" fill=\"{colour}\"");
        ink.Glyph(
            Sign(state),
            x + 3,
            y + 3,
            Height - 6,
            "class=\"bpmn-badge-sign\" fill=\"none\" stroke=\""
                + Styles.Paper
                + "\" stroke-width=\"3\" stroke-linecap=\"round\" stroke-linejoin=\"round\""
        );
        if (word.Length > 0)
            ink.Text(
                [word],
                x + Height,
                y + 2.2,
                Styles.SmallSize,
                "class=\"bpmn-badge-word\" fill=\"" + Styles.Paper + "\" font-weight=\"600\"",
                "start"
            );
        ink.Close();
    }

    private static string Sign(ElementState state) =>
        state switch
        {
            ElementState.Done => Glyphs.Tick,
            ElementState.Late => Glyphs.Exclaim,
            ElementState.Paused => Glyphs.Pause,
            _ => Glyphs.Dot,
        };
}
