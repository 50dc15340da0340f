using System.Globalization;
using System.Text;

namespace IsoDienTu.Signing.Pdf;

/// <summary>Text strings and dates (ISO 32000-2, 7.9.2 and 7.9.4).</summary>
internal static class PdfTexts
{
    public static PdfString Write(string text) => new([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)]);

    /// <summary>The text of a string for people: control and direction characters are left out, since names must not pretend.</summary>
    public static string? Read(PdfValue value)
    {
        if (value is not PdfString { Bytes: var bytes })
        {
            return null;
        }

        var text = bytes switch
        {
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)),
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes.AsSpan(2)),
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes.AsSpan(3)),
            _ => Encoding.Latin1.GetString(bytes),
        };
        return Plain(text, 500);
    }

    /// <summary>Text from outside, safe to show.</summary>
    public static string Plain(string text, int most)
    {
        var plain = string.Concat(
            text.Where(c =>
                char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate)
            )
        );
        return plain.Length > most ? plain[..most] : plain;
    }

    /// <summary>An instant as the clocks of Vietnam show it.</summary>
    public static PdfString Date(DateTimeOffset at) =>
        new(
            Encoding.ASCII.GetBytes(
                at.ToOffset(TimeSpan.FromHours(7)).ToString("'D:'yyyyMMddHHmmss'+07''00'''", CultureInfo.InvariantCulture)
            )
        );

    /// <summary>The instant of a date string; null when it cannot be read.</summary>
    public static DateTimeOffset? ReadDate(PdfValue value)
    {
        if (value is not PdfString { Bytes.Length: <= 40 } s)
        {
            return null;
        }

        var text = Encoding.Latin1.GetString(s.Bytes);
        text = text.StartsWith("D:", StringComparison.Ordinal) ? text[2..] : text;
        if (
            text.Length < 14
            || !DateTime.TryParseExact(text[..14], "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
        )
        {
            return null;
        }

        var zone = text[14..].Replace("'", "", StringComparison.Ordinal);
        var offset =
            zone.Length >= 3 && zone[0] is '+' or '-' && int.TryParse(zone[1..3], CultureInfo.InvariantCulture, out var hours)
                ? (zone[0] == '-' ? -1 : 1)
                    * new TimeSpan(
                        hours,
                        zone.Length >= 5 && int.TryParse(zone[3..5], CultureInfo.InvariantCulture, out var minutes) ? minutes : 0,
                        0
                    )
                : TimeSpan.Zero;
        return offset.Duration() <= TimeSpan.FromHours(14) && local.Year is > 1 and < 9999 ? new DateTimeOffset(local, offset) : null;
    }
}
