using System.Text.Encodings.Web;
using System.Text.Unicode;
using IsoDienTu.Kernel.Parts;
using QRCoder;

namespace IsoDienTu.Kernel;

/// <summary>QR codes for papers that are no page of the site.</summary>
public static class QrDrawing
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>One SVG element with its white border; its size is the style sheet's.</summary>
    /// <param name="value">What the reader gets, normally an absolute address.</param>
    /// <param name="label">What the code leads to.</param>
    public static string Svg(string value, string label)
    {
        using var writer = new StringWriter();
        QrTagHelper.Draw(value, label, small: false).WriteTo(writer, Encoder);
        return writer.ToString();
    }

    /// <summary>The same as a file of its own, 26 mm wide.</summary>
    public static string SvgFile(string value, string label) =>
        Svg(value, label)
            .Replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"98\" height=\"98\" ", StringComparison.Ordinal);

    /// <summary>The same as a picture, for files that know no SVG.</summary>
    /// <returns>PNG, 10 pixels to a module.</returns>
    public static byte[] Png(string value)
    {
        using var maker = new QRCodeGenerator();
        using var code = maker.CreateQrCode(value, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(code);
        return png.GetGraphic(10);
    }
}
