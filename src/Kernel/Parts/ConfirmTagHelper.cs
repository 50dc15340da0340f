using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// <c>&lt;iso-confirm id="withdraw" title="Thu hồi bản này?" action="/documents/1/withdraw" button="Thu hồi" danger="true" back="/documents/1"&gt;</c>
/// with content that says what exactly will happen (and fields, if a reason is wanted). With <c>dialog="true"</c> it waits for a link
/// <c>&lt;a href="/documents/1/withdraw" data-dialog="withdraw"&gt;</c>; without script that link leads to a page showing the same part in full.
/// The form carries the antiforgery token and the idempotency key.
/// </summary>
[HtmlTargetElement("iso-confirm")]
public sealed class ConfirmTagHelper(PartServices part) : TagHelper
{
    /// <summary>Name that links refer to.</summary>
    public string Id { get; set; } = "";

    /// <summary>The question, naming the object.</summary>
    public string Title { get; set; } = "";

    /// <summary>Where the form is posted.</summary>
    public string Action { get; set; } = "";

    /// <summary>The verb on the button; never "OK".</summary>
    public string Button { get; set; } = "";

    /// <summary>True when the act destroys or takes back something.</summary>
    public bool Danger { get; set; }

    /// <summary>Where "Thôi" leads on the full page.</summary>
    public string Back { get; set; } = "";

    /// <summary>Wait as a dialog instead of standing in the page.</summary>
    public bool Dialog { get; set; }

    /// <summary>The view being rendered.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var heading = Id + "-title";
        output.TagName = Dialog ? "dialog" : "section";
        output.Attributes.SetAttribute("id", Id);
        output.Attributes.SetAttribute("class", Dialog ? "dialog" : "panel reading");
        output.Attributes.SetAttribute("aria-labelledby", heading);
        output.Content.AppendHtml(
            Tag(
                    "form",
                    null,
                    Tag("h2", null, Title).With("id", heading),
                    Tag("div", "dialog-body", content),
                    Token(),
                    Tag("input")
                        .With("type", "hidden")
                        .With("name", IdempotencyKeyTagHelper.Field)
                        .With("value", IdempotencyKeyTagHelper.New()),
                    Tag(
                        "div",
                        "dialog-actions",
                        Cancel(),
                        Tag("button", Danger ? "btn btn-danger" : "btn btn-primary", Button).With("type", "submit")
                    )
                )
                .With("method", "post")
                .With("action", Action)
        );
    }

    private TagBuilder Cancel() =>
        Dialog
            ? Tag("button", "btn", part.T["Thôi"]).With("type", "button").With("data-close", "")
            : Tag("a", "btn", part.T["Thôi"]).With("href", Back);

    private TagBuilder Token()
    {
        var tokens = View.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(View.HttpContext);
        return Tag("input").With("type", "hidden").With("name", tokens.FormFieldName).With("value", tokens.RequestToken);
    }
}
