using System.Globalization;
using System.Text.RegularExpressions;

namespace IsoDienTu.Bpmn.Running;

/// <summary>Dates, durations and repeating intervals of ISO 8601, as far as timers use them.</summary>
internal static partial class Iso8601
{
    /// <summary>Timers further away than this are a mistake.</summary>
    public const int MaxYears = 100;

    [GeneratedRegex(
        @"^P(?=\d|T\d)(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,7})D)?(?:T(?:(\d{1,8})H)?(?:(\d{1,9})M)?(?:(\d{1,10}(?:\.\d{1,7})?)S)?)?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex DurationForm { get; }

    /// <summary>The instant a duration after another: years and months by the calendar, the rest by the clock. Null when it is no duration or too long.</summary>
    public static DateTimeOffset? After(DateTimeOffset start, string duration)
    {
        var match = DurationForm.Match(duration.Trim());
        if (!match.Success)
        {
            return null;
        }
        double Part(int group) =>
            match.Groups[group].Success
                ? double.Parse(match.Groups[group].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
                : 0;
        var months = Part(1) * 12 + Part(2);
        var seconds = ((Part(3) * 7 + Part(4)) * 24 + Part(5)) * 3600 + Part(6) * 60 + Part(7);
        return months <= MaxYears * 12 && seconds <= MaxYears * 366.0 * 86400
            ? start.AddMonths((int)months).AddTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond))
            : null;
    }

    /// <summary>An instant; without an offset it is local to <paramref name="near"/>. Null when it is none or too far away.</summary>
    public static DateTimeOffset? Instant(string text, DateTimeOffset near)
    {
        string[] forms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd"];
        if (!DateTime.TryParseExact(text.Trim(), forms, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var local))
        {
            return null;
        }
        var instant = local.Kind switch
        {
            DateTimeKind.Unspecified => local.Year is > 1 and < 9999
                ? new DateTimeOffset(local, near.Offset)
                : near.AddYears(-2 * MaxYears),
            _ => DateTimeOffset.ParseExact(text.Trim(), forms, CultureInfo.InvariantCulture, DateTimeStyles.None),
        };
        return Math.Abs(instant.Year - near.Year) <= MaxYears ? instant : null;
    }

    /// <summary>R3/PT1H, R/PT1H, R3/start/PT1H: how often (-1 for no limit), when first, and what lies between.</summary>
    public static (int Times, DateTimeOffset First, string Interval)? Cycle(string text, DateTimeOffset now)
    {
        var parts = text.Trim().Split('/');
        if (parts.Length is < 2 or > 3 || !parts[0].StartsWith('R'))
        {
            return null;
        }
        var times =
            parts[0].Length == 1 ? -1
            : int.TryParse(parts[0].AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n
            : 0;
        var first = parts.Length == 3 ? Instant(parts[1], now) : After(now, parts[1]);
        // An interval of nothing would fire for ever in one instant.
        return times != 0 && first is { } due && After(now, parts[^1]) > now ? (times, due, parts[^1]) : null;
    }

    /// <summary>Whether the text claims to be ISO 8601 (or cron), so that it is not a working-time term.</summary>
    public static bool Claims(string text) =>
        text.Length == 0
        || text[0] is 'P' or 'R' or '*'
        || text.Contains('*', StringComparison.Ordinal)
        || !text.Any(char.IsLetter)
        || DateLike.IsMatch(text);

    [GeneratedRegex(@"^\d{4,}-\d{2}-", RegexOptions.CultureInvariant)]
    private static partial Regex DateLike { get; }
}
