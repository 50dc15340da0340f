using Microsoft.AspNetCore.Razor.TagHelpers;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary><c>&lt;iso-facts&gt;&lt;iso-fact label="Mã"&gt;...&lt;/iso-fact&gt;&lt;/iso-facts&gt;</c>: the few facts of an object, name above value.</summary>
[HtmlTargetElement("iso-facts")]
public sealed class FactsTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "facts");
    }
}

/// <summary>One fact of <c>iso-facts</c>; empty content shows a dash, never a hole.</summary>
[HtmlTargetElement("iso-fact")]
public sealed class FactTagHelper : TagHelper
{
    /// <summary>Name of the fact.</summary>
    public string Label { get; set; } = "";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(Tag("dt", null, Label));
        output.Content.AppendHtml(Tag("dd", null, value.IsEmptyOrWhiteSpace ? "–" : value));
    }
}
