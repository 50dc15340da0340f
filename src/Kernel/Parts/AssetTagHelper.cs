using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IsoDienTu.Kernel.Parts;

/// <summary><c>&lt;link rel="stylesheet" iso-asset="app.css"&gt;</c>: puts the hashed address of a bundle file into href or src.</summary>
[HtmlTargetElement("link", Attributes = "iso-asset", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("script", Attributes = "iso-asset")]
[HtmlTargetElement("img", Attributes = "iso-asset", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AssetTagHelper(Assets assets) : TagHelper
{
    /// <summary>Plain name of the bundle file, such as <c>app.css</c>.</summary>
    [HtmlAttributeName("iso-asset")]
    public string Asset { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Attributes.SetAttribute(output.TagName == "link" ? "href" : "src", assets.Url(Asset));
}
