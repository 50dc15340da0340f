namespace IsoDienTu.Bpmn.Svg;

/// <summary>Fits words into a box: first at the usual size, then smaller, at last shortened (the whole text stands in the title).</summary>
internal static class TextBlock
{
    private static readonly double[] Sizes = [Styles.TextSize, 11, Styles.SmallSize];

    public static (List<string> Lines, double Size) Fit(string text, double width, double height)
    {
        foreach (var size in Sizes)
        {
            if (Words.Wrap(text, width, size).Count * size * Styles.LineHeight <= height)
                return (Words.Balance(text, width, size), size);
        }
        var last = Sizes[^1];
        return (Words.WrapAtMost(text, width, last, (int)(height / (last * Styles.LineHeight))), last);
    }
}
