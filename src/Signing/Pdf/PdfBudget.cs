namespace IsoDienTu.Signing.Pdf;

/// <summary>How much work one file may cause, in bytes looked at or unpacked, so that a small hostile file cannot occupy the machine.</summary>
internal sealed class PdfBudget(long length)
{
    /// <summary>Deepest nesting of arrays and dictionaries.</summary>
    public const int MostDepth = 64;

    /// <summary>Most sections of cross-references, which is the number of times a file was added to.</summary>
    public const int MostSections = 512;

    /// <summary>Most objects, and most nodes of a tree that are walked.</summary>
    public const int MostObjects = 1_000_000;

    /// <summary>Largest unpacked stream.</summary>
    public const int MostUnpacked = 32 << 20;

    private long left = (160L << 20) + (6 * length);

    /// <summary>Takes from what is left.</summary>
    /// <exception cref="PdfRefusedException">Nothing is left.</exception>
    public void Spend(long bytes)
    {
        left -= bytes;
        if (left < 0)
        {
            throw new PdfRefusedException(PdfRefusal.TooComplex, "reading takes more work than such a file needs");
        }
    }
}
