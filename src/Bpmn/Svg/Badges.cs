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
            ElementState.Added => vi ? "thêm mới" : "added",
            ElementState.Removed => vi ? "bỏ đi" : "removed",
            ElementState.Changed => vi ? "đổi" : "changed",
            ElementState.Moved => vi ? "dời chỗ" : "moved",
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

    /// <summary>A few words on the lower border, where no state stands.</summary>
    public static void Note(Ink ink, Bounds shape, string words)
    {
        var (colour, ground) = Styles.Of(ElementState.Changed);
        var width = 12 + Words.Width(words, Styles.SmallSize, strong: true);
        var at = new Bounds(shape.X - 4, shape.Bottom - Height / 2, width, Height);
        ink.Open(null, "bpmn-note", words);
        ink.Rect(at, 3, $"class=\"bpmn-note-ground\" fill=\"{ground}\" stroke=\"{colour}\"");
        ink.Text([words], at.CentreX, at.Y + 2.2, Styles.SmallSize, $"class=\"bpmn-note-words\" fill=\"{colour}\" font-weight=\"600\"");
        ink.Close();
    }

    /// <summary>The sign alone, on a line.</summary>
    public static void Draw(Ink ink, Waypoint at, ElementState state) =>
        Draw(ink, new(at.X - Height * 0.1, at.Y - Height * 0.1, 0, 0), state, "");

    private static string Sign(ElementState state) =>
        state switch
        {
            ElementState.Done => Glyphs.Tick,
            ElementState.Late => Glyphs.Exclaim,
            ElementState.Paused => Glyphs.Pause,
            ElementState.Added => Glyphs.Add,
            ElementState.Removed => Glyphs.Remove,
            ElementState.Changed => Glyphs.Tilde,
            ElementState.Moved => Glyphs.Sideways,
            _ => Glyphs.Dot,
        };
}
