using System.Globalization;
using IsoDienTu.Kernel;

namespace IsoDienTu.Documents.Filling;

/// <summary>The fields of a form with the number under which each is filled in.</summary>
/// <param name="Number">From 1, over all sections; it never changes, because an issue never does.</param>
/// <param name="Section">Place of its section, from 0.</param>
internal sealed record NumberedField(int Number, int Section, FormField Field)
{
    /// <summary>Name of its input.</summary>
    public string Input => string.Create(CultureInfo.InvariantCulture, $"Values[{Number}]");
}

/// <summary>What was typed into the fields of a form: read, checked, and put in their places. Pure.</summary>
internal static class FieldRules
{
    public const int LongestLine = 1000;
    public const int LongestText = 10_000;

    /// <summary>All fields of a form, in the order of reading.</summary>
    public static IReadOnlyList<NumberedField> Of(DocumentContent content) =>
        [
            .. content
                .Sections.SelectMany((s, i) => s.Blocks.OfType<FieldsBlock>().SelectMany(b => b.Fields.Select(f => (Section: i, Field: f))))
                .Select((f, i) => new NumberedField(i + 1, f.Section, f.Field)),
        ];

    /// <summary>Answers as they are kept: without blanks at their ends, choices that exist, rows without the empty ones behind; nothing is refused but what is too long.</summary>
    /// <exception cref="RuleException">An answer is longer than may be kept.</exception>
    public static Dictionary<int, IReadOnlyList<string>> Read(DocumentContent content, Func<NumberedField, IReadOnlyList<string>> typed)
    {
        var values = new Dictionary<int, IReadOnlyList<string>>();
        foreach (var field in Of(content))
        {
            var answer = Answer(field, typed(field));
            if (answer.Count > 0)
            {
                values[field.Number] = answer;
            }
        }

        return values;
    }

    /// <summary>Everything that keeps the form from being finished, at its input.</summary>
    public static IEnumerable<RuleException> Problems(DocumentContent content, IReadOnlyDictionary<int, IReadOnlyList<string>> values) =>
        Of(content).Select(f => Problem(f, values.GetValueOrDefault(f.Number) ?? [])).OfType<RuleException>();

    /// <summary>The content with the answers in their places.</summary>
    public static DocumentContent Filled(DocumentContent content, IReadOnlyDictionary<int, IReadOnlyList<string>> values)
    {
        var number = 0;
        return new DocumentContent([
            .. content.Sections.Select(s =>
                s with
                {
                    Blocks =
                    [
                        .. s.Blocks.Select(b =>
                            b is FieldsBlock fields
                                ? fields with
                                {
                                    Given = [.. fields.Fields.Select(_ => values.GetValueOrDefault(++number) ?? [])],
                                }
                                : b
                        ),
                    ],
                }
            ),
        ]);
    }

    private static IReadOnlyList<string> Answer(NumberedField at, IReadOnlyList<string> typed)
    {
        var field = at.Field;
        switch (field.Kind)
        {
            case FormFieldKind.Choices:
                return [.. field.Options.Where(o => typed.Contains(o, StringComparer.Ordinal))];
            case FormFieldKind.Tick:
                return typed.Contains("true", StringComparer.Ordinal) ? ["true"] : [];
            case FormFieldKind.Rows:
                var width = field.Options.Count;
                var cells = typed.Take(width * field.Count).Select(c => Short(at, TypedText.Line(c), LongestLine)).ToList();
                var used = cells.FindLastIndex(c => c.Length > 0);
                var kept = used < 0 ? 0 : ((used / width) + 1) * width;
                return [.. cells.Concat(Enumerable.Repeat("", width)).Take(kept)];
            case FormFieldKind.Lines:
                var text = (typed is [var words, ..] ? words : "").ReplaceLineEndings("\n").Trim().Normalize();
                return text.Length == 0 ? [] : [Short(at, text, LongestText)];
            default:
                var line = TypedText.Line(typed is [var only, ..] ? only : null);
                return line.Length == 0 ? [] : [Short(at, line, LongestLine)];
        }
    }

    private static string Short(NumberedField at, string text, int most) =>
        text.Length <= most
            ? text
            : throw new RuleException(
                typeof(Texts),
                "documents.filled.long",
                "«{0}» dài nhất {1} ký tự; hãy rút gọn.",
                at.Input,
                at.Field.Label,
                most
            );

    private static RuleException? Problem(NumberedField at, IReadOnlyList<string> answer)
    {
        var field = at.Field;
        if (answer.Count == 0)
        {
            return field.Required
                ? new RuleException(typeof(Texts), "documents.filled.missing", "Hãy điền «{0}».", at.Input, field.Label)
                : null;
        }

        return field.Kind switch
        {
            FormFieldKind.Number when TypedValue.Number(answer[0]) is not { } => new RuleException(
                typeof(Texts),
                "documents.filled.number",
                "«{0}» phải là số, ví dụ 1.250.000 hoặc 12,5.",
                at.Input,
                field.Label
            ),
            FormFieldKind.Number when TypedValue.Number(answer[0]) is { } number && (number < field.Least || number > field.Most) =>
                new RuleException(
                    typeof(Texts),
                    "documents.filled.range",
                    "«{0}» phải nằm trong khoảng {1} đến {2}.",
                    at.Input,
                    field.Label,
                    field.Least?.ToString(CultureInfo.GetCultureInfo("vi-VN")) ?? "–",
                    field.Most?.ToString(CultureInfo.GetCultureInfo("vi-VN")) ?? "–"
                ),
            FormFieldKind.Day when TypedValue.Day(answer[0]) is null => new RuleException(
                typeof(Texts),
                "documents.filled.day",
                "«{0}» phải là một ngày có thật, ví dụ 05/01/2026.",
                at.Input,
                field.Label
            ),
            FormFieldKind.Digits when answer[0].Length != field.Count || !answer[0].All(char.IsAsciiDigit) => new RuleException(
                typeof(Texts),
                "documents.filled.digits",
                "«{0}» phải gồm đúng {1} chữ số, không có dấu cách.",
                at.Input,
                field.Label,
                field.Count
            ),
            FormFieldKind.Choice when !field.Options.Contains(answer[0], StringComparer.Ordinal) => new RuleException(
                typeof(Texts),
                "documents.filled.choice",
                "«{0}» phải là một trong: {1}.",
                at.Input,
                field.Label,
                string.Join("; ", field.Options)
            ),
            _ => null,
        };
    }
}
