using System.Globalization;
using System.IO.Compression;
using System.Text;
using IsoDienTu.Signing.Pdf;

namespace IsoDienTu.Signing.Looks;

/// <summary>Draws the visible form of a signature as a PDF form with its font and picture inside.</summary>
internal static class LookMaker
{
    private const double Size = 10;
    private const double Smallest = 5;
    private const double Gap = 4;

    /// <summary>The form, its parts added to the update.</summary>
    /// <param name="turn">How the page is turned, so that the form stands upright on it.</param>
    public static PdfRef Make(PdfUpdate update, SignatureLook look, IReadOnlyList<string> lines, Func<TrueTypeFont> font, int turn)
    {
        var (width, height) = (look.Place.Width, look.Place.Height);
        var picture = look.Picture is { } png ? PngPicture.Read(png) : null;
        var content = new StringBuilder();
        var resources = PdfDict.Empty;
        var text = (X: 0.0, Y: 0.0, Width: width, Height: height);
        if (picture is not null)
        {
            var area = Area(width, height, look.HasLines, ref text);
            var scale = Math.Min(area.Width / picture.Width, area.Height / picture.Height);
            var (w, h) = (picture.Width * scale, picture.Height * scale);
            content.Append(
                CultureInfo.InvariantCulture,
                $"q {w:0.###} 0 0 {h:0.###} {area.X + ((area.Width - w) / 2):0.###} {area.Y + ((area.Height - h) / 2):0.###} cm /Im Do Q\n"
            );
            resources = resources.With("XObject", PdfDict.Of(("Im", Image(update, picture))));
        }

        if (look.HasLines)
        {
            var set = new TypeSetter(font());
            set.Write(content, lines, text, Size, Smallest);
            resources = resources.With("Font", PdfDict.Of(("F", set.Embed(update))));
        }

        var matrix = turn switch
        {
            90 => (int[])[0, 1, -1, 0, 0, 0],
            180 => [-1, 0, 0, -1, 0, 0],
            270 => [0, -1, 1, 0, 0, 0],
            _ => [1, 0, 0, 1, 0, 0],
        };
        return update.Add(
            Packed(
                PdfDict.Of(
                    ("Type", new PdfName("XObject")),
                    ("Subtype", new PdfName("Form")),
                    ("BBox", new PdfArray([new PdfInteger(0), new PdfInteger(0), new PdfReal(width), new PdfReal(height)])),
                    ("Matrix", new PdfArray([.. matrix.Select(m => new PdfInteger(m))])),
                    ("Resources", resources)
                ),
                Encoding.Latin1.GetBytes(content.ToString())
            )
        );
    }

    /// <summary>A stream whose bytes are packed.</summary>
    public static PdfStream Packed(PdfDict dict, byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(bytes);
        }

        return new PdfStream(dict.With("Filter", new PdfName("FlateDecode")), packed.ToArray());
    }

    /// <summary>The picture's part of the box: all of it, its left part in a wide box, its upper part in a high one.</summary>
    private static (double X, double Y, double Width, double Height) Area(
        double width,
        double height,
        bool hasLines,
        ref (double X, double Y, double Width, double Height) text
    )
    {
        if (!hasLines)
        {
            return (0, 0, width, height);
        }

        if (width >= 1.6 * height)
        {
            var left = Math.Min(height, width * 0.38);
            text = (left + Gap, 0, width - left - Gap, height);
            return (0, 0, left, height);
        }

        text = (0, 0, width, height * 0.42);
        return (0, height * 0.44, width, height * 0.56);
    }

    private static PdfRef Image(PdfUpdate update, PngPicture picture)
    {
        var mask = picture.Opacity is { } opacity ? update.Add(Packed(Points(picture, "DeviceGray"), opacity)) : null;
        return update.Add(Packed(Points(picture, "DeviceRGB").With("SMask", mask), picture.Colours));
    }

    private static PdfDict Points(PngPicture picture, string colours) =>
        PdfDict.Of(
            ("Type", new PdfName("XObject")),
            ("Subtype", new PdfName("Image")),
            ("Width", new PdfInteger(picture.Width)),
            ("Height", new PdfInteger(picture.Height)),
            ("ColorSpace", new PdfName(colours)),
            ("BitsPerComponent", new PdfInteger(8))
        );
}
