using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace IsoDienTu.Kernel.Parts;

/// <summary>What one field is called, holds and did wrong, gathered from the model, ModelState and the tag's own attributes.</summary>
internal sealed record FieldState(
    string Name,
    string Id,
    FieldKind Kind,
    IReadOnlyList<string> Values,
    bool Required,
    string? Error,
    string? Help
)
{
    public string HelpId => Id + "-help";
    public string ErrorId => Id + "-error";

    /// <summary>The first value, for controls that hold one.</summary>
    public string Value => Values.Count > 0 ? Values[0] : "";

    public string? DescribedBy =>
        (Error, Help) switch
        {
            (null, null) => null,
            (null, _) => HelpId,
            (_, null) => ErrorId,
            _ => $"{ErrorId} {HelpId}",
        };

    public static FieldState Read(FieldTagHelper field)
    {
        var expression = field.For;
        var name = expression is null
            ? field.Name ?? throw new InvalidOperationException($"iso-field '{field.Label}' needs for or name")
            : field.View.ViewData.TemplateInfo.GetFullHtmlFieldName(expression.Name);
        field.View.ViewData.ModelState.TryGetValue(name, out var entry);
        var kind = field.Kind == FieldKind.Auto ? Guess(field) : field.Kind;
        return new FieldState(
            name,
            TagBuilder.CreateSanitizedId(name, "_"),
            kind,
            // A password is never written back into a page.
            kind is FieldKind.Password or FieldKind.File
                ? []
                : Attempted(entry) ?? Plain(expression?.Model ?? field.Value, kind),
            field.Required ?? (expression?.Metadata.IsRequired == true && kind != FieldKind.Tick),
            entry?.Errors.FirstOrDefault()?.ErrorMessage ?? (field.Error is { Length: > 0 } said ? said : null),
            field.Help
        );
    }

    private static FieldKind Guess(FieldTagHelper field)
    {
        var type = field.For is null ? typeof(string) : field.For.Metadata.UnderlyingOrModelType;
        if (field.Options is not null)
            return field.For?.Metadata.IsEnumerableType == true ? FieldKind.Checks : FieldKind.Select;
        if (field.For?.Metadata.DataTypeName == "Password")
            return FieldKind.Password;
        if (field.For?.Metadata.DataTypeName == "MultilineText")
            return FieldKind.Area;
        return type switch
        {
            _ when type == typeof(bool) => FieldKind.Tick,
            _ when type == typeof(DateOnly) => FieldKind.Date,
            _ when type == typeof(DateTimeOffset) => FieldKind.DateTime,
            _ when type == typeof(int) || type == typeof(long) || type == typeof(decimal) => FieldKind.Number,
            _ when typeof(IFormFile).IsAssignableFrom(type) => FieldKind.File,
            _ => FieldKind.Text,
        };
    }

    /// <summary>What the person typed goes back into the field even when it could not be read.</summary>
    private static IReadOnlyList<string>? Attempted(ModelStateEntry? entry) =>
        entry?.RawValue switch
        {
            string[] several => several,
            string one => [one],
            _ => entry?.AttemptedValue is { } text ? [text] : null,
        };

    private static IReadOnlyList<string> Plain(object? model, FieldKind kind) =>
        model switch
        {
            null => [],
            string text => [text],
            bool tick => tick ? ["true"] : [],
            DateOnly day => [day.ToString("O", CultureInfo.InvariantCulture)],
            DateTimeOffset at => [at.InVietnam().ToString("yyyy'-'MM'-'dd'T'HH':'mm", CultureInfo.InvariantCulture)],
            System.Collections.IEnumerable several =>
            [
                .. several.Cast<object?>().Select(one => Plain(one, kind)).Where(one => one.Count > 0).Select(one => one[0]),
            ],
            IFormattable value => [value.ToString(null, CultureInfo.InvariantCulture)],
            _ => [model.ToString() ?? ""],
        };
}
