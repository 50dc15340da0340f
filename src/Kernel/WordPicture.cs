using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Office2019.Drawing.SVG;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Inline = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using Pictures = DocumentFormat.OpenXml.Drawing.Pictures;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace IsoDienTu.Kernel;

/// <summary>A drawing in a Word file: as SVG, which Word draws sharp at any size since 2016.</summary>
public static class WordPicture
{
    /// <summary>A pixel of the drawing and a twentieth of a point, in the unit of Office pictures.</summary>
    private const long Pixel = 9525;
    private const long Twentieth = 635;

    /// <summary>One white point.</summary>
    private static readonly byte[] White = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII="
    );

    /// <summary>A paragraph with the drawing.</summary>
    /// <param name="number">Counts the drawings of the file, from 1.</param>
    /// <param name="name">For who cannot see it.</param>
    /// <param name="width">The room there is, in twentieths of a point; a larger drawing is made smaller.</param>
    /// <param name="height">As the width.</param>
    /// <param name="png">What programs without SVG show; null for a white point, where the text tells the same.</param>
    public static Paragraph Of(MainDocumentPart main, string svg, uint number, string name, int width, int height, byte[]? png = null)
    {
        var root = XElement.Parse(svg);
        var (wide, high) = (Size(root, "width") * Pixel, Size(root, "height") * Pixel);
        var scale = Math.Min(1, Math.Min(width * Twentieth / wide, height * Twentieth / high));
        var (cx, cy) = ((long)(wide * scale), (long)(high * scale));
        var drawn = main.AddImagePart(ImagePartType.Svg);
        using (var content = new MemoryStream(Encoding.UTF8.GetBytes(svg)))
        {
            drawn.FeedData(content);
        }

        var plain = main.AddImagePart(ImagePartType.Png);
        using (var content = new MemoryStream(png ?? White))
        {
            plain.FeedData(content);
        }

        var blip = new Blip(
            new BlipExtensionList(
                new BlipExtension(new SVGBlip { Embed = main.GetIdOfPart(drawn) }) { Uri = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}" }
            )
        )
        {
            Embed = main.GetIdOfPart(plain),
        };
        var picture = new Pictures.Picture(
            new Pictures.NonVisualPictureProperties(
                new Pictures.NonVisualDrawingProperties { Id = number, Name = name },
                new Pictures.NonVisualPictureDrawingProperties()
            ),
            new Pictures.BlipFill(blip, new Stretch(new FillRectangle())),
            new Pictures.ShapeProperties(
                new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = cx, Cy = cy }),
                new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle }
            )
        );
        return new Paragraph(
            new Run(
                new DocumentFormat.OpenXml.Wordprocessing.Drawing(
                    new Inline.Inline(
                        new Inline.Extent { Cx = cx, Cy = cy },
                        new Inline.DocProperties
                        {
                            Id = number,
                            Name = name,
                            Description = root.Element(root.Name.Namespace + "title")?.Value ?? name,
                        },
                        new Graphic(new GraphicData(picture) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" })
                    )
                    {
                        DistanceFromTop = 0,
                        DistanceFromBottom = 0,
                        DistanceFromLeft = 0,
                        DistanceFromRight = 0,
                    }
                )
            )
        );
    }

    private static double Size(XElement svg, string side) => double.Parse((string)svg.Attribute(side)!, CultureInfo.InvariantCulture);
}
