using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace IsoDienTu.Kernel.Sheets;

/// <summary>The first visible sheet of an XLSX, read as a stream of rows.</summary>
internal static class XlsxSheet
{
    public static Sheet Read(MemoryStream bytes, SheetLimits limits)
    {
        XlsxArchive.Check(bytes, limits);
        try
        {
            // Opened for editing in memory only because repairing broken links (a mistyped mail address is one) needs it; nothing is saved.
            using var document = SpreadsheetDocument.Open(bytes, true, Settings(limits));
            var book = document.WorkbookPart ?? throw XlsxArchive.Damaged();
            var sheet =
                book.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>()
                    .FirstOrDefault(s => s.State is null || s.State == SheetStateValues.Visible)
                ?? throw XlsxArchive.Damaged();
            if (sheet.Id?.Value is not { } id || book.GetPartById(id) is not WorksheetPart part)
            {
                throw new SheetException(
                    "sheet.kind",
                    "Trang đầu của tệp Excel không phải bảng dữ liệu; hãy đưa bảng cần nhập lên trang đầu."
                );
            }

            return new Sheet(sheet.Name?.Value ?? "", Rows(part, new XlsxCells(book), limits));
        }
        catch (Exception e)
            when (e
                    is OpenXmlPackageException
                        or XmlException
                        or FileFormatException
                        or InvalidDataException
                        or FormatException
                        or ArgumentException
                        or InvalidOperationException
            )
        {
            throw XlsxArchive.Damaged();
        }
    }

    private static OpenSettings Settings(SheetLimits limits) =>
        new()
        {
            AutoSave = false,
            MaxCharactersInPart = limits.MaxUnpackedBytes,
            RelationshipErrorHandlerFactory = _ => new BrokenLinks(),
        };

    private static List<SheetRow> Rows(WorksheetPart part, XlsxCells cells, SheetLimits limits)
    {
        // Cell by cell, never row by row: one hostile row of millions of empty cells must not become objects.
        var rows = new RowCollector(limits);
        using var reader = OpenXmlReader.Create(part);
        var line = 0;
        var column = 0;
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Row))
            {
                rows.End();
                if (reader.IsStartElement)
                {
                    line = Stated(reader) ?? line + 1;
                    rows.Begin(line);
                    column = 0;
                }
            }
            else if (reader.ElementType == typeof(Cell) && reader.IsStartElement)
            {
                var cell = (Cell)reader.LoadCurrentElement()!;
                column = XlsxCells.Column(cell.CellReference?.Value) ?? column;
                rows.Put(column, cells.Text(cell));
                column++;
            }
        }

        return rows.Rows;
    }

    private static int? Stated(OpenXmlReader reader) =>
        int.TryParse(reader.Attributes.FirstOrDefault(a => a.LocalName == "r").Value, CultureInfo.InvariantCulture, out var row)
            ? row
            : null;

    private sealed class BrokenLinks : RelationshipErrorHandler
    {
        public override string Rewrite(Uri partUri, string? id, string? uri) => "about:blank";
    }
}
