using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Signing;

/// <summary>
/// A plug: files of another module that are signed here, on the page and by the calls, with a key at hand or elsewhere. The module says which file is next and who
/// may sign it, and takes the signed file within the same unit of work.
/// </summary>
public interface ISigningSource
{
    /// <summary>How addresses name it, e.g. <c>document-issue</c>; never changes.</summary>
    string Name { get; }

    /// <summary>The file as it is to be signed next by the acting person; null when there is none, or none for them.</summary>
    /// <exception cref="RuleException">The file cannot be had now; the sentence names the mend.</exception>
    Task<PaperToSign?> FindAsync(HttpContext http, Guid id);

    /// <summary>Keeps the signed file, with its one entry in the activity log. Called inside the unit of work.</summary>
    /// <exception cref="RuleException">Another signature came first, or the file may no longer be signed.</exception>
    Task TakeAsync(IWork work, Guid id, SignedPaper signed, CancellationToken ct = default);
}

/// <summary>A file that waits for a signature.</summary>
/// <param name="Title">What it is, in the reader's language.</param>
/// <param name="As">As who it is signed, e.g. "Người phê duyệt: Vũ Văn Quang, Giám đốc".</param>
/// <param name="FileName">Under which the signed file is saved.</param>
/// <param name="Sha256">Digest of the file, which lies in the file store.</param>
/// <param name="Place">Where in it the signature belongs; null for no place of its own.</param>
/// <param name="LinesPlace">Where it belongs when it is shown by lines without a picture, which must not cover other lines; null for the same place.</param>
/// <param name="Signer">The name that the certificate has to bear; null for any.</param>
/// <param name="Href">The page to which the signer goes back.</param>
/// <param name="UsedSerials">Serial numbers of certificates that have signed it already and do not sign twice.</param>
public sealed record PaperToSign(
    string Title,
    string As,
    string FileName,
    string Sha256,
    SignaturePlace? Place,
    SignaturePlace? LinesPlace,
    string? Signer,
    string Href,
    IReadOnlyList<string> UsedSerials
);

/// <summary>A file that came back signed.</summary>
/// <param name="OriginalSha256">Digest of the file before; the signed one begins with its bytes.</param>
/// <param name="Sha256">Digest of the signed file, which lies in the file store.</param>
/// <param name="Signer">Name in the certificate.</param>
/// <param name="Serial">Number of the certificate, hexadecimal.</param>
/// <param name="IsStamped">Whether it carries a time-stamp.</param>
public sealed record SignedPaper(string OriginalSha256, string Sha256, string Signer, string Serial, bool IsStamped);
