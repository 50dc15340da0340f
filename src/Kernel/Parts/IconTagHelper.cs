using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IsoDienTu.Kernel.Parts;

/// <summary><c>&lt;iso-icon name="clock" /&gt;</c>: one icon of the sprite; with <c>label</c> it speaks, without it is decoration.</summary>
[HtmlTargetElement("iso-icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper(PartServices part) : TagHelper
{
    /// <summary>Name in the Tabler icon set (outline).</summary>
    public string Name { get; set; } = "";

    /// <summary>What a screen reader says; leave out beside a text that already says it.</summary>
    public string? Label { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(part.Icon(Name, Label));
    }
}
