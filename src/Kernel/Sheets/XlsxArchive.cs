using System.IO.Compression;

namespace IsoDienTu.Kernel.Sheets;

/// <summary>Weighs an XLSX archive before any XML of it is parsed: what it unpacks to is counted by unpacking, since stated sizes may lie.</summary>
internal static class XlsxArchive
{
    private const int Free = 1 << 20;

    // Parts that are read as a whole into objects: the book, its styles, its relations. Pictures are never read, sheets and strings are streamed.
    private const int SmallPart = 4 << 20;

    public static void Check(MemoryStream bytes, SheetLimits limits)
    {
        try
        {
            using var archive = new ZipArchive(bytes, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > limits.MaxParts)
            {
                throw Bomb();
            }

            if (
                archive.GetEntry("xl/workbook.xml") is null
                && !archive.Entries.Any(e => e.FullName.EndsWith("workbook.xml", StringComparison.OrdinalIgnoreCase))
            )
            {
                throw new SheetException("sheet.kind", "Tệp nén này không phải bảng tính Excel; chỉ nhận .xlsx hoặc .csv.");
            }

            if (archive.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            {
                throw new SheetException("sheet.macro", "Tệp có macro (.xlsm); hãy lưu lại dạng .xlsx không macro.");
            }

            Weigh(archive, limits);
        }
        catch (InvalidDataException)
        {
            throw Damaged();
        }

        bytes.Position = 0;
    }

    private static void Weigh(ZipArchive archive, SheetLimits limits)
    {
        var total = 0L;
        var buffer = new byte[81920];
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            var size = 0L;
            int read;
            while ((read = part.Read(buffer)) > 0)
            {
                size += read;
                total += read;
                if (size > SmallPart && IsSmallPart(entry.FullName))
                {
                    throw Bomb();
                }

                if (total > limits.MaxUnpackedBytes || (size > Free && size > (long)limits.MaxRatio * Math.Max(1, entry.CompressedLength)))
                {
                    throw Bomb();
                }
            }
        }
    }

    private static bool IsSmallPart(string name) =>
        (name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
        && !name.Contains("worksheets/sheet", StringComparison.OrdinalIgnoreCase)
        && !name.Contains("sharedStrings", StringComparison.OrdinalIgnoreCase);

    public static SheetException Damaged() =>
        new("sheet.damaged", "Tệp Excel hỏng hoặc không đúng chuẩn; hãy mở bằng Excel rồi lưu lại dạng .xlsx.");

    private static SheetException Bomb() =>
        new("sheet.archive", "Tệp giải nén ra quá lớn so với một bảng dữ liệu; hãy chép riêng trang cần nhập sang tệp mới.");
}
