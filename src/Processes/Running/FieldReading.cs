using System.Globalization;
using System.Text.RegularExpressions;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Running;

/// <summary>Reads a typed field as the value it stands for.</summary>
internal static partial class FieldReading
{
    /// <summary>Longest text.</summary>
    public const int MostSigns = 1000;

    /// <summary>The value; <see cref="Value.Null"/> for an empty field.</summary>
    /// <exception cref="RuleException">It is missing or cannot be read.</exception>
    public static Value Of(AskedField field, string? typed, string button) =>
        Problem(field, typed, button) is { } problem ? throw problem : Read(field, typed?.Trim() ?? "") ?? Value.Null;

    /// <summary>Why it cannot be taken; null when it can.</summary>
    public static RuleException? Problem(AskedField field, string? typed, string button)
    {
        var text = typed?.Trim() ?? "";
        var place = $"Fields[{field.Name}]";
        if (text.Length == 0)
        {
            return field.Required
                ? new RuleException(
                    typeof(Texts),
                    "processes.asked.missing",
                    "Hãy ghi «{0}»; thiếu mục này thì không bấm «{1}» được.",
                    place,
                    field.Label,
                    button
                )
                : null;
        }

        if (Read(field, text) is not null)
        {
            return null;
        }

        return field.Kind switch
        {
            AskedKind.Number => new RuleException(
                typeof(Texts),
                "processes.asked.number",
                "«{0}» phải là số, ví dụ 1.250.000 hoặc 12,5.",
                place,
                field.Label
            ),
            AskedKind.Date => new RuleException(
                typeof(Texts),
                "processes.asked.date",
                "«{0}» phải là một ngày có thật, ví dụ 05/01/2026.",
                place,
                field.Label
            ),
            AskedKind.Choice => new RuleException(
                typeof(Texts),
                "processes.asked.choice",
                "«{0}» phải là một trong: {1}.",
                place,
                field.Label,
                string.Join("; ", field.Choices)
            ),
            _ => new RuleException(
                typeof(Texts),
                "processes.asked.long",
                "«{0}» dài nhất {1} ký tự. Hãy rút gọn, hoặc kèm giấy tờ.",
                place,
                field.Label,
                MostSigns
            ),
        };
    }

    private static Value? Read(AskedField field, string text) =>
        field.Kind switch
        {
            _ when text.Length == 0 => Value.Null,
            AskedKind.Number => Number(text) is { } number ? Value.Of(number) : null,
            AskedKind.Date => Day(text) is { } day ? Value.Of(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null,
            AskedKind.Choice => field.Choices.Contains(text) ? Value.Of(text) : null,
            _ => text.Length <= MostSigns ? Value.Of(text) : null,
        };

    /// <summary>As Vietnamese write it: points between thousands, a comma before decimals; a single point that cannot be the former is a decimal one.</summary>
    private static decimal? Number(string text)
    {
        var plain = Grouped().IsMatch(text) ? text.Replace(".", "", StringComparison.Ordinal) : text;
        return
            Plain().IsMatch(plain)
            && decimal.TryParse(
                plain.Replace(',', '.'),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
            ? number
            : null;
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    [GeneratedRegex(@"^-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^-?[0-9]{1,15}([.,][0-9]{1,12})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
