using System.Globalization;
using System.Text;
using IsoDienTu.Documents;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Portal.Changes;

/// <summary>Changes as days of a calendar (RFC 5545).</summary>
internal static class ChangeCalendar
{
    private const int LongestLine = 75;

    public static string Write(FeedOf feed, IReadOnlyList<PublishedChange> changes, IStringLocalizer<Texts> texts)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//IsoDienTu//Portal//VI");
        Line(text, "X-WR-CALNAME:" + Escape(texts["Thay đổi tài liệu của {0}", feed.Name]));
        foreach (var change in changes)
        {
            Line(text, "BEGIN:VEVENT");
            Line(text, $"UID:{change.VersionId:N}{(change.Withdrawn ? "-withdrawn" : "")}@isodientu");
            Line(text, "DTSTAMP:" + change.At.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
            Line(text, "DTSTART;VALUE=DATE:" + change.On.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
            Line(text, "SUMMARY:" + Escape(FeedOf.Say(change, texts)));
            if (change.Reason is not null)
            {
                Line(text, "DESCRIPTION:" + Escape(change.Reason));
            }

            Line(text, "URL:" + feed.Of(change));
            Line(text, "TRANSP:TRANSPARENT");
            Line(text, "END:VEVENT");
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static string Escape(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c)))
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>A line of at most 75 octets; what is longer goes on in lines that begin with a blank, never within a character.</summary>
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
