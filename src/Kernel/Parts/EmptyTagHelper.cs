using Microsoft.AspNetCore.Razor.TagHelpers;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary><c>&lt;iso-empty title="Chưa có tài liệu nào"&gt;what to do, and the button for it&lt;/iso-empty&gt;</c></summary>
[HtmlTargetElement("iso-empty")]
public sealed class EmptyTagHelper(PartServices part) : TagHelper
{
    /// <summary>What is not here, in one line.</summary>
    public string Title { get; set; } = "";

    /// <summary>Icon above the title.</summary>
    public string Icon { get; set; } = "inbox";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "nothing");
        output.PreContent.SetHtmlContent(part.Icon(Icon));
        output.PreContent.AppendHtml(Tag("p", "nothing-title", Title));
    }
}
