using System.Globalization;
using System.Text.RegularExpressions;

namespace IsoDienTu.Bpmn.Reading;

/// <summary>Times as jBPM writes them: 500ms, 2s, 1h30m, 1000 (milliseconds), 5s###5s (every five seconds). Anything else stays as it is.</summary>
internal static partial class JbpmTimes
{
    public static string Iso(string text)
    {
        var parts = text.Split("###");
        if (parts.Length == 2)
        {
            // A first wait of another length cannot be said in ISO 8601.
            return parts[0] == parts[1] && Duration(parts[1]) is { } every ? $"R/{every}" : text;
        }
        return Duration(text) ?? text;
    }

    private static string? Duration(string text)
    {
        var written = Written().Match(text);
        if (!written.Success || text.Length is 0 or > 40)
        {
            return null;
        }
        var days = Part(written, "d");
        var seconds = Part(written, "s") + ((Part(written, "ms") + Part(written, "bare")) / 1000);
        var rest = string.Create(CultureInfo.InvariantCulture, $"T{Part(written, "h")}H{Part(written, "m")}M{seconds}S");
        return string.Create(CultureInfo.InvariantCulture, $"P{days}D{rest}");
    }

    private static decimal Part(Match written, string name) =>
        written.Groups[name] is { Success: true } group
            ? decimal.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            : 0;

    [GeneratedRegex(
        "^(?:(?<bare>[0-9]{1,9})|(?:(?<d>[0-9]{1,9})d)?(?:(?<h>[0-9]{1,9})h)?(?:(?<m>[0-9]{1,9})m(?!s))?(?:(?<s>[0-9]{1,9})s)?(?:(?<ms>[0-9]{1,9})ms)?)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Written();
}
