using System.Globalization;
using System.IO.Compression;
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
    private const int MostEntries = 2000;
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The type under which the file is kept.</summary>
    /// <exception cref="RuleException">It is none of the accepted kinds.</exception>
    public static string MediaType(string name, FileKind kind, Func<Stream> open)
    {
        if (kind == FileKind.Pdf || kind == FileKind.Png || kind == FileKind.Jpeg || kind == FileKind.Tiff)
        {
            return kind.MediaType;
        }

        return (kind == FileKind.Zip ? Office(open) : null)
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

    /// <summary>A name safe to show and to send: the last path part without control, direction or reserved characters, at most 150 long.</summary>
    public static string Name(string claimed)
    {
        var last = claimed[(claimed.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(IsPlain)).Normalize().Trim(' ', '.');
        return clean.Length switch
        {
            0 => "tep",
            > 150 => clean[..100] + clean[^50..],
            _ => clean,
        };
    }

    private static bool IsPlain(char c) =>
        char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate)
        && c is not ('<' or '>' or ':' or '"' or '|' or '?' or '*' or '/' or '\\');

    // Only the directory of the container is read; nothing is unpacked.
    private static string? Office(Func<Stream> open)
    {
        try
        {
            using var archive = new ZipArchive(open(), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostEntries)
            {
                return null;
            }

            var names = archive.Entries.Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return !names.Contains("[Content_Types].xml")
                || names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
                    ? null
                : names.Contains("word/document.xml") ? Word
                : names.Contains("xl/workbook.xml") ? Excel
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
