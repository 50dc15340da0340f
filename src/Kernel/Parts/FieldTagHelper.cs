using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static IsoDienTu.Kernel.Parts.Markup;

namespace IsoDienTu.Kernel.Parts;

/// <summary>What a field is typed or chosen with.</summary>
public enum FieldKind
{
    /// <summary>Chosen from the property's type: text, number, date, a tick or a list.</summary>
    Auto,

    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines.</summary>
    Area,

    /// <summary>A calendar day.</summary>
    Date,

    /// <summary>A day and a time, in Vietnam's time.</summary>
    DateTime,

    /// <summary>A number.</summary>
    Number,

    /// <summary>One of a few or many, in a drop-down.</summary>
    Select,

    /// <summary>One of a few, all visible.</summary>
    Radios,

    /// <summary>Any of a list.</summary>
    Checks,

    /// <summary>A single tick; the label stands beside it.</summary>
    Tick,

    /// <summary>A file or several.</summary>
    File,

    /// <summary>Hidden typing.</summary>
    Password,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>Search words.</summary>
    Search,
}

/// <summary>
/// <c>&lt;iso-field for="Input.Name" label="Họ và tên" help="..." /&gt;</c>: label above, control, help under it, the error of ModelState beside it,
/// all tied together for screen readers. Without a model property use <c>name</c>, <c>value</c> and <c>error</c>.
/// Attributes it does not know (autocomplete, inputmode, maxlength, accept, min, ...) go to the control.
/// </summary>
[HtmlTargetElement("iso-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(PartServices part) : TagHelper
{
    /// <summary>The model property.</summary>
    public ModelExpression? For { get; set; }

    /// <summary>Field name when there is no model property.</summary>
    public string? Name { get; set; }

    /// <summary>Value when there is no model property.</summary>
    public string? Value { get; set; }

    /// <summary>Error when there is no ModelState entry.</summary>
    public string? Error { get; set; }

    /// <summary>What is asked, above the control. Needed.</summary>
    public string Label { get; set; } = "";

    /// <summary>How to answer, or the rule behind it, under the control.</summary>
    public string? Help { get; set; }

    /// <summary>The control.</summary>
    public FieldKind Kind { get; set; }

    /// <summary>Choices for select, radios and checks.</summary>
    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary>An empty first choice of a select, such as "Chọn lĩnh vực".</summary>
    public string? Blank { get; set; }

    /// <summary>True when an answer is required; taken from the model when not set. Others are marked "không bắt buộc".</summary>
    public bool? Required { get; set; }

    /// <summary>Lines of an area.</summary>
    public int Rows { get; set; } = 4;

    /// <summary>Keeps the typed text out of the browser's draft.</summary>
    public bool Unsaved { get; set; }

    /// <summary>The view being rendered.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var state = FieldState.Read(this);
        var extra = output.Attributes.Where(a => a.Name is not ("id" or "class")).ToList();
        output.Attributes.Clear();
        var after = await output.GetChildContentAsync();

        var many = state.Kind is FieldKind.Radios or FieldKind.Checks;
        output.TagName = many ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", state.Error is null ? "field" : "field field-wrong");
        if (many)
            output.Attributes.SetAttribute("aria-describedby", state.DescribedBy);

        var control = new FieldControl(this, state).Render();
        foreach (var attribute in many ? [] : extra)
            control.With(attribute.Name, attribute.Value is null ? "" : Text(attribute.Value));

        if (state.Kind == FieldKind.Tick)
        {
            output.Content.AppendHtml(Tag("label", "form-check", control, Tag("span", "form-check-label", Label)));
        }
        else
        {
            output.Content.AppendHtml(Caption(state, many));
            output.Content.AppendHtml(control);
        }
        if (state.Error is not null)
            output.Content.AppendHtml(
                Tag("p", "field-error", part.Icon("alert-circle"), Tag("span", null, state.Error)).With("id", state.ErrorId)
            );
        if (Help is not null)
            output.Content.AppendHtml(Tag("p", "field-help", Help).With("id", state.HelpId));
        output.Content.AppendHtml(after);
    }

    private TagBuilder Caption(FieldState state, bool many)
    {
        var optional = state.Required ? null : Tag("span", "field-optional", part.T["không bắt buộc"]);
        return many ? Tag("legend", "form-label", Label, optional) : Tag("label", "form-label", Label, optional).With("for", state.Id);
    }

    private static string Text(object value) => value is IHtmlContent html ? html.ToPlainText() : value.ToString() ?? "";
}
