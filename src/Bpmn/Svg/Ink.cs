using System.Globalization;
using System.Security;
using System.Text;

namespace IsoDienTu.Bpmn.Svg;

/// <summary>Writes SVG elements. Everything that comes from a diagram goes through <see cref="Escape"/>.</summary>
internal sealed class Ink
{
    private readonly StringBuilder _out = new();

    public void Raw(string svg) => _out.Append(svg);

    /// <summary>Opens a group with its id, classes and the words a pointer or screen reader gets.</summary>
    public void Open(string? id, string classes, string title)
    {
        _out.Append("<g");
        if (id is not null)
            _out.Append(" id=\"").Append(Escape(id)).Append('"');
        _out.Append(" class=\"").Append(classes).Append("\">");
        if (title.Length > 0)
            _out.Append("<title>").Append(Escape(title)).Append("</title>");
    }

    public void Close() => _out.Append("</g>");

    public void Rect(Bounds b, double radius, string attributes) =>
        _out.Append(
            CultureInfo.InvariantCulture,
            $"<rect x=\"{N(b.X)}\" y=\"{N(b.Y)}\" width=\"{N(b.Width)}\" height=\"{N(b.Height)}\"{(radius > 0 ? $" rx=\"{N(radius)}\"" : "")} {attributes}/>"
        );

    public void Circle(double x, double y, double r, string attributes) =>
        _out.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(r)}\" {attributes}/>");

    public void Path(string data, string attributes) =>
        _out.Append("<path d=\"").Append(data).Append("\" ").Append(attributes).Append("/>");

    public void Line(double x1, double y1, double x2, double y2, string attributes) =>
        Path($"M{N(x1)} {N(y1)}L{N(x2)} {N(y2)}", attributes);

    /// <summary>Draws a path made for a box of 20 units, at a place and size.</summary>
    public void Glyph(string data, double x, double y, double size, string attributes) =>
        Path(data, $"transform=\"translate({N(x)} {N(y)}) scale({N(size / 20)})\" {attributes}");

    /// <summary>Lines of text, one under the other; <paramref name="x"/> is where the anchor of each line stands, <paramref name="top"/> the upper edge.</summary>
    public void Text(IReadOnlyList<string> lines, double x, double top, double size, string attributes = "", string anchor = "middle")
    {
        if (lines.Count == 0)
            return;
        _out.Append("<text");
        if (anchor.Length > 0 && anchor != "start")
            _out.Append(" text-anchor=\"").Append(anchor).Append('"');
        if (size != Styles.TextSize)
            _out.Append(CultureInfo.InvariantCulture, $" font-size=\"{N(size)}\"");
        if (attributes.Length > 0)
            _out.Append(' ').Append(attributes);
        _out.Append('>');
        for (var i = 0; i < lines.Count; i++)
        {
            // The letters of a line of 1.25 em stand with their base line at about 0.95 em.
            var y = top + i * size * Styles.LineHeight + size * 0.95;
            _out.Append(CultureInfo.InvariantCulture, $"<tspan x=\"{N(x)}\" y=\"{N(y)}\">").Append(Escape(lines[i])).Append("</tspan>");
        }
        _out.Append("</text>");
    }

    /// <summary>A number as SVG reads it, to a tenth of a pixel.</summary>
    public static string N(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    // Signs that XML does not allow at all would make the whole page unreadable to a strict reader.
    public static string Escape(string text) => SecurityElement.Escape(string.Concat(text.Where(c => c >= ' ' || c is '\t' or '\n'))) ?? "";

    public override string ToString() => _out.ToString();
}
