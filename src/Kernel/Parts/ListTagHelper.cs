using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// A filterable table whose whole state stands in the address. Children in this order: <c>iso-filter</c>s, <c>iso-column</c>s,
/// then rows (<c>tr iso-row</c> with <c>td iso-cell</c>), and <c>iso-none</c> for the empty state. Works without script;
/// with it: j and k move, Enter opens, x selects, ? helps, and choosing a filter sends it at once.
/// </summary>
[HtmlTargetElement("iso-list")]
public sealed class ListTagHelper(PartServices part) : TagHelper
{
    private readonly ListParts _parts = new();

    /// <summary>State read from the address.</summary>
    public ListView View { get; set; } = null!;

    /// <summary>Rows matching the filters over all pages; it must agree with what is shown.</summary>
    public int Total { get; set; }

    /// <summary>What the rows are, as table caption and beside the count: "thủ tục".</summary>
    public string Caption { get; set; } = "";

    /// <summary>Address of the export of the same rows, without the query; it gets the list's own query.</summary>
    public string? Export { get; set; }

    /// <summary>Field name of the selected rows; without it rows cannot be selected.</summary>
    public string? Select { get; set; }

    /// <summary>Id of the form that acts on the selected rows.</summary>
    public string SelectForm { get; set; } = "bulk";

    /// <summary>The page being rendered.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext Page { get; set; } = null!;

    /// <inheritdoc/>
    public override void Init(TagHelperContext context)
    {
        context.Items[typeof(ListParts)] = _parts;
    }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        _parts.View = View;
        _parts.Select = Select;
        _parts.SelectForm = SelectForm;
        var rows = await output.GetChildContentAsync();
        output.TagName = "section";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "list");
        output.Attributes.SetAttribute("aria-label", Caption);
        output.Attributes.SetAttribute("data-list", "");
        var again = ListMemory.LastTime(Page.HttpContext.Request, View);
        ListMemory.Keep(Page.HttpContext, View, _parts.Remembered);
        output.Content.AppendHtml(new ListTools(part, View, _parts, Caption, Total, Export, again).Render());
        if (Total == 0)
        {
            output.Content.AppendHtml(
                _parts.None ?? Tag("div", "nothing", part.Icon("filter-off"), Tag("p", "nothing-title", part.T["Không có dòng nào khớp"]))
            );
            return;
        }
        output.Content.AppendHtml(Tag("div", "table-frame", Table(rows)));
        output.Content.AppendHtml(Pager.Render(View, Total, part));
    }

    private TagBuilder Table(IHtmlContent rows)
    {
        var head = Tag("tr");
        if (Select is not null)
            head.InnerHtml.Add(Tag("th", "cell-tick", Tag("span", "visually-hidden", part.T["Chọn"])).With("scope", "col"));
        foreach (var column in _parts.Shown)
            head.InnerHtml.Add(Head(column));
        return Tag("table", "table", Tag("caption", "visually-hidden", Caption), Tag("thead", null, head), Tag("tbody", null, rows));
    }

    private TagBuilder Head(ListColumn column)
    {
        var sorted = View.Sort == column.Name;
        object label = column.Sort
            ? Tag("a", null, column.Label, sorted ? part.Icon(View.Descending ? "sort-descending" : "sort-ascending") : null)
                .With("href", View.SortBy(column.Name))
            : column.Label;
        return Tag("th", column.Css, label)
            .With("scope", "col")
            .With("aria-sort", sorted ? (View.Descending ? "descending" : "ascending") : null);
    }
}

/// <summary>What the children of one list have said.</summary>
internal sealed class ListParts
{
    public ListView View { get; set; } = null!;
    public List<ListFilter> Filters { get; } = [];
    public List<ListColumn> Columns { get; } = [];
    public IHtmlContent? None { get; set; }
    public string? Select { get; set; }
    public string SelectForm { get; set; } = "";

    /// <summary>Names that may be kept for next time: choices, never typed words.</summary>
    public HashSet<string> Remembered => [.. Filters.Where(filter => filter.Options is not null).Select(filter => filter.Name), "sort"];

    public IEnumerable<ListColumn> Shown => Columns.Where(column => IsShown(column.Name));

    public bool IsShown(string name)
    {
        var column = Columns.Find(one => one.Name == name);
        return column is null
            || column.Always
            || (View.Columns.Count == 0 ? !column.Extra : View.Columns.Contains(name, StringComparer.Ordinal));
    }

    public static ListParts Of(TagHelperContext context) =>
        context.Items.TryGetValue(typeof(ListParts), out var parts)
            ? (ListParts)parts
            : throw new InvalidOperationException("This part belongs inside iso-list");
}

internal sealed record ListFilter(string Name, string Label, IReadOnlyList<SelectListItem>? Options, string? Blank);

internal sealed record ListColumn(string Name, string Label, bool Sort, bool Extra, bool Always, string? Css);
