using System.Globalization;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Running;

/// <summary>Reads a typed field as the value it stands for.</summary>
internal static class FieldReading
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
            AskedKind.Number => TypedValue.Number(text) is { } number ? Value.Of(number) : null,
            AskedKind.Date => TypedValue.Day(text) is { } day ? Value.Of(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null,
            AskedKind.Choice => field.Choices.Contains(text) ? Value.Of(text) : null,
            _ => text.Length <= MostSigns ? Value.Of(text) : null,
        };
}
