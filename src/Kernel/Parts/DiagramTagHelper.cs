using Microsoft.AspNetCore.Razor.TagHelpers;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// <c>&lt;iso-diagram label="Lưu đồ"&gt;svg&lt;/iso-diagram&gt;</c>: a frame that scrolls a wide drawing, also by keyboard.
/// The drawing brings presentation attributes and classes only; the page shows the same facts as a table or list nearby.
/// </summary>
[HtmlTargetElement("iso-diagram")]
public sealed class DiagramTagHelper : TagHelper
{
    /// <summary>Name of the region for screen readers, and its caption.</summary>
    public string Label { get; set; } = "";

    /// <summary>Where the same facts stand as text, such as "#steps".</summary>
    public string? TextHref { get; set; }

    /// <summary>Words of that link.</summary>
    public string? TextLabel { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "diagram");
        output.PreContent.SetHtmlContent(
            Tag("div", "diagram-scroll").With("role", "region").With("tabindex", "0").With("aria-label", Label).RenderStartTag()
        );
        output.PostContent.SetHtmlContent("</div>");
        output.PostContent.AppendHtml(
            Tag(
                "figcaption",
                "text-secondary",
                Label,
                TextHref is null ? null : Tag("a", "ms-2", TextLabel ?? Label).With("href", TextHref)
            )
        );
    }
}
