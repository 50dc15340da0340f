using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary>The part above a table: filters, chips of those in force, count, columns, export and the help on keys.</summary>
internal sealed class ListTools(PartServices part, ListView view, ListParts parts, string caption, int total, string? export, string? again)
{
    public IHtmlContent Render() =>
        Tag(
            "div",
            "list-tools",
            parts.Filters.Count == 0 ? null : FilterForm(),
            Chips(),
            Tag(
                "div",
                "list-line",
                Tag("p", "list-count", Tag("strong", "tnum", total.ToString("N0")), " ", caption).With("role", "status"),
                again is null ? null : Tag("a", "list-again", part.Icon("history"), part.T["Mở lại bộ lọc lần trước"]).With("href", again),
                Tag("div", "list-side", Columns(), ExportLink(), Keys())
            )
        );

    private TagBuilder FilterForm()
    {
        var form = Tag("form", "filters")
            .With("method", "get")
            .With("action", view.Path)
            .With("role", "search")
            .With("aria-label", part.T["Lọc {0}", caption]);
        foreach (var (name, value) in view.Others(parts.Filters.Select(filter => filter.Name)))
            form.InnerHtml.Add(Tag("input").With("type", "hidden").With("name", name).With("value", value));
        foreach (var filter in parts.Filters)
        {
            var id = "filter-" + filter.Name;
            form.InnerHtml.Add(Tag("div", null, Tag("label", "form-label", filter.Label).With("for", id), Control(filter, id)));
        }
        form.InnerHtml.Add(Tag("button", "btn", part.Icon("filter"), part.T["Lọc"]).With("type", "submit"));
        return form;
    }

    private TagBuilder Control(ListFilter filter, string id)
    {
        var now = view.Filter(filter.Name);
        if (filter.Options is null)
            return Tag("input", "form-control").With("type", "search").With("id", id).With("name", filter.Name).With("value", now);
        var select = Tag("select", "form-select", Tag("option", null, filter.Blank ?? part.T["Tất cả"].Value).With("value", ""))
            .With("id", id)
            .With("name", filter.Name);
        foreach (var option in filter.Options)
        {
            var value = option.Value ?? option.Text;
            select.InnerHtml.Add(Tag("option", null, option.Text).With("value", value).With("selected", value == now ? "selected" : null));
        }
        return select;
    }

    private TagBuilder? Chips()
    {
        var chips = (
            from filter in parts.Filters
            from value in view.Filters(filter.Name)
            let words = filter.Options?.FirstOrDefault(option => (option.Value ?? option.Text) == value)?.Text ?? value
            select Tag(
                "li",
                null,
                Tag("a", "chip", $"{filter.Label}: {words}", part.Icon("x"), Tag("span", "visually-hidden", part.T["(bỏ lọc)"]))
                    .With("href", view.Without(filter.Name, value))
            )
        ).ToList();
        if (chips.Count == 0)
            return null;
        if (chips.Count > 1)
            chips.Add(Tag("li", null, Tag("a", "chip chip-plain", part.T["Bỏ tất cả"]).With("href", view.Unfiltered())));
        return Tag("ul", "chips", chips).With("aria-label", part.T["Đang lọc theo"]);
    }

    /// <summary>Each column is a link that shows or hides it, so the choice stands in the address and needs no script.</summary>
    private TagBuilder? Columns()
    {
        var free = parts.Columns.Where(column => !column.Always).ToList();
        if (!free.Exists(column => column.Extra))
            return null;
        var links = free.Select(column =>
        {
            var shown = parts.IsShown(column.Name);
            var next = parts
                .Columns.Where(one => !one.Always && (one == column ? !shown : parts.IsShown(one.Name)))
                .Select(one => one.Name);
            return Tag("a", "menu-tick", part.Icon(shown ? "square-check" : "square"), column.Label)
                .With("href", view.With("cols", string.Join(',', next)))
                .With("aria-current", shown ? "true" : null);
        });
        return Tag("details", "menu", Tag("summary", "btn btn-sm", part.Icon("columns"), part.T["Cột"]), Tag("div", "menu-items", links));
    }

    private TagBuilder? ExportLink() =>
        export is null ? null : Tag("a", "btn btn-sm", part.Icon("download"), part.T["Xuất"]).With("href", view.On(export));

    private TagBuilder Keys() =>
        Tag(
            "details",
            "menu keys",
            Tag("summary", "btn btn-sm", part.Icon("keyboard"), Tag("span", "visually-hidden", part.T["Phím tắt"])),
            Tag(
                "div",
                "menu-items",
                Tag(
                    "dl",
                    "keys-list",
                    Key("j k", part.T["xuống, lên một dòng"]),
                    Key("Enter", part.T["mở dòng"]),
                    Key("x", part.T["chọn dòng"]),
                    Key("/", part.T["tìm chung"]),
                    Key("?", part.T["bảng phím này"])
                )
            )
        );

    private static TagBuilder Key(string key, string words) =>
        Tag("div", null, Tag("dt", null, Tag("kbd", null, key)), Tag("dd", null, words));
}
