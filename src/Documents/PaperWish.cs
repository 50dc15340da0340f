using IsoDienTu.Kernel;

namespace IsoDienTu.Documents;

/// <summary>A kind of file made of a document's issue.</summary>
public enum PaperForm
{
    /// <summary>PDF for reading and printing.</summary>
    Pdf,

    /// <summary>PDF for printing where the content is a finished PDF, which has no QR: with code, issue and QR on each page. Else as <see cref="Pdf"/>.</summary>
    Marked,

    /// <summary>PDF/A-1b, for keeping.</summary>
    PdfA,

    /// <summary>PDF with the digital signatures it has so far; there is none before the first.</summary>
    Signed,

    /// <summary>Word, to go on writing in; made anew each time.</summary>
    Word,
}

/// <summary>Which file of which issue is wanted, by whom.</summary>
/// <param name="AgencyName">As it stands at the head of each page.</param>
/// <param name="VersionId">The issue; null for the one that counts today.</param>
/// <param name="Issue">The same by its number.</param>
/// <param name="Site">Address of the site, under which the QR of the paper leads back here.</param>
/// <param name="Keep">
/// False for somebody unknown, whose request names the site as they like: the file is made for them alone unless one is kept already.
/// </param>
/// <param name="FilledId">What somebody filled in, on the issue of the form that it was begun on; null for the blank sheet.</param>
/// <param name="CopyId">The controlled copy to be printed, of whatever issue it is; null for a sheet that nobody answers for.</param>
public sealed record PaperWish(
    Actor Actor,
    int AgencyId,
    string AgencyName,
    Guid DocumentId,
    string Site,
    PaperForm Form = PaperForm.Pdf,
    Guid? VersionId = null,
    int? Issue = null,
    bool Keep = true,
    Guid? CopyId = null,
    Guid? FilledId = null
);

/// <summary>A file as it is handed out.</summary>
/// <param name="Name">Under which it is saved.</param>
/// <param name="Sha256">Digest of its bytes.</param>
/// <param name="Content">Its bytes; null for one that lies in the file store.</param>
public sealed record PaperFile(string Name, string MediaType, string Sha256, byte[]? Content)
{
    /// <summary>Opens it for reading.</summary>
    public Stream Open(FileStore store) => Content is null ? store.OpenRead(Sha256) : new MemoryStream(Content, writable: false);
}

/// <summary>How far the making of a file is; neither of the two while it is under way.</summary>
/// <param name="File">The file, once it is there.</param>
/// <param name="Refused">Why it cannot be made now.</param>
public sealed record PaperAnswer(PaperFile? File, RuleException? Refused);
