using Microsoft.AspNetCore.Razor.TagHelpers;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// <c>&lt;iso-tabs label="..."&gt;&lt;iso-tab href="?tab=papers" active="true" count="3"&gt;Giấy tờ&lt;/iso-tab&gt;&lt;/iso-tabs&gt;</c>:
/// views of one object, each with its own address.
/// </summary>
[HtmlTargetElement("iso-tabs")]
public sealed class TabsTagHelper : TagHelper
{
    /// <summary>Name of the group for screen readers.</summary>
    public string Label { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "tabs");
        output.Attributes.SetAttribute("aria-label", Label);
    }
}

/// <summary>One tab of <c>iso-tabs</c>.</summary>
[HtmlTargetElement("iso-tab", ParentTag = "iso-tabs")]
public sealed class TabTagHelper : TagHelper
{
    /// <summary>Address of that view.</summary>
    public string Href { get; set; } = "";

    /// <summary>True for the view now shown.</summary>
    public bool Active { get; set; }

    /// <summary>How many things are in it.</summary>
    public int? Count { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("href", Href);
        if (Active)
            output.Attributes.SetAttribute("aria-current", "page");
        if (Count is { } count)
            output.PostContent.SetHtmlContent(Tag("span", "count tnum", count.ToString("N0")));
    }
}
