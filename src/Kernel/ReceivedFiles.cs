using System.Globalization;
using System.IO.Compression;

namespace IsoDienTu.Kernel;

/// <summary>What is believed of a file that somebody sent: its content decides, its name is only shown.</summary>
public static class ReceivedFiles
{
    /// <summary>Word without macros.</summary>
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Excel without macros.</summary>
    public const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int MostEntries = 2000;

    /// <summary>Names that Windows keeps for devices, with any ending.</summary>
    private static readonly string[] devices = ["con", "prn", "aux", "nul", .. Ports("com"), .. Ports("lpt")];

    /// <summary>A name safe to show, to send and to save: the last path part without control, direction or reserved characters, no name of a device, at most 150 long.</summary>
    public static string Name(string claimed)
    {
        var last = claimed[(claimed.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(IsPlain)).Normalize().Trim(' ', '.');
        return clean.Length switch
        {
            0 => "tep",
            > 150 => clean[..100] + clean[^50..],
            _ => devices.Contains(clean.Split('.')[0].TrimEnd(), StringComparer.OrdinalIgnoreCase) ? "tep-" + clean : clean,
        };
    }

    /// <summary><see cref="Word"/> or <see cref="Excel"/> when the container holds one without macros; null otherwise. Nothing is unpacked.</summary>
    public static string? OfficeType(Func<Stream> open)
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

    private static IEnumerable<string> Ports(string kind) =>
        Enumerable.Range(1, 9).Select(n => kind + n.ToString(CultureInfo.InvariantCulture));

    private static bool IsPlain(char c) =>
        char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate)
        && c is not ('<' or '>' or ':' or '"' or '|' or '?' or '*' or '/' or '\\');
}
