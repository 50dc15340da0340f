using System.Globalization;
using System.Text.RegularExpressions;

namespace IsoDienTu.Documents.Papers;

/// <summary>The room a drawing has on its page: lying when the widest piece is wider than high and would not fit upright in a readable size.</summary>
internal sealed partial class DrawingFrame
{
    /// <summary>A pixel of a drawing in millimetres (CSS: 96 to the inch).</summary>
    private const double Pixel = 25.4 / 96;
    private const double Short = 210;
    private const double Long = 297;
    private readonly double width;
    private readonly double height;

    private DrawingFrame(bool lies, double width, double height) => (Lies, this.width, this.height) = (lies, width, height);

    /// <summary>On a lying sheet.</summary>
    public bool Lies { get; }

    public static DrawingFrame Of(Paper paper)
    {
        // Below the heading, and a little less than there is, so that rounding never makes a page more.
        var used = Top(paper) + 20 + 18;
        return paper.Drawings.All(d => Size(d) is var (w, h) && (w * Pixel <= Short - 45 || h > w))
            ? new DrawingFrame(false, Short - 45, Long - used)
            : new DrawingFrame(true, Long - 35, Short - used);
    }

    /// <summary>Upper margin of the pages in millimetres: as high as the lines of the head need.</summary>
    public static double Top(Paper paper)
    {
        const double line = 4.9;
        // Characters that fit a line of the two upper cells at 11 points bold; a little fewer than there are.
        var lines = Math.Max(4.6, Math.Max(Lines(paper.Agency, 18), Lines(paper.Shown.Title, paper.Shown.Title.Length > 160 ? 33 : 29)));
        return Math.Max(25, 12 + lines * line + 8);
    }

    /// <summary>The drawing in the size at which it fills the room, at most as large as it was drawn.</summary>
    public string Fit(string svg)
    {
        var (w, h) = Size(svg);
        var scale = Math.Min(Pixel, Math.Min(width / w, height / h));
        var sized = string.Create(CultureInfo.InvariantCulture, $"<svg width=\"{w * scale:0.##}mm\" height=\"{h * scale:0.##}mm\"");
        var end = svg.IndexOf('>', StringComparison.Ordinal);
        return sized + Sides().Replace(svg[4..end], "") + svg[end..];
    }

    private static double Lines(string text, int width) => Math.Ceiling((double)text.Length / width);

    private static (double Width, double Height) Size(string svg)
    {
        var head = svg[..svg.IndexOf('>', StringComparison.Ordinal)];
        var sides = Sides().Matches(head).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value, StringComparer.Ordinal);
        return (double.Parse(sides["width"], CultureInfo.InvariantCulture), double.Parse(sides["height"], CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("""\s(width|height)="([\d.]+)(?:px)?""" + "\"")]
    private static partial Regex Sides();
}
