namespace IsoDienTu.Kernel;

/// <summary>Which kind of PDF is wanted.</summary>
public enum PdfVariant
{
    /// <summary>For reading and printing.</summary>
    Plain,

    /// <summary>For keeping: PDF/A-1b (ISO 19005-1), everything it needs inside, nothing transparent.</summary>
    Archive,
}

/// <summary>What <see cref="PdfPress"/> is to print.</summary>
/// <param name="Html">A whole page, with its style sheet inside. It may name only its assets, as <c>asset:name</c>; nothing else is fetched.</param>
/// <param name="Assets">What the page names.</param>
public sealed record PdfOrder(string Html, PdfVariant Variant = PdfVariant.Plain, IReadOnlyDictionary<string, PdfAsset>? Assets = null);

/// <summary>A picture or style sheet that comes with the page.</summary>
public sealed record PdfAsset(string MediaType, byte[] Content);

/// <summary>How the press works; section <c>PdfPress</c> of the configuration.</summary>
public sealed class PdfPressOptions
{
    /// <summary>The Python that knows WeasyPrint.</summary>
    public string Python { get; set; } = "/usr/bin/python3";

    /// <summary>Folders in which the programs are looked for that read and join PDF files, as in <c>PATH</c>.</summary>
    public string Programs { get; set; } = "/usr/bin:/bin";

    /// <summary>Programs kept warm, each for one page at a time; the second is started when the first is at work.</summary>
    public int Workers { get; set; } = 2;

    /// <summary>Most processor time for one file, in seconds; on a machine that is busy with other things a file may take three times as long.</summary>
    public int Seconds { get; set; } = 60;

    /// <summary>Most memory of one program, in megabytes.</summary>
    public int Megabytes { get; set; } = 1024;
}
