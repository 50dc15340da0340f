namespace IsoDienTu.Signing.Pdf;

/// <summary>Why a PDF file is not read. A file that cannot be read beyond doubt is refused, never repaired: another program might repair it differently.</summary>
internal enum PdfRefusal
{
    NotPdf,
    Damaged,
    Encrypted,
    TooComplex,
    Unsupported,
    DynamicForm,
    NoSuchPage,
    Locked,
}

/// <summary>The file is refused.</summary>
/// <param name="why">The kind of reason.</param>
/// <param name="detail">Where it is, for the log and for whoever repairs the file; English.</param>
internal sealed class PdfRefusedException(PdfRefusal why, string detail) : Exception($"{why}: {detail}")
{
    public PdfRefusal Why { get; } = why;

    public string Detail { get; } = detail;
}
