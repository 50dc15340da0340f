using System.Globalization;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Kernel.Parts;

/// <summary>Writes instants the one way the product shows them: dd/MM/yyyy HH:mm in Vietnam's time, +07:00 all year.</summary>
public static class Moments
{
    /// <summary>"26/11/2026"</summary>
    public static string Date(DateTimeOffset at) => Write(at, "dd'/'MM'/'yyyy");

    /// <summary>"26/11/2026"</summary>
    public static string Date(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>What a <c>datetime-local</c> input gives, in Vietnam's time, or the same as people write it (05/01/2026 14:30); null for anything else.</summary>
    public static DateTimeOffset? Read(string? typed) =>
        DateTime.TryParseExact(
            typed?.Trim(),
            ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "d/M/yyyy HH:mm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var local
        )
            ? new DateTimeOffset(local, VietnamTime.Offset)
            : null;

    /// <summary>"10:32"</summary>
    public static string Clock(DateTimeOffset at) => Write(at, "HH':'mm");

    /// <summary>"26/11/2026 10:32"</summary>
    public static string DateAndClock(DateTimeOffset at) => Write(at, "dd'/'MM'/'yyyy HH':'mm");

    /// <summary>"Thứ Năm 26/11/2026 17:00": the form used wherever a deadline is meant.</summary>
    public static string Due(DateTimeOffset at, IStringLocalizer texts) => $"{Weekday(at.InVietnam().DayOfWeek, texts)} {DateAndClock(at)}";

    /// <summary>For the datetime attribute: "2026-11-26T17:00+07:00".</summary>
    public static string Machine(DateTimeOffset at) => Write(at, "yyyy'-'MM'-'dd'T'HH':'mmzzz");

    /// <summary>The weekday as it begins a line.</summary>
    public static string Weekday(DayOfWeek day, IStringLocalizer T) =>
        day switch
        {
            DayOfWeek.Monday => T["Thứ Hai"],
            DayOfWeek.Tuesday => T["Thứ Ba"],
            DayOfWeek.Wednesday => T["Thứ Tư"],
            DayOfWeek.Thursday => T["Thứ Năm"],
            DayOfWeek.Friday => T["Thứ Sáu"],
            DayOfWeek.Saturday => T["Thứ Bảy"],
            _ => T["Chủ nhật"],
        };

    private static string Write(DateTimeOffset at, string format) => at.InVietnam().ToString(format, CultureInfo.InvariantCulture);
}
