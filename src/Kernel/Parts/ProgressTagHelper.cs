using Microsoft.AspNetCore.Razor.TagHelpers;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// <c>&lt;iso-progress label="Đã nhập" value="120" max="300" rest="còn khoảng 2 phút" /&gt;</c>: count, bar and rest.
/// Without <c>max</c> the end is not known and only the count is shown beside a moving bar.
/// </summary>
[HtmlTargetElement("iso-progress", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ProgressTagHelper(PartServices part) : TagHelper
{
    /// <summary>What is being counted.</summary>
    public string Label { get; set; } = "";

    /// <summary>Done so far.</summary>
    public int Value { get; set; }

    /// <summary>All there is, if known.</summary>
    public int? Max { get; set; }

    /// <summary>What is left, in words.</summary>
    public string? Rest { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "progress-line");
        var count = Max is { } max ? part.T["{0}/{1}", Number(Value), Number(max)].Value : Number(Value);
        output.Content.AppendHtml(
            Tag("p", null, Tag("span", null, Label), Tag("span", "tnum", count), Rest is null ? null : Tag("span", "text-secondary", Rest))
        );
        output.Content.AppendHtml(
            Tag("progress", null, count)
                .With("value", Max is null ? null : Value.ToString())
                .With("max", Max?.ToString())
                .With("aria-label", Label)
        );
    }

    private static string Number(int value) => value.ToString("N0");
}
