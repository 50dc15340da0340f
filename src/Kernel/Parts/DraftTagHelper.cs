using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// <c>&lt;form iso-draft="receive" ...&gt;</c>: what is typed is kept in this browser ("Đã lưu 10:32"), offered again after a lost connection or a closed
/// tab, and cleared once the server took the form. Passwords, files, hidden fields and fields marked <c>unsaved</c> are never kept.
/// The key names the form and, for an existing object, the object: "edit:42". The signed-in person is added by itself.
/// </summary>
[HtmlTargetElement("form", Attributes = "iso-draft")]
public sealed class DraftTagHelper(PartServices part) : TagHelper
{
    /// <summary>Name of the form, and of its object if it has one.</summary>
    [HtmlAttributeName("iso-draft")]
    public string Key { get; set; } = "";

    /// <summary>The view being rendered.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var who = View.HttpContext.TryActing()?.Actor.PersonId.ToString() ?? "";
        output.Attributes.SetAttribute("data-draft", $"{who}:{View.HttpContext.Request.Path}:{Key}");
        output.PostContent.AppendHtml(
            Tag(
                    "p",
                    "draft-note text-secondary",
                    Tag("span", null).With("data-draft-text", ""),
                    Tag("button", "btn btn-sm", part.T["Khôi phục"])
                        .With("type", "button")
                        .With("data-draft-restore", "")
                        .With("hidden", "hidden"),
                    Tag("button", "btn btn-sm", part.T["Bỏ bản nháp"])
                        .With("type", "button")
                        .With("data-draft-drop", "")
                        .With("hidden", "hidden")
                )
                .With("role", "status")
                .With("data-saved", part.T["Đã lưu {0}", "{0}"])
                .With("data-found", part.T["Có bản nháp lưu lúc {0}", "{0}"])
        );
    }
}
