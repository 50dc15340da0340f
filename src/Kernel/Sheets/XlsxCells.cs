using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace IsoDienTu.Kernel.Sheets;

/// <summary>What a cell shows, as text: shared strings resolved, days told from numbers by the cell's number format.</summary>
internal sealed class XlsxCells
{
    private readonly List<string> shared = [];
    private readonly List<DateShape> formats = [];
    private readonly bool from1904;

    private enum DateShape
    {
        None,
        Day,
        Time,
        DayAndTime,
    }

    public XlsxCells(WorkbookPart book)
    {
        from1904 = book.Workbook.WorkbookProperties?.Date1904?.Value ?? false;
        if (book.SharedStringTablePart is { } strings)
        {
            using var reader = OpenXmlReader.Create(strings);
            while (reader.Read())
            {
                if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
                {
                    shared.Add(Plain((SharedStringItem)reader.LoadCurrentElement()!));
                }
            }
        }

        var styles = book.WorkbookStylesPart?.Stylesheet;
        var own = styles
            ?.NumberingFormats?.Elements<NumberingFormat>()
            .Where(f => f.NumberFormatId is not null)
            .DistinctBy(f => f.NumberFormatId!.Value)
            .ToDictionary(f => f.NumberFormatId!.Value, f => f.FormatCode?.Value ?? "");
        foreach (var format in styles?.CellFormats?.Elements<CellFormat>() ?? [])
        {
            var id = format.NumberFormatId?.Value ?? 0;
            formats.Add(own is not null && own.TryGetValue(id, out var code) ? Shape(code) : Shape(id));
        }
    }

    /// <summary>Column of a reference such as <c>AB12</c>, from 0; null when there is none.</summary>
    public static int? Column(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(c) || column > 1_000_000)
            {
                break;
            }

            column = (column * 26) + (c - 'A' + 1);
        }

        return column == 0 ? null : column - 1;
    }

    public string Text(Cell cell)
    {
        var type = cell.DataType?.Value ?? CellValues.Number;
        if (type == CellValues.InlineString)
        {
            return cell.InlineString is { } inline ? Plain(inline) : "";
        }

        var value = cell.CellValue?.Text ?? "";
        return type switch
        {
            CellValues.SharedString => int.TryParse(value, CultureInfo.InvariantCulture, out var at) && at >= 0 && at < shared.Count
                ? shared[at]
                : "",
            CellValues.Boolean => value == "1" ? "TRUE" : "FALSE",
            CellValues.Number => Number(value, cell.StyleIndex?.Value),
            CellValues.Date => value.Replace('T', ' '),
            _ => value,
        };
    }

    private string Number(string value, uint? style)
    {
        if (value.Length == 0 || !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return value;
        }

        var shape = style is { } s && s < formats.Count ? formats[(int)s] : DateShape.None;
        if (shape == DateShape.None || number is < 0 or >= 2_958_466)
        {
            // Codes typed as numbers come back as people see them, not as 7.9E+11.
            return Math.Abs(number) < 1e15 ? ((decimal)number).ToString("0.##########", CultureInfo.InvariantCulture) : value;
        }

        var instant =
            shape == DateShape.Time && number < 1 ? DateTime.MinValue.AddDays(number) : DateTime.FromOADate(number + (from1904 ? 1462 : 0));
        var rounded = new DateTime(
            (instant.Ticks + (TimeSpan.TicksPerSecond / 2)) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond,
            DateTimeKind.Unspecified
        );
        return (shape == DateShape.Time && number < 1 ? rounded.ToString("HH:mm:ss", CultureInfo.InvariantCulture) : null)
            ?? rounded.ToString(rounded.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    // ECMA-376 part 1, 18.8.30: the built-in formats that show days and times.
    private static DateShape Shape(uint id) =>
        id switch
        {
            >= 14 and <= 17 or >= 27 and <= 31 or 36 or >= 50 and <= 54 or 57 or 58 => DateShape.Day,
            22 => DateShape.DayAndTime,
            >= 18 and <= 21 or >= 32 and <= 35 or >= 45 and <= 47 or 55 or 56 => DateShape.Time,
            _ => DateShape.None,
        };

    private static DateShape Shape(string code)
    {
        var (day, time, quoted, bracket) = (false, false, false, false);
        for (var i = 0; i < code.Length && (quoted || code[i] != ';'); i++)
        {
            var c = code[i];
            quoted ^= c == '"';
            bracket = (bracket || c == '[') && c != ']';
            if (c is '\\' or '_' or '*')
            {
                i++;
            }
            else if (!quoted && !bracket)
            {
                day |= c is 'd' or 'D' or 'y' or 'Y';
                time |= c is 'h' or 'H' or 's' or 'S';
            }
        }

        return (day, time) switch
        {
            (true, true) => DateShape.DayAndTime,
            (true, false) => DateShape.Day,
            (false, true) => DateShape.Time,
            _ => DateShape.None,
        };
    }

    // Phonetic guides are not part of the text.
    private static string Plain(OpenXmlCompositeElement item) =>
        string.Concat(item.Descendants<Text>().Where(t => t.Parent is not PhoneticRun).Select(t => t.Text));
}
