using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using IsoDienTu.Kernel;

namespace IsoDienTu.Documents.Finished;

/// <summary>What programs could make out of one page.</summary>
/// <param name="Picture">JPEG; null when none could be made.</param>
internal sealed record ReadPage(string Words, PageSource Source, byte[]? Picture, int Width, int Height);

/// <summary>The machine lacks a program without which nothing is read.</summary>
internal sealed class ReaderMissingException(string package) : Exception(package)
{
    public string Package { get; } = package;
}

/// <summary>
/// Reads one page after the other: its words as they stand in the file, else as they are recognised in its picture, and the picture for reading it in a browser.
/// Thread-safe.
/// </summary>
internal sealed class PageReader(WalledPrograms programs)
{
    public const string Poppler = "poppler-utils";
    public const string Tesseract = "tesseract-ocr-vie";

    /// <summary>Longer side of the picture in pixels: A4 at about 135 points to the inch, so that small print can be read when it is drawn larger on a phone.</summary>
    private const int Shown = 1600;

    /// <summary>Longer side of what is recognised: A4 at 300 points to the inch.</summary>
    private const int Recognised = 3508;

    /// <summary>Whether the program that recognises was missing since this was made.</summary>
    public bool LacksTesseract { get; private set; }

    /// <exception cref="ReaderMissingException">The machine cannot read PDF files at all.</exception>
    public async Task<ReadPage> ReadAsync(ReadOnlyMemory<byte> pdf, int page, CancellationToken ct)
    {
        var words = Encoding.UTF8.GetString(await PageAsync("pdftotext", pdf, page, ["-enc", "UTF-8", "-nopgbrk", "{0}", "-"], ct) ?? []);
        var clean = PageText.Clean(words);
        var picture = await PageAsync("pdftoppm", pdf, page, [.. Drawn(Shown), "-jpeg", "-jpegopt", "quality=80", "{0}"], ct);
        var (width, height) = picture is null ? (0, 0) : JpegSize(picture);
        picture = width > 0 ? picture : null;
        if (PageText.Says(clean))
        {
            return new ReadPage(clean, PageSource.File, picture, width, height);
        }

        var seen = await RecogniseAsync(pdf, page, ct);
        return new ReadPage(seen ?? clean, seen is null ? PageSource.None : PageSource.Recognised, picture, width, height);
    }

    /// <summary>Null when nothing could be recognised.</summary>
    private async Task<string?> RecogniseAsync(ReadOnlyMemory<byte> pdf, int page, CancellationToken ct)
    {
        if (LacksTesseract || await PageAsync("pdftoppm", pdf, page, [.. Drawn(Recognised), "-gray", "-png", "{0}"], ct) is not { } picture)
        {
            return null;
        }

        try
        {
            var order = new WalledOrder("tesseract", ["{0}", "stdout", "-l", "vie", "--dpi", "300"], [picture]) { Seconds = 120 };
            var words = PageText.Clean(Encoding.UTF8.GetString(await programs.RunAsync(order, ct)));
            return words.Length > 0 ? words : null;
        }
        catch (WalledProgramException e)
        {
            LacksTesseract = e.Trouble == ProgramTrouble.Missing || e.Message.Contains("traineddata", StringComparison.Ordinal);
            return null;
        }
    }

    private static string[] Drawn(int side) => ["-singlefile", "-scale-to", side.ToString(CultureInfo.InvariantCulture)];

    /// <summary>Null when the program cannot do it with this page.</summary>
    private async Task<byte[]?> PageAsync(string program, ReadOnlyMemory<byte> pdf, int page, string[] arguments, CancellationToken ct)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        try
        {
            return await programs.RunAsync(new WalledOrder(program, ["-f", number, "-l", number, .. arguments], [pdf]), ct);
        }
        catch (WalledProgramException e) when (e.Trouble == ProgramTrouble.Missing)
        {
            throw new ReaderMissingException(Poppler);
        }
        catch (WalledProgramException)
        {
            return null;
        }
    }

    /// <summary>Measures of a JPEG picture; 0 when it is none.</summary>
    private static (int Width, int Height) JpegSize(ReadOnlySpan<byte> picture)
    {
        for (
            var at = 2;
            at + 9 < picture.Length && picture[at] == 0xFF;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 2)..])
        )
        {
            if (picture[at + 1] is >= 0xC0 and <= 0xC2)
            {
                return (
                    BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 7)..]),
                    BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 5)..])
                );
            }
        }

        return (0, 0);
    }
}
