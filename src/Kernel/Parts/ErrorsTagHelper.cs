using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary><c>&lt;iso-errors /&gt;</c> as the first thing in a form: every error of ModelState once, each a link to its field. Takes the focus.</summary>
[HtmlTargetElement("iso-errors", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorsTagHelper(PartServices part) : TagHelper
{
    /// <summary>The view being rendered.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = View
            .ViewData.ModelState.SelectMany(entry => (entry.Value?.Errors ?? []).Select(error => (Field: entry.Key, error.ErrorMessage)))
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "notice tone-late");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        output.Content.AppendHtml(part.Icon("alert-circle"));
        var title = errors.Count == 1 ? part.T["Cần sửa 1 chỗ"] : part.T["Cần sửa {0} chỗ", errors.Count];
        output.Content.AppendHtml(
            Tag(
                "div",
                null,
                Tag("p", "notice-title", title),
                Tag("ul", null, errors.Select(error => Line(error.Field, error.ErrorMessage)))
            )
        );
    }

    private static TagBuilder Line(string field, string message) =>
        field.Length == 0
            ? Tag("li", null, message)
            : Tag("li", null, Tag("a", null, message).With("href", "#" + TagBuilder.CreateSanitizedId(field, "_")));
}
