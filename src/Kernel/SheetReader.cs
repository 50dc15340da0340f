using IsoDienTu.Kernel.Sheets;

namespace IsoDienTu.Kernel;

/// <summary>
/// Reads a table that a person made in a spreadsheet: CSV (UTF-8, UTF-16 with byte order mark; comma, semicolon or tab) or XLSX.
/// The kind is told by the content, never by the name. Nothing is calculated: formulas give the value the spreadsheet stored last.
/// </summary>
public static class SheetReader
{
    /// <summary>Reads the first visible sheet whole.</summary>
    /// <param name="content">The upload; read once from its present position, not closed.</param>
    /// <param name="limits">What is accepted at most; the defaults suit a province's list of staff.</param>
    /// <exception cref="SheetException">Too large, not a table, encrypted, with macros, or damaged; the sentence names the mend.</exception>
    public static Sheet Read(Stream content, SheetLimits? limits = null)
    {
        limits ??= new SheetLimits();
        using var bytes = Bounded(content, limits.MaxBytes);
        return Kind(bytes) switch
        {
            SheetKind.Empty => throw new SheetException(
                "sheet.empty",
                "Tệp rỗng; hãy chọn tệp có ít nhất một dòng tiêu đề và một dòng dữ liệu."
            ),
            SheetKind.Zip => XlsxSheet.Read(bytes, limits),
            SheetKind.Compound => throw new SheetException(
                "sheet.old-or-encrypted",
                "Tệp là Excel đời cũ (.xls) hoặc có mật khẩu; hãy mở bằng Excel rồi lưu lại dạng .xlsx không mật khẩu, hoặc CSV UTF-8."
            ),
            SheetKind.Other => throw new SheetException("sheet.kind", "Tệp không phải bảng tính; chỉ nhận .xlsx hoặc .csv."),
            _ => CsvSheet.Read(bytes, limits),
        };
    }

    private enum SheetKind
    {
        Empty,
        Text,
        Zip,
        Compound,
        Other,
    }

    private static SheetKind Kind(MemoryStream bytes)
    {
        var head = bytes.GetBuffer().AsSpan(0, (int)Math.Min(bytes.Length, 8));
        return head switch
        {
            [] => SheetKind.Empty,
            [0x50, 0x4B, 0x03, 0x04, ..] => SheetKind.Zip,
            [0xD0, 0xCF, 0x11, 0xE0, ..] => SheetKind.Compound,
            [0x25, 0x50, 0x44, 0x46, ..] or [0x89, 0x50, 0x4E, 0x47, ..] or [0xFF, 0xD8, 0xFF, ..] => SheetKind.Other,
            _ => SheetKind.Text,
        };
    }

    private static MemoryStream Bounded(Stream content, int maxBytes)
    {
        var copy = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = content.Read(buffer, 0, buffer.Length)) > 0)
        {
            if (copy.Length + read > maxBytes)
            {
                throw new SheetException(
                    "sheet.size",
                    "Tệp lớn hơn {0} MB; hãy bỏ hình ảnh và các trang không cần, hoặc chia thành nhiều tệp.",
                    maxBytes >> 20
                );
            }

            copy.Write(buffer, 0, read);
        }

        copy.Position = 0;
        return copy;
    }
}

/// <summary>What <see cref="SheetReader"/> accepts at most; beyond it the file is refused before it costs memory.</summary>
public sealed record SheetLimits
{
    /// <summary>Size of the file in bytes.</summary>
    public int MaxBytes { get; init; } = 20 << 20;

    /// <summary>Size of all parts of an XLSX once unpacked, in bytes.</summary>
    public long MaxUnpackedBytes { get; init; } = 80L << 20;

    /// <summary>How many times larger than packed the parts of an XLSX over 1 MB may be; plain tables stay under 40.</summary>
    public int MaxRatio { get; init; } = 150;

    /// <summary>Number of parts of an XLSX.</summary>
    public int MaxParts { get; init; } = 1_000;

    /// <summary>Rows that hold anything.</summary>
    public int MaxRows { get; init; } = 50_000;

    /// <summary>Columns of a row.</summary>
    public int MaxColumns { get; init; } = 256;

    /// <summary>Characters of one cell.</summary>
    public int MaxCellLength { get; init; } = 32_767;
}

/// <summary>The file cannot be read as a table; the sentence names the mend.</summary>
public sealed class SheetException(string key, string sentence, params object[] args)
    : RuleException(typeof(Texts), key, sentence, "File", args);
