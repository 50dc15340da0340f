using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace IsoDienTu.Kernel;

/// <summary>
/// Writes a table as XLSX. Text is text whatever it begins with: nothing that somebody typed is ever calculated by the spreadsheet of whoever opens the
/// file, not even after the cell is edited there (quote prefix). Pure and safe for concurrent use.
/// </summary>
public static class SheetWriter
{
    /// <summary>Media type of the file.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const uint Plain = 0;
    private const uint Heading = 1;
    private const uint Day = 2;
    private const uint Quoted = 3;
    private const int LongestCell = 32_767;

    /// <param name="name">Name of the sheet; cut to what spreadsheets accept.</param>
    /// <param name="heads">Headings of the columns.</param>
    /// <param name="rows">Cells: text, whole numbers, days; null for an empty one.</param>
    public static byte[] Write(string name, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var kept = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(kept, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var data = new SheetData(Row(heads.Select(h => Text(h, Heading))));
            foreach (var row in rows)
            {
                data.Append(Row(row.Select(Cell)));
            }

            sheet.Worksheet = new Worksheet(
                new SheetViews(
                    new SheetView(
                        new Pane
                        {
                            VerticalSplit = 1,
                            TopLeftCell = "A2",
                            ActivePane = PaneValues.BottomLeft,
                            State = PaneStateValues.Frozen,
                        }
                    )
                    {
                        WorkbookViewId = 0,
                    }
                ),
                new Columns(
                    heads.Select(
                        (_, i) =>
                            new Column
                            {
                                Min = (uint)i + 1,
                                Max = (uint)i + 1,
                                Width = 24,
                                CustomWidth = true,
                            }
                    )
                ),
                data
            );
            book.Workbook = new Workbook(
                new DocumentFormat.OpenXml.Spreadsheet.Sheets(
                    new DocumentFormat.OpenXml.Spreadsheet.Sheet
                    {
                        Id = book.GetIdOfPart(sheet),
                        SheetId = 1,
                        Name = Named(name),
                    }
                )
            );
        }

        return kept.ToArray();
    }

    private static Row Row(IEnumerable<Cell> cells) => new(cells);

    private static Cell Cell(object? value) =>
        value switch
        {
            null => new Cell(),
            int number => new Cell { CellValue = new CellValue(number), DataType = CellValues.Number },
            DateOnly day => new Cell
            {
                CellValue = new CellValue(day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture)),
                DataType = CellValues.Number,
                StyleIndex = Day,
            },
            _ => Text(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", Plain),
        };

    private static Cell Text(string text, uint style)
    {
        var readable = string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar));
        var shown = readable.Length > LongestCell ? readable[..LongestCell] : readable;
        var active = style == Plain && shown.Length > 0 && shown[0] is '=' or '+' or '-' or '@' or '\t' or '\r';
        return new Cell(new InlineString(new Text(shown) { Space = SpaceProcessingModeValues.Preserve }))
        {
            DataType = CellValues.InlineString,
            StyleIndex = active ? Quoted : style,
        };
    }

    private static string Named(string name)
    {
        var clean = string.Concat(name.Where(c => !@"[]:*?/\".Contains(c, StringComparison.Ordinal)));
        return clean.Length > 31 ? clean[..31] : clean;
    }

    private static Stylesheet Styles() =>
        new(
            new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "dd/mm/yyyy" }),
            new Fonts(new Font(), new Font(new Bold())),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 })
            ),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat { ApplyAlignment = true, Alignment = Wrapped() },
                new CellFormat
                {
                    FontId = 1,
                    ApplyFont = true,
                    ApplyAlignment = true,
                    Alignment = Wrapped(),
                },
                new CellFormat
                {
                    NumberFormatId = 164,
                    ApplyNumberFormat = true,
                    ApplyAlignment = true,
                    Alignment = Wrapped(),
                },
                new CellFormat
                {
                    QuotePrefix = true,
                    ApplyAlignment = true,
                    Alignment = Wrapped(),
                }
            )
        );

    private static Alignment Wrapped() => new() { Vertical = VerticalAlignmentValues.Top, WrapText = true };
}
