namespace IsoDienTu.Kernel;

/// <summary>Which papers people may attach: told by their content, never by their name.</summary>
public static class UploadRules
{
    /// <summary>Largest file in bytes: a scanned file of 60 pages at 300 dpi fits.</summary>
    public const long MostBytes = 25 * 1024 * 1024;

    /// <summary>Most files of one form.</summary>
    public const int MostFiles = 40;

    /// <summary>Endings for the file chooser; what is taken is decided by content.</summary>
    public const string Accept = ".pdf,.png,.jpg,.jpeg,.tif,.tiff,.docx,.xlsx";

    /// <summary>The type under which a file is kept.</summary>
    /// <param name="field">Name of the input it came by.</param>
    /// <exception cref="RuleException">It is none of the accepted kinds.</exception>
    public static string MediaType(string name, FileKind kind, Func<Stream> open, string field = "Files")
    {
        if (kind == FileKind.Pdf || kind == FileKind.Png || kind == FileKind.Jpeg || kind == FileKind.Tiff)
        {
            return kind.MediaType;
        }

        return (kind == FileKind.Zip ? ReceivedFiles.OfficeType(open) : null)
            ?? throw new RuleException(
                typeof(Texts),
                "kernel.upload.kind",
                "Tệp «{0}» không phải PDF, ảnh (PNG, JPEG, TIFF), Word .docx hay Excel .xlsx không có macro. Hãy quét hoặc lưu lại dưới một trong các dạng đó.",
                field,
                name
            );
    }

    /// <summary>The refusal of a file over <see cref="MostBytes"/>.</summary>
    public static RuleException TooLarge(string name, string field = "Files") =>
        new(
            typeof(Texts),
            "kernel.upload.size",
            "Tệp «{0}» lớn hơn {1} MB. Hãy quét ở 300 dpi hoặc tách thành nhiều tệp.",
            field,
            name,
            MostBytes / 1024 / 1024
        );

    /// <summary>The refusal of more than <see cref="MostFiles"/>.</summary>
    public static RuleException TooMany(string field = "Files") =>
        new(
            typeof(Texts),
            "kernel.upload.count",
            "Một lần nộp nhận nhiều nhất {0} tệp. Hãy gộp các trang của một giấy tờ vào một tệp.",
            field,
            MostFiles
        );
}
