using System.Security.Cryptography.X509Certificates;
using IsoDienTu.Kernel;
using IsoDienTu.Signing.Checking;
using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Signing.Keys;

/// <summary>A file of another module, found for who signs it.</summary>
internal sealed record SourcePaper(string Name, Guid Id, PaperToSign Paper)
{
    /// <summary>Refuses a certificate of somebody else, and one that has signed this file already.</summary>
    public void Check(X509Certificate2 certificate)
    {
        var holder = CertificateNames.Common(certificate.SubjectName);
        if (Paper.Signer is { } signer && !Folding.Fold(holder).Contains(Folding.Fold(signer), StringComparison.Ordinal))
        {
            throw new RuleException(
                typeof(Texts),
                "signing.source.signer",
                "Chứng thư mang tên {0}, còn văn bản này phải do {1} ký. Hãy dùng khóa của đúng người đó.",
                "Key",
                holder,
                signer
            );
        }

        if (Paper.UsedSerials.Contains(certificate.SerialNumber, StringComparer.OrdinalIgnoreCase))
        {
            throw new RuleException(
                typeof(Texts),
                "signing.source.twice",
                "Chứng thư {0} đã ký văn bản này; chữ ký tiếp theo phải bằng khóa khác, ví dụ khóa của cơ quan.",
                "Key",
                holder
            );
        }
    }
}

/// <summary>The files of other modules that wait for a signature. Thread-safe.</summary>
internal sealed class SigningSources(IEnumerable<ISigningSource> sources, FileStore store)
{
    /// <summary>The file that this person is to sign next; null when there is none, or none for them.</summary>
    public async Task<SourcePaper?> FindAsync(HttpContext http, string? name, Guid? id) =>
        id is { } known && sources.FirstOrDefault(s => s.Name == name) is { } source && await source.FindAsync(http, known) is { } paper
            ? new SourcePaper(source.Name, known, paper)
            : null;

    /// <summary>Its bytes.</summary>
    public Task<byte[]> ReadAsync(SourcePaper found, CancellationToken ct) => store.ReadAsync(found.Paper.Sha256, ct);

    /// <summary>Hands the signed file to whose it is.</summary>
    public async Task TakeAsync(IWork work, PendingSignature row, CancellationToken ct)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(row.Certificate);
        var signed = new SignedPaper(
            row.OriginalSha256,
            row.SignedSha256!,
            CertificateNames.Common(certificate.SubjectName),
            certificate.SerialNumber,
            row.Level != SignatureLevel.Basic
        );
        await sources.First(s => s.Name == row.Source).TakeAsync(work, row.SourceId!.Value, signed, ct);
    }

    public static RuleException Gone() =>
        new(
            typeof(Texts),
            "signing.source.gone",
            "Văn bản này không chờ chữ ký của anh chị: đã có người ký, đã hết hiệu lực, hoặc việc ký thuộc người khác. Hãy mở lại văn bản để xem."
        );
}
