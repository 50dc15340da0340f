using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IsoDienTu.Kernel;
using IsoDienTu.Signing.Checking;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Signing.Roots;

/// <summary>A certificate at which a chain of trust may end, and by which paper the province believes it.</summary>
internal sealed class TrustedRoot
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string Sha256 { get; set; } = "";
    public byte[] Certificate { get; set; } = [];
    public string Subject { get; set; } = "";
    public DateTimeOffset ValidFrom { get; set; }
    public DateTimeOffset ValidTo { get; set; }
    public string Basis { get; set; } = "";
    public string AddedBy { get; set; } = "";
    public DateTimeOffset AddedAt { get; set; }
    public string? WithdrawnBy { get; set; }
    public DateTimeOffset? WithdrawnAt { get; set; }
    public string? WithdrawReason { get; set; }

    /// <param name="bytes">DER or PEM.</param>
    /// <param name="takesTrials">Whether certificates made for trying the product are taken: never in production.</param>
    public static TrustedRoot Read(byte[] bytes, string? basis, bool takesTrials, IWork work)
    {
        X509Certificate2 certificate;
        try
        {
            certificate = bytes.Length is > 0 and <= 20_000
                ? X509CertificateLoader.LoadCertificate(bytes)
                : throw new CryptographicException();
        }
        catch (CryptographicException)
        {
            throw new RuleException(
                typeof(Texts),
                "signing.root.file",
                "Tệp không phải một chứng thư số (.cer, .crt, .pem). Hãy tải chứng thư gốc từ trang của tổ chức chứng thực.",
                "Root"
            );
        }

        using (certificate)
        {
            Check(certificate, basis, takesTrials, work.Now);
            return new TrustedRoot
            {
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(certificate.RawData)),
                Certificate = certificate.RawData,
                Subject = CertificateNames.Common(certificate.SubjectName),
                ValidFrom = new DateTimeOffset(certificate.NotBefore.ToUniversalTime()),
                ValidTo = new DateTimeOffset(certificate.NotAfter.ToUniversalTime()),
                Basis = basis!.Trim(),
                AddedBy = work.Actor.Name,
                AddedAt = work.Now,
            };
        }
    }

    /// <summary>Takes the trust back; what was checked before stays as it was found.</summary>
    public void Withdraw(string? reason, IWork work)
    {
        if (WithdrawnAt is not null)
        {
            throw new RuleException(typeof(Texts), "signing.root.gone", "Chứng thư gốc này đã bị gỡ trước đó; hãy tải lại danh sách.");
        }

        if (reason?.Trim().Length is not (>= 1 and <= 300))
        {
            throw new RuleException(typeof(Texts), "signing.root.reason", "Hãy ghi lý do gỡ, nhiều nhất 300 ký tự.", "Reason");
        }

        (WithdrawnBy, WithdrawnAt, WithdrawReason) = (work.Actor.Name, work.Now, reason.Trim());
    }

    private static void Check(X509Certificate2 certificate, string? basis, bool takesTrials, DateTimeOffset now)
    {
        if (!certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(e => e.CertificateAuthority))
        {
            throw new RuleException(
                typeof(Texts),
                "signing.root.authority",
                "Chứng thư này của một người hay thiết bị, không phải của tổ chức chứng thực. Hãy tải đúng chứng thư gốc.",
                "Root"
            );
        }

        if (certificate.NotAfter.ToUniversalTime() < now.UtcDateTime)
        {
            throw new RuleException(
                typeof(Texts),
                "signing.root.expired",
                "Chứng thư đã hết hạn ngày {0:dd/MM/yyyy}. Hãy tải chứng thư mới.",
                "Root",
                certificate.NotAfter
            );
        }

        if (CertificateNames.IsTrial(certificate) && !takesTrials)
        {
            throw new RuleException(
                typeof(Texts),
                "signing.root.trial",
                "Chứng thư này lập ra để thử phần mềm, không có giá trị pháp lý; hệ thống chính thức không nhận.",
                "Root"
            );
        }

        if (basis?.Trim().Length is not (>= 1 and <= 300))
        {
            throw new RuleException(
                typeof(Texts),
                "signing.root.basis",
                "Hãy ghi căn cứ tin cậy (văn bản, trang công bố), nhiều nhất 300 ký tự.",
                "Basis"
            );
        }
    }
}

internal sealed class TrustedRootMap : IEntityTypeConfiguration<TrustedRoot>
{
    public void Configure(EntityTypeBuilder<TrustedRoot> builder)
    {
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
    }
}
