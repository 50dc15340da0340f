using System.Globalization;
using System.Text.RegularExpressions;
using IsoDienTu.Kernel;

namespace IsoDienTu.Documents.Filling;

/// <summary>
/// A field as one line of typing: <c>Ngày sinh * | ngày | Theo giấy khai sinh</c>. The parts are the label, with a star when it must be filled in, the kind with its rule, and
/// a sentence of help; the last two may be left out. Reading what was written gives the same field again. Pure.
/// </summary>
internal static partial class FieldLine
{
    public const int MostOptions = 40;
    private const int LongestLabel = 200;
    private const int LongestHelp = 300;

    /// <summary>One line of each kind, for whoever writes a form.</summary>
    public static IReadOnlyList<string> Examples { get; } =
    [
        "Họ và tên * | chữ",
        "Nội dung đề nghị * | đoạn 5 dòng",
        "Số lượng | số 1..100",
        "Ngày sinh * | ngày",
        "Số định danh cá nhân * | 12 chữ số | Ghi đủ 12 số trên thẻ căn cước",
        "Hình thức nhận * | chọn: Trực tiếp; Qua bưu chính",
        "Giấy tờ kèm theo | chọn nhiều: Bản chính; Bản sao",
        "Tôi cam đoan nội dung trên là đúng * | đánh dấu",
        "Danh mục tài liệu | bảng 8 dòng: Tên tài liệu; Mã hiệu; Ghi chú",
    ];

    /// <summary>The fields of a text, one in each line that is not empty.</summary>
    /// <param name="place">Name of the input, for a refusal.</param>
    /// <exception cref="RuleException">A line cannot be understood; the sentence names it and shows one that can.</exception>
    public static IReadOnlyList<FormField> Read(string? text, string place)
    {
        var fields = new List<FormField>();
        foreach (var line in (text ?? "").Split('\n').Select(TypedText.Line).Where(l => l.Length > 0))
        {
            var field = One(line, place);
            if (fields.Any(f => f.Label == field.Label))
            {
                throw new RuleException(
                    typeof(Texts),
                    "documents.field.twice",
                    "Ô điền «{0}» có hai lần trong một mục; hãy đặt tên khác nhau để người điền không nhầm.",
                    place,
                    field.Label
                );
            }

            fields.Add(field);
        }

        return fields;
    }

    /// <summary>The line that reads as this field.</summary>
    public static string Of(FormField field)
    {
        var kind = field.Kind switch
        {
            FormFieldKind.Text => "chữ",
            FormFieldKind.Lines => field.Most is null ? "đoạn" : $"đoạn {field.Count} dòng",
            FormFieldKind.Number => (field.Least, field.Most) is (null, null) ? "số" : $"số {Say(field.Least)}..{Say(field.Most)}",
            FormFieldKind.Day => "ngày",
            FormFieldKind.Digits => $"{field.Count} chữ số",
            FormFieldKind.Choice => "chọn: " + string.Join("; ", field.Options),
            FormFieldKind.Choices => "chọn nhiều: " + string.Join("; ", field.Options),
            FormFieldKind.Tick => "đánh dấu",
            _ => (field.Most is null ? "bảng: " : $"bảng {field.Count} dòng: ") + string.Join("; ", field.Options),
        };
        return $"{field.Label}{(field.Required ? " *" : "")} | {kind}{(field.Help is { } help ? " | " + help : "")}";
    }

    private static FormField One(string line, string place)
    {
        var parts = line.Split('|', 3, StringSplitOptions.TrimEntries);
        var required = parts[0].EndsWith('*');
        var label = parts[0].TrimEnd('*', ' ');
        var help = parts.Length > 2 ? TypedText.Filled(parts[2]) : null;
        if (label.Length is 0 or > LongestLabel || help?.Length > LongestHelp)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.field.label",
                "Dòng ô điền «{0}»: tên ô dài từ 1 đến {1} ký tự, lời giải thích dài nhất {2} ký tự.",
                place,
                line,
                LongestLabel,
                LongestHelp
            );
        }

        var field = Kind(parts.Length > 1 && parts[1].Length > 0 ? parts[1] : "chữ");
        return field is not null
            ? field with
            {
                Label = label,
                Required = required,
                Help = help,
            }
            : throw new RuleException(
                typeof(Texts),
                "documents.field.kind",
                "Không hiểu dòng ô điền «{0}». Viết như: «Họ và tên * | chữ», «Số lượng | số 1..100», «Hình thức * | chọn: Trực tiếp; Qua bưu chính». Các kiểu: chữ, đoạn, số, ngày, 12 chữ số, chọn:, chọn nhiều:, đánh dấu, bảng:.",
                place,
                line
            );
    }

    /// <summary>The kind with its rule; null when it cannot be understood.</summary>
    private static FormField? Kind(string typed)
    {
        var colon = typed.IndexOf(':', StringComparison.Ordinal);
        var words = Folding.Fold(colon < 0 ? typed : typed[..colon]).Trim();
        var options =
            colon < 0 ? [] : typed[(colon + 1)..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var counted = Counted().Match(words);
        var count = counted.Success ? int.Parse(counted.Groups[1].Value, CultureInfo.InvariantCulture) : (int?)null;
        var kind = Counted().Replace(words, "").Trim();
        return kind switch
        {
            "chu" when colon < 0 && count is null => new FormField("", FormFieldKind.Text, false, []),
            "doan" when colon < 0 && count is null or (>= 1 and <= 40) => new FormField("", FormFieldKind.Lines, false, [], Most: count),
            "ngay" when colon < 0 && count is null => new FormField("", FormFieldKind.Day, false, []),
            "danh dau" when colon < 0 && count is null => new FormField("", FormFieldKind.Tick, false, []),
            "chu so" when colon < 0 && count is >= 1 and <= 30 => new FormField("", FormFieldKind.Digits, false, [], Most: count),
            "chon" when Several(options) => new FormField("", FormFieldKind.Choice, false, options),
            "chon nhieu" when Several(options) => new FormField("", FormFieldKind.Choices, false, options),
            "bang" when options.Length is >= 1 and <= 12 && Differ(options) && count is null or (>= 1 and <= 60) => new FormField(
                "",
                FormFieldKind.Rows,
                false,
                options,
                Most: count
            ),
            _ => colon < 0 ? Number(typed) : null,
        };
    }

    private static bool Several(string[] options) => options.Length is >= 2 and <= MostOptions && Differ(options);

    private static bool Differ(string[] options) => options.Distinct(StringComparer.Ordinal).Count() == options.Length;

    private static FormField? Number(string typed)
    {
        var match = Range().Match(Folding.Fold(typed));
        if (!match.Success)
        {
            return null;
        }

        var least = match.Groups[1].Length == 0 ? null : TypedValue.Number(match.Groups[1].Value);
        var most = match.Groups[2].Length == 0 ? null : TypedValue.Number(match.Groups[2].Value);
        var isRead = (match.Groups[1].Length == 0 || least is not null) && (match.Groups[2].Length == 0 || most is not null);
        return isRead && !(least > most) ? new FormField("", FormFieldKind.Number, false, [], least, most) : null;
    }

    private static string Say(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture).Replace('.', ',') ?? "";

    [GeneratedRegex("^so(?: ?(-?[0-9][0-9.,]*?)?\\.\\.(-?[0-9][0-9.,]*)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    /// <summary>The count of "12 chữ số", "đoạn 5 dòng", "bảng 8 dòng".</summary>
    [GeneratedRegex("(?:^|(?<= ))([0-9]{1,2})(?: dong$|(?= chu so$))", RegexOptions.CultureInvariant)]
    private static partial Regex Counted();
}
