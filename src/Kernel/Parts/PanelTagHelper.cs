using Microsoft.AspNetCore.Razor.TagHelpers;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary><c>&lt;iso-panel title="Giấy tờ"&gt;...&lt;/iso-panel&gt;</c>: one bordered part of a page with its own heading.</summary>
[HtmlTargetElement("iso-panel")]
public sealed class PanelTagHelper : TagHelper
{
    /// <summary>The h2 of the part.</summary>
    public string? Title { get; set; }

    /// <summary>Address for links within the page.</summary>
    public string? Id { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "section";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "panel");
        if (Id is not null)
            output.Attributes.SetAttribute("id", Id);
        if (Title is not null)
            output.PreContent.SetHtmlContent(Tag("h2", null, Title));
    }
}
