using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// <c>&lt;link rel="stylesheet" iso-href="app.css"&gt;</c>, <c>&lt;script type="module" iso-src="app.js"&gt;</c>: puts the hashed address of a bundle
/// file into href or src.
/// </summary>
[HtmlTargetElement("link", Attributes = "iso-href", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("script", Attributes = "iso-src")]
[HtmlTargetElement("img", Attributes = "iso-src", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AssetTagHelper(Assets assets) : TagHelper
{
    /// <summary>Plain name of the bundle file for a link, such as <c>app.css</c>.</summary>
    [HtmlAttributeName("iso-href")]
    public string? Href { get; set; }

    /// <summary>Plain name of the bundle file for a script or an image, such as <c>app.js</c>.</summary>
    [HtmlAttributeName("iso-src")]
    public string? Src { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Href is not null)
            output.Attributes.SetAttribute("href", assets.Url(Href));
        if (Src is not null)
            output.Attributes.SetAttribute("src", assets.Url(Src));
    }
}
