using Microsoft.AspNetCore.Razor.TagHelpers;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// <c>&lt;iso-alert tone="Near" title="Thiếu 2 giấy tờ"&gt;...&lt;/iso-alert&gt;</c>: says what is, names the rule, says what mends it.
/// <c>live</c> makes screen readers speak it at once: only for the answer to what the person just did.
/// </summary>
[HtmlTargetElement("iso-alert")]
public sealed class AlertTagHelper(PartServices part) : TagHelper
{
    /// <summary>What it means for the reader.</summary>
    public Tone Tone { get; set; } = Tone.Info;

    /// <summary>The message in one short line; the content may explain.</summary>
    public string? Title { get; set; }

    /// <summary>Speak at once: an answer to what the person just did.</summary>
    public bool Live { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"notice {Tone.Css()}");
        if (Live)
            output.Attributes.SetAttribute("role", Tone == Tone.Late ? "alert" : "status");
        output.PreContent.SetHtmlContent(part.Icon(Tone.Icon()));
        output.PreContent.AppendHtml("<div>");
        if (Title is not null)
            output.PreContent.AppendHtml(Tag("p", "notice-title", Title));
        output.PostContent.SetHtmlContent("</div>");
    }
}
