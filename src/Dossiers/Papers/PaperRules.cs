using IsoDienTu.Dossiers.Applicants;
using IsoDienTu.Kernel;

namespace IsoDienTu.Dossiers.Papers;

/// <summary>Which files a dossier takes: told by their content, never by their name.</summary>
internal static class PaperRules
{
    /// <summary>Largest file in bytes: a scanned land file of 60 pages at 300 dpi fits.</summary>
    public const long MostBytes = 25 * 1024 * 1024;

    /// <summary>Most files of one reception.</summary>
    public const int MostFiles = 40;

    /// <summary>The type under which the file is kept.</summary>
    /// <exception cref="RuleException">It is none of the accepted kinds.</exception>
    public static string MediaType(string name, FileKind kind, Func<Stream> open)
    {
        if (kind == FileKind.Pdf || kind == FileKind.Png || kind == FileKind.Jpeg || kind == FileKind.Tiff)
        {
            return kind.MediaType;
        }

        return (kind == FileKind.Zip ? ReceivedFiles.OfficeType(open) : null)
            ?? throw Flaw.At(
                "dossiers.file.kind",
                "Tệp «{0}» không phải PDF, ảnh (PNG, JPEG, TIFF), Word .docx hay Excel .xlsx không có macro. Hãy quét hoặc lưu lại dưới một trong các dạng đó.",
                "Files",
                name
            );
    }

    public static RuleException TooLarge(string name) =>
        Flaw.At(
            "dossiers.file.size",
            "Tệp «{0}» lớn hơn {1} MB. Hãy quét ở 300 dpi hoặc tách thành nhiều tệp.",
            "Files",
            name,
            MostBytes / 1024 / 1024
        );

    public static RuleException TooMany() =>
        Flaw.At(
            "dossiers.file.count",
            "Một lần nộp nhận nhiều nhất {0} tệp. Hãy gộp các trang của một giấy tờ vào một tệp.",
            "Files",
            MostFiles
        );
}
