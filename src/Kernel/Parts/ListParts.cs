using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary><c>&lt;iso-filter name="state" label="Trạng thái" options="Model.States" /&gt;</c>; without options it is a text filter.</summary>
[HtmlTargetElement("iso-filter", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FilterTagHelper : TagHelper
{
    /// <summary>Name in the address.</summary>
    public string Name { get; set; } = "";

    /// <summary>Name for people.</summary>
    public string Label { get; set; } = "";

    /// <summary>The choices; the empty choice is added by itself.</summary>
    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary>Words of the empty choice; "Tất cả" unless said.</summary>
    public string? Blank { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ListParts.Of(context).Filters.Add(new ListFilter(Name, Label, Options?.ToList(), Blank));
        output.SuppressOutput();
    }
}

/// <summary><c>&lt;iso-column name="due" label="Hạn" sort="true" /&gt;</c></summary>
[HtmlTargetElement("iso-column", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ColumnTagHelper : TagHelper
{
    /// <summary>Name in the address and of the cells.</summary>
    public string Name { get; set; } = "";

    /// <summary>Name for people.</summary>
    public string Label { get; set; } = "";

    /// <summary>True when the page can sort by it.</summary>
    public bool Sort { get; set; }

    /// <summary>True for a column that is hidden until chosen.</summary>
    public bool Extra { get; set; }

    /// <summary>True for a column that cannot be hidden, such as the one with the link.</summary>
    public bool Always { get; set; }

    /// <summary>Class of its head: <c>cell-number</c> sets it right.</summary>
    [HtmlAttributeName("class")]
    public string? Css { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ListParts.Of(context).Columns.Add(new ListColumn(Name, Label, Sort, Extra, Always, Css));
        output.SuppressOutput();
    }
}

/// <summary><c>&lt;iso-none&gt;&lt;iso-empty ...&gt;&lt;/iso-none&gt;</c>: shown when nothing matches.</summary>
[HtmlTargetElement("iso-none", ParentTag = "iso-list")]
public sealed class NoneTagHelper : TagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ListParts.Of(context).None = await output.GetChildContentAsync();
        output.SuppressOutput();
    }
}

/// <summary><c>&lt;tr iso-row="/documents/1" iso-value="1"&gt;</c>: a row that the keyboard can open and, if the list allows, select.</summary>
[HtmlTargetElement("tr", Attributes = "iso-row")]
public sealed class RowTagHelper(PartServices part) : TagHelper
{
    /// <summary>Address the row opens. One cell holds the same as a link.</summary>
    [HtmlAttributeName("iso-row")]
    public string Href { get; set; } = "";

    /// <summary>Value sent when the row is selected.</summary>
    [HtmlAttributeName("iso-value")]
    public string? Value { get; set; }

    /// <summary>Name of the row for the tick's label.</summary>
    [HtmlAttributeName("iso-name")]
    public string? Name { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var list = ListParts.Of(context);
        output.Attributes.SetAttribute("data-href", Href);
        if (list.Select is null)
            return;
        var tick = Value is null
            ? null
            : Tag("input", "form-check-input")
                .With("type", "checkbox")
                .With("name", list.Select)
                .With("value", Value)
                .With("form", list.SelectForm)
                .With("aria-label", part.T["Chọn {0}", Name ?? Value]);
        output.PreContent.SetHtmlContent(Tag("td", "cell-tick", tick));
    }
}

/// <summary><c>&lt;td iso-cell="due"&gt;</c>: left out when its column is hidden; carries its head's label for narrow screens.</summary>
[HtmlTargetElement("td", Attributes = "iso-cell")]
[HtmlTargetElement("th", Attributes = "iso-cell")]
public sealed class CellTagHelper : TagHelper
{
    /// <summary>Name of the column.</summary>
    [HtmlAttributeName("iso-cell")]
    public string Column { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var list = ListParts.Of(context);
        if (!list.IsShown(Column))
        {
            output.SuppressOutput();
            return;
        }
        output.Attributes.SetAttribute("data-label", list.Columns.Find(one => one.Name == Column)?.Label ?? "");
    }
}

/// <summary><c>&lt;form iso-bulk id="bulk" method="post"&gt;buttons&lt;/form&gt;</c>: the bar for selected rows; place it after the list.</summary>
[HtmlTargetElement("form", Attributes = "iso-bulk")]
public sealed class BulkTagHelper(PartServices part) : TagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.RemoveAll("iso-bulk");
        output.Attributes.SetAttribute("class", "bulk");
        output.Attributes.SetAttribute("data-bulk", "");
        output.PreContent.AppendHtml(
            Tag("span", "bulk-count tnum", part.T["Việc cho các dòng đã chọn"])
                .With("data-words", part.T["{0} dòng đã chọn", "{0}"])
                .With("role", "status")
        );
    }
}
