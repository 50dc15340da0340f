using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// The top of a page: breadcrumb (module &gt; object &gt; page), title, state, one primary action, the rest under "Thêm".
/// The title is also the browser's. Children: <c>iso-crumb</c>, <c>iso-state</c>, then the primary action and <c>iso-more</c>.
/// </summary>
[HtmlTargetElement("iso-page-head")]
public sealed class PageHeadTagHelper(PartServices part) : TagHelper
{
    private readonly PageHeadParts _parts = new();

    /// <summary>The page's h1 and the browser's title.</summary>
    public string Title { get; set; } = "";

    /// <summary>One line under the title: what this page is for, or the object's code and holder.</summary>
    public string? Lead { get; set; }

    /// <summary>The view being rendered.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc/>
    public override void Init(TagHelperContext context) => context.Items[typeof(PageHeadParts)] = _parts;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        View.ViewData["Title"] = Title;
        var actions = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "page-head");
        if (_parts.Crumbs.Count > 0)
            output.Content.AppendHtml(Breadcrumb());
        output.Content.AppendHtml(
            Tag(
                "div",
                "page-head-row",
                Tag(
                    "div",
                    "page-head-text",
                    Tag("div", "page-head-title", Tag("h1", null, Title).With("tabindex", "-1"), _parts.States),
                    Lead is null ? null : Tag("p", "text-secondary", Lead)
                ),
                actions.IsEmptyOrWhiteSpace ? null : Tag("div", "page-head-actions", actions)
            )
        );
    }

    private TagBuilder Breadcrumb()
    {
        var list = Tag("ol", "breadcrumb", _parts.Crumbs);
        list.InnerHtml.Add(Tag("li", "breadcrumb-item active", Title).With("aria-current", "page"));
        return Tag("nav", null, list).With("aria-label", part.T["Vị trí trang"]);
    }
}

internal sealed class PageHeadParts
{
    public List<IHtmlContent> Crumbs { get; } = [];
    public List<IHtmlContent> States { get; } = [];
}

/// <summary><c>&lt;iso-crumb href="/documents"&gt;Tài liệu&lt;/iso-crumb&gt;</c> inside <c>iso-page-head</c>, outermost first.</summary>
[HtmlTargetElement("iso-crumb", ParentTag = "iso-page-head")]
public sealed class CrumbTagHelper : TagHelper
{
    /// <summary>Address of that level.</summary>
    public string Href { get; set; } = "";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        var parts = (PageHeadParts)context.Items[typeof(PageHeadParts)];
        parts.Crumbs.Add(Tag("li", "breadcrumb-item", Tag("a", null, text).With("href", Href)));
        output.SuppressOutput();
    }
}

/// <summary><c>&lt;iso-state tone="Good"&gt;Đang có hiệu lực&lt;/iso-state&gt;</c> inside <c>iso-page-head</c>: shown beside the title.</summary>
[HtmlTargetElement("iso-state", ParentTag = "iso-page-head")]
public sealed class StateTagHelper(PartServices part) : TagHelper
{
    /// <summary>What the state means for the reader.</summary>
    public Tone Tone { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        var parts = (PageHeadParts)context.Items[typeof(PageHeadParts)];
        parts.States.Add(Tag("span", $"mark {Tone.Css()}", Tone == Tone.Plain ? null : part.Icon(Tone.Icon()), text));
        output.SuppressOutput();
    }
}

/// <summary>
/// <c>&lt;iso-more&gt;</c>: further actions (links and buttons, one after another) behind "Thêm". A details element, so it opens without script.
/// </summary>
[HtmlTargetElement("iso-more")]
public sealed class MoreTagHelper(PartServices part) : TagHelper
{
    /// <summary>Another word than "Thêm".</summary>
    public string? Label { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "details";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "menu");
        output.PreContent.SetHtmlContent(Tag("summary", "btn", Label ?? part.T["Thêm"].Value, part.Icon("chevron-down")));
        output.PreContent.AppendHtml("<div class=\"menu-items\">");
        output.PostContent.SetHtmlContent("</div>");
    }
}
