using System.Collections.Immutable;
using System.Globalization;

namespace IsoDienTu.WorkingTime.Days;

/// <summary>Reads and writes the hours of a week.</summary>
internal static class HoursParser
{
    private const int LongestText = 500;
    private static readonly string[] VietnameseDays = ["CN", "T2", "T3", "T4", "T5", "T6", "T7"];
    private static readonly string[] EnglishDays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    public static WeekHours? Read(string text, out Problem? problem)
    {
        problem = null;
        var week = new ImmutableArray<Slot>[7];
        Array.Fill(week, []);
        foreach (
            var group in text.Length > LongestText
                ? []
                : text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var space = group.IndexOf(' ', StringComparison.Ordinal);
            var named = !char.IsAsciiDigit(group[0]);
            if (Days(named ? group[..Math.Max(space, 0)] : "T2-T6") is not { } days)
            {
                problem = Wrong(
                    "hours.day",
                    text,
                    group,
                    "ngày trong tuần ghi T2..T7 hoặc CN, ví dụ “T2-T6 07:30-11:30,13:00-17:00”",
                    "weekdays are T2..T7, CN or Mon..Sun, e.g. “Mon-Fri 07:30-11:30,13:00-17:00”"
                );
                return null;
            }

            if (Slots(text, named ? group[space..] : group, out problem) is not { } slots)
            {
                return null;
            }

            foreach (var day in days)
            {
                week[day] = slots;
            }
        }

        if (week.All(slots => slots.Length == 0))
        {
            problem = Wrong(
                "hours.empty",
                text.Length > LongestText ? text[..40] + "…" : text,
                "",
                "cần ít nhất một khung giờ, ví dụ “07:30-11:30,13:00-17:00”",
                "at least one slot is needed, e.g. “07:30-11:30,13:00-17:00”"
            );
            return null;
        }

        return new WeekHours(week);
    }

    public static string Write(WeekHours week)
    {
        var groups = new List<string>();
        for (var day = 1; day <= 7; day++)
        {
            var slots = week[(DayOfWeek)(day % 7)];
            var last = day;
            while (last < 7 && week[(DayOfWeek)((last + 1) % 7)].SequenceEqual(slots))
            {
                last++;
            }

            if (slots.Length > 0)
            {
                var days = last == day ? VietnameseDays[day % 7] : $"{VietnameseDays[day % 7]}-{VietnameseDays[last % 7]}";
                groups.Add($"{days} {string.Join(',', slots)}");
            }

            day = last;
        }

        return string.Join("; ", groups);
    }

    /// <summary>"T2-T6" or "T7": day numbers as in <see cref="DayOfWeek"/>; null when a name is unknown or the range runs backwards.</summary>
    private static int[]? Days(string names)
    {
        var ends = names.Split('-');
        var first = DayNumber(ends[0]);
        var last = DayNumber(ends[^1]);
        // The week runs from Monday; Sunday closes it.
        var (from, to) = (first == 0 ? 7 : first, last == 0 ? 7 : last);
        return ends.Length > 2 || first < 0 || last < 0 || from > to
            ? null
            : [.. Enumerable.Range(from, to - from + 1).Select(day => day % 7)];
    }

    private static int DayNumber(string name)
    {
        var number = Array.FindIndex(VietnameseDays, day => day.Equals(name, StringComparison.OrdinalIgnoreCase));
        return number >= 0 ? number : Array.FindIndex(EnglishDays, day => day.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    private static ImmutableArray<Slot>? Slots(string text, string written, out Problem? problem)
    {
        var slots = ImmutableArray.CreateBuilder<Slot>();
        foreach (var one in written.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = one.Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length != 2 || Time(ends[0]) is not { } start || Time(ends[1]) is not { } end)
            {
                problem = Wrong(
                    "hours.slot",
                    text,
                    one,
                    "khung giờ ghi giờ:phút-giờ:phút, ví dụ “07:30-11:30”",
                    "a slot is hour:minute-hour:minute, e.g. “07:30-11:30”"
                );
                return null;
            }

            if (start >= end || (slots.Count > 0 && slots[^1].End > start))
            {
                problem = Wrong(
                    "hours.order",
                    text,
                    one,
                    "giờ kết thúc phải sau giờ bắt đầu và các khung giờ không chồng nhau, xếp theo thứ tự",
                    "a slot ends after it starts, and slots stand in order without overlap"
                );
                return null;
            }

            slots.Add(new Slot(start, end));
        }

        problem = null;
        return slots.ToImmutable();
    }

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static Problem Wrong(string key, string text, string place, string vietnamese, string english) =>
        new(
            key,
            place,
            $"Giờ làm việc “{text}”{(place.Length == 0 ? "" : $", chỗ “{place}”")}: {vietnamese}.",
            $"Office hours “{text}”{(place.Length == 0 ? "" : $", at “{place}”")}: {english}."
        );
}
