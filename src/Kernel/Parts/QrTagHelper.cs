using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using QRCoder;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// <c>&lt;iso-qr value="https://..." label="Mã QR tra cứu" /&gt;</c>: an inline drawing of about 1-2 kB, always black on white
/// so that it also scans in the dark theme and on paper. Size comes from the class (<c>qr</c>, <c>qr-small</c>).
/// </summary>
[HtmlTargetElement("iso-qr", TagStructure = TagStructure.WithoutEndTag)]
public sealed class QrTagHelper : TagHelper
{
    /// <summary>The text the reader gets; normally an absolute address.</summary>
    public string Value { get; set; } = "";

    /// <summary>What the code leads to, for screen readers.</summary>
    public string Label { get; set; } = "";

    /// <summary>The smaller size, for sheets with little room.</summary>
    public bool Small { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Draw(Value, Label, Small));
    }

    /// <summary>Error correction M (15 %): enough for a creased receipt, and short enough to stay coarse.</summary>
    internal static Microsoft.AspNetCore.Html.IHtmlContent Draw(string value, string label, bool small)
    {
        using var maker = new QRCodeGenerator();
        using var code = maker.CreateQrCode(value, QRCodeGenerator.ECCLevel.M);
        // The matrix brings its own quiet zone of four modules, as the standard asks.
        var size = code.ModuleMatrix.Count;
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                if (!code.ModuleMatrix[y][x])
                    continue;
                var start = x;
                while (x + 1 < size && code.ModuleMatrix[y][x + 1])
                    x++;
                path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start + 1}v1H{start}z");
            }
        }
        var side = size.ToString(CultureInfo.InvariantCulture);
        return Tag(
                "svg",
                small ? "qr qr-small" : "qr",
                Tag("title", null, label),
                Tag("rect").With("width", side).With("height", side).With("fill", "#fff"),
                Tag("path").With("d", path.ToString()).With("fill", "#000")
            )
            .With("viewBox", $"0 0 {side} {side}")
            .With("role", "img")
            .With("shape-rendering", "crispEdges");
    }
}
