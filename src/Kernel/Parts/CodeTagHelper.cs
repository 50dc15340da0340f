using Microsoft.AspNetCore.Razor.TagHelpers;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary><c>&lt;iso-code value="000.00.12.H37-261126-0001" /&gt;</c>: an identifier, monospaced; with script a button copies it.</summary>
[HtmlTargetElement("iso-code", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CodeTagHelper(PartServices part) : TagHelper
{
    /// <summary>The identifier, exactly as it is copied.</summary>
    public string? Value { get; set; }

    /// <summary>Makes the code a link to its object.</summary>
    public string? Href { get; set; }

    /// <summary>Leaves the copy button out, as in dense tables.</summary>
    public bool Plain { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(Value))
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "code");
        var text = Tag("code", null, Value);
        output.Content.AppendHtml(Href is null ? text : Tag("a", null, text).With("href", Href));
        if (!Plain)
        {
            output.Content.AppendHtml(
                Tag("button", "code-copy", part.Icon("copy"))
                    .With("type", "button")
                    .With("hidden", "hidden")
                    .With("data-copy", Value)
                    .With("aria-label", part.T["Chép mã {0}", Value])
            );
        }
    }
}
