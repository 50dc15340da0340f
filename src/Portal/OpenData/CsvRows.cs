using System.Globalization;
using System.Text;

namespace IsoDienTu.Portal.OpenData;

/// <summary>Rows as comma-separated values (RFC 4180) with the mark of UTF-8, which tells spreadsheets how to read Vietnamese.</summary>
internal static class CsvRows
{
    /// <summary>One line with its end.</summary>
    public static string Line(IEnumerable<object?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    /// <summary>
    /// A text that a spreadsheet would take for a formula gets an apostrophe before it, which spreadsheets read as "this is text" (OWASP, CSV
    /// injection): what an agency typed must not run on the machine of whoever opens the file.
    /// </summary>
    private static string Cell(object? value)
    {
        var text = value switch
        {
            null => "",
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            int number => number.ToString(CultureInfo.InvariantCulture),
            _ => Harmless(value.ToString() ?? ""),
        };
        return text.AsSpan().ContainsAny(",\"\r\n")
            ? new StringBuilder("\"").Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"').ToString()
            : text;
    }

    private static string Harmless(string text) =>
        text.Length > 0 && "=+-@\t\r\n|".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
}
