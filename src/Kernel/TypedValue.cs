using System.Globalization;
using System.Text.RegularExpressions;

namespace IsoDienTu.Kernel;

/// <summary>Numbers and days as Vietnamese write them, or as a browser's own field sends them. Pure and safe for concurrent use.</summary>
public static partial class TypedValue
{
    /// <summary>A number: points between thousands, a comma before decimals; a single point that cannot be the former is a decimal one. Null for anything else.</summary>
    public static decimal? Number(string text)
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

    /// <summary>A day that exists, typed as 5/1/2026 or sent as 2026-01-05; null for anything else.</summary>
    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    [GeneratedRegex(@"^-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^-?[0-9]{1,15}([.,][0-9]{1,12})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
