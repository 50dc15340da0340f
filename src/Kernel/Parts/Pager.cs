using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary><c>&lt;iso-pager view="Model.View" total="Model.Total" /&gt;</c>: used by <c>iso-list</c> and by lists that are not tables.</summary>
[HtmlTargetElement("iso-pager", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagerTagHelper(PartServices part) : TagHelper
{
    /// <summary>State read from the address.</summary>
    public ListView View { get; set; } = null!;

    /// <summary>Rows over all pages.</summary>
    public int Total { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Pager.Render(View, Total, part) is { } pager)
            output.Content.SetHtmlContent(pager);
    }
}

internal static class Pager
{
    /// <summary>Nothing when all fits on one page.</summary>
    public static IHtmlContent? Render(ListView view, int total, PartServices part)
    {
        var pages = (total + ListView.PageSize - 1) / ListView.PageSize;
        if (pages <= 1)
            return null;
        var from = view.Skip + 1;
        var to = Math.Min(view.Skip + ListView.PageSize, total);
        return Tag(
                "nav",
                "pager",
                Tag("p", "tnum", part.T["{0}–{1} trong {2}", from.ToString("N0"), to.ToString("N0"), total.ToString("N0")]),
                Link(view, view.Page - 1, view.Page > 1, part.T["Trang trước"], part.Icon("chevron-left")),
                Link(view, view.Page + 1, view.Page < pages, part.T["Trang sau"], part.Icon("chevron-right"))
            )
            .With("aria-label", part.T["Trang"]);
    }

    private static TagBuilder? Link(ListView view, int page, bool open, string text, IHtmlContent icon) =>
        open
            ? Tag("a", "btn", icon, text).With("href", view.With("p", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)))
            : null;
}
