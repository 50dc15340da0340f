using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IsoDienTu.Kernel.Parts;

/// <summary><c>&lt;iso-badge tone="Good"&gt;Đang có hiệu lực&lt;/iso-badge&gt;</c>: a state in words, icon and colour.</summary>
[HtmlTargetElement("iso-badge")]
public sealed class BadgeTagHelper(PartServices part) : TagHelper
{
    /// <summary>What the state means for the reader.</summary>
    public Tone Tone { get; set; }

    /// <summary>Another icon than the tone's own; <c>none</c> for no icon.</summary>
    public string? Icon { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"mark {Tone.Css()}");
        var name = Icon ?? (Tone == Tone.Plain ? "none" : Tone.Icon());
        if (name != "none")
            output.PreContent.SetHtmlContent(part.Icon(name));
    }
}
