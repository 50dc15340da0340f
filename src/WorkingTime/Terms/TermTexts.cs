using System.Collections.Frozen;
using System.Globalization;

namespace IsoDienTu.WorkingTime.Terms;

/// <summary>The words of terms: how they are written out, and every spelling that is read.</summary>
internal static class TermTexts
{
    public static readonly FrozenDictionary<TermUnit, string> Vietnamese = new Dictionary<TermUnit, string>
    {
        [TermUnit.WorkingMinute] = "phút làm việc",
        [TermUnit.WorkingHour] = "giờ làm việc",
        [TermUnit.WorkingDay] = "ngày làm việc",
        [TermUnit.CalendarDay] = "ngày",
        [TermUnit.Week] = "tuần",
        [TermUnit.Month] = "tháng",
        [TermUnit.Year] = "năm",
        [TermUnit.SameDay] = "trong ngày",
        [TermUnit.AtOnce] = "ngay khi nhận",
    }.ToFrozenDictionary();

    public static readonly FrozenDictionary<TermUnit, string> English = new Dictionary<TermUnit, string>
    {
        [TermUnit.WorkingMinute] = "working minute",
        [TermUnit.WorkingHour] = "working hour",
        [TermUnit.WorkingDay] = "working day",
        [TermUnit.CalendarDay] = "day",
        [TermUnit.Week] = "week",
        [TermUnit.Month] = "month",
        [TermUnit.Year] = "year",
        [TermUnit.SameDay] = "within the day",
        [TermUnit.AtOnce] = "at once",
    }.ToFrozenDictionary();

    /// <summary>Spellings of units, the longest first so that "ngày làm việc" wins over "ngày". A null unit is a bare day.</summary>
    public static readonly (string Word, TermUnit? Unit)[] Units =
    [
        ("ngày làm việc", TermUnit.WorkingDay),
        ("ngày hành chính", TermUnit.WorkingDay),
        ("ngày công", TermUnit.WorkingDay),
        ("ngày lv", TermUnit.WorkingDay),
        ("ngày", null),
        ("giờ làm việc", TermUnit.WorkingHour),
        ("giờ hành chính", TermUnit.WorkingHour),
        ("giờ lv", TermUnit.WorkingHour),
        ("giờ", TermUnit.WorkingHour),
        ("phút làm việc", TermUnit.WorkingMinute),
        ("phút", TermUnit.WorkingMinute),
        ("tuần", TermUnit.Week),
        ("tháng", TermUnit.Month),
        ("năm", TermUnit.Year),
        ("working days", TermUnit.WorkingDay),
        ("working day", TermUnit.WorkingDay),
        ("working hours", TermUnit.WorkingHour),
        ("working hour", TermUnit.WorkingHour),
        ("working minutes", TermUnit.WorkingMinute),
        ("working minute", TermUnit.WorkingMinute),
        ("days", null),
        ("day", null),
        ("hours", TermUnit.WorkingHour),
        ("hour", TermUnit.WorkingHour),
        ("weeks", TermUnit.Week),
        ("week", TermUnit.Week),
        ("months", TermUnit.Month),
        ("month", TermUnit.Month),
        ("years", TermUnit.Year),
        ("year", TermUnit.Year),
        ("h làm việc", TermUnit.WorkingHour),
        ("h", TermUnit.WorkingHour),
    ];

    /// <summary>Phrases that are a whole part by themselves.</summary>
    public static readonly (string Word, TermUnit Unit)[] WholeParts =
    [
        ("ngay trong ngày làm việc", TermUnit.SameDay),
        ("ngay trong ngày", TermUnit.SameDay),
        ("giải quyết trong ngày", TermUnit.SameDay),
        ("trong ngày làm việc", TermUnit.SameDay),
        ("trong ngày tiếp nhận", TermUnit.SameDay),
        ("trong ngày", TermUnit.SameDay),
        ("within the day", TermUnit.SameDay),
        ("ngay sau khi nhận", TermUnit.AtOnce),
        ("ngay khi nhận", TermUnit.AtOnce),
        ("ngay sau khi", TermUnit.AtOnce),
        ("ngay khi", TermUnit.AtOnce),
        ("at once", TermUnit.AtOnce),
    ];

    /// <summary>Words before the amount that change nothing.</summary>
    public static readonly string[] Prefixes =
    [
        "-",
        "thời hạn giải quyết",
        "thời gian giải quyết",
        "thời gian thực hiện",
        "trong thời hạn",
        "trong thời gian",
        "trong vòng",
        "thời hạn",
        "thời gian",
        "không quá",
        "không vượt quá",
        "tối đa",
        "chậm nhất",
        "muộn nhất",
        "trong",
        "là",
        ":",
        "at most",
        "within",
    ];

    /// <summary>Words that open a condition after the amount; anything else there is not understood.</summary>
    public static readonly string[] Conditions =
    [
        "kể từ",
        "tính từ",
        "từ ngày",
        "từ khi",
        "từ thời điểm",
        "sau khi",
        "khi ",
        "đối với",
        "nếu ",
        "tiếp theo",
        "theo ",
        "để ",
        "cho ",
        "trường hợp",
        "from ",
        "after ",
        "if ",
    ];

    public static readonly string[] Separators = ["+", "cộng ", "và ", "and "];

    public static readonly FrozenSet<string> NotCounted = new[]
    {
        "không tính thời gian",
        "không tính",
        "giờ hành chính",
        "trong giờ hành chính",
        "không quy định",
        "không quy định thời gian",
        "không",
        "-",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, decimal> Numbers = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["nửa"] = 0.5m,
        ["một"] = 1,
        ["hai"] = 2,
        ["ba"] = 3,
        ["bốn"] = 4,
        ["năm"] = 5,
        ["sáu"] = 6,
        ["bảy"] = 7,
        ["tám"] = 8,
        ["chín"] = 9,
        ["mười"] = 10,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Write(TermPart part, FrozenDictionary<TermUnit, string> words)
    {
        var written = words[part.Unit];
        if (part.Amount != 0)
        {
            var number = part.Amount.ToString("0.######", CultureInfo.InvariantCulture);
            var vietnamese = words == Vietnamese;
            written = $"{(vietnamese ? number.Replace('.', ',') : number)} {written}{(vietnamese || part.Amount == 1 ? "" : "s")}";
        }

        return part.Condition is null ? written : $"{written} {part.Condition}";
    }
}
