using Microsoft.AspNetCore.Mvc.Rendering;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary>Draws the control of a field: an input, area, select or a list of ticks.</summary>
internal sealed class FieldControl(FieldTagHelper field, FieldState state)
{
    public TagBuilder Render() =>
        state.Kind switch
        {
            FieldKind.Area => Described(Tag("textarea", "form-control", state.Value).With("rows", field.Rows.ToString())),
            FieldKind.Select => Select(),
            FieldKind.Radios => Choices("radio"),
            FieldKind.Checks => Choices("checkbox"),
            FieldKind.Tick => Described(
                Input("checkbox", "form-check-input").With("value", "true").With("checked", state.Value == "true" ? "checked" : null)
            ),
            FieldKind.File => Described(Input("file", "form-control")),
            FieldKind.Password => Described(Input("password", "form-control")),
            FieldKind.Date => Described(Input("date", "form-control field-short").With("value", state.Value)),
            FieldKind.DateTime => Described(Input("datetime-local", "form-control field-short").With("value", state.Value)),
            FieldKind.Number => Described(
                Input("text", "form-control field-short tnum").With("inputmode", "decimal").With("value", state.Value)
            ),
            FieldKind.Email => Described(Input("email", "form-control").With("value", state.Value)),
            FieldKind.Phone => Described(Input("tel", "form-control field-short").With("value", state.Value)),
            FieldKind.Search => Described(Input("search", "form-control").With("value", state.Value)),
            _ => Described(Input("text", "form-control").With("value", state.Value)),
        };

    private static TagBuilder Input(string type, string css) => Tag("input", css).With("type", type);

    private TagBuilder Described(TagBuilder control) =>
        control
            .With("id", state.Id)
            .With("name", state.Name)
            .With("aria-describedby", state.DescribedBy)
            .With("aria-invalid", state.Error is null ? null : "true")
            .With("aria-required", state.Required ? "true" : null)
            .With("data-unsaved", field.Unsaved ? "true" : null);

    private TagBuilder Select()
    {
        var select = Tag("select", "form-select");
        if (field.Blank is not null)
            select.InnerHtml.Add(Tag("option", null, field.Blank).With("value", ""));
        string? group = null;
        var place = select;
        foreach (var option in field.Options ?? [])
        {
            if (option.Group?.Name != group)
            {
                group = option.Group?.Name;
                place = group is null ? select : Tag("optgroup").With("label", group);
                if (group is not null)
                    select.InnerHtml.Add(place);
            }
            place.InnerHtml.Add(
                Tag("option", null, option.Text)
                    .With("value", option.Value ?? option.Text)
                    .With("selected", IsChosen(option) ? "selected" : null)
                    .With("disabled", option.Disabled ? "disabled" : null)
            );
        }
        return Described(select);
    }

    /// <summary>The first box carries the field's own id, so that the error summary's link lands in the list.</summary>
    private TagBuilder Choices(string type)
    {
        var list = Tag("div", "field-choices");
        var first = true;
        foreach (var option in field.Options ?? [])
        {
            var value = option.Value ?? option.Text;
            list.InnerHtml.Add(
                Tag(
                    "label",
                    "form-check",
                    Input(type, "form-check-input")
                        .With("id", first ? state.Id : null)
                        .With("name", state.Name)
                        .With("value", value)
                        .With("checked", IsChosen(option) ? "checked" : null)
                        .With("disabled", option.Disabled ? "disabled" : null)
                        .With("aria-invalid", state.Error is null ? null : "true"),
                    Tag("span", "form-check-label", option.Text)
                )
            );
            first = false;
        }
        return list;
    }

    private bool IsChosen(SelectListItem option) =>
        state.Values.Count > 0 ? state.Values.Contains(option.Value ?? option.Text, StringComparer.Ordinal) : option.Selected;
}
