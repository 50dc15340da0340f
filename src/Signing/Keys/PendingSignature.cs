using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using IsoDienTu.Kernel;
using IsoDienTu.Signing.Checking;
using IsoDienTu.Signing.Pades;

namespace IsoDienTu.Signing.Keys;

/// <summary>A file that waits for a signature made elsewhere. It belongs to the person who asked, takes one answer, and only within a quarter of an hour.</summary>
internal sealed class PendingSignature : ITenantRow
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid PersonId { get; set; }
    public string Name { get; set; } = "";
    public string OriginalSha256 { get; set; } = "";
    public string PreparedSha256 { get; set; } = "";
    public long Place { get; set; }
    public int Room { get; set; }
    public byte[] Digest { get; set; } = [];
    public byte[] Attributes { get; set; } = [];
    public byte[] Certificate { get; set; } = [];
    public SignatureLevel Level { get; set; }
    public DateTimeOffset MadeAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Whose file it is, when another module has it signed; see <see cref="ISigningSource"/>.</summary>
    public string? Source { get; set; }
    public Guid? SourceId { get; set; }
    public string? AnswerSha256 { get; set; }
    public string? SignedSha256 { get; set; }
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>What goes to the key: the digest of the signed attributes.</summary>
    public byte[] ToSign => SHA256.HashData(Attributes);

    /// <summary>Whether this very answer was taken before: then there is nothing to do. Refuses another one, and one that comes late.</summary>
    public bool HasTaken(byte[] answer, DateTimeOffset now)
    {
        if (DoneAt is not null)
        {
            return AnswerSha256 == Sha(answer)
                ? true
                : throw new RuleException(
                    typeof(Texts),
                    "signing.pending.done",
                    "Phiên ký này đã hoàn tất bằng chữ ký khác. Hãy tạo phiên ký mới."
                );
        }

        return now <= ExpiresAt
            ? false
            : throw new RuleException(
                typeof(Texts),
                "signing.pending.late",
                "Phiên ký đã hết hạn lúc {0}. Hãy tạo phiên ký mới.",
                null,
                Findings.Time(ExpiresAt)
            );
    }

    /// <summary>The raw signature of a key over <see cref="ToSign"/>, checked against the certificate it was asked for.</summary>
    public void CheckRaw(byte[] signature)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(Certificate);
        using var rsa = certificate.GetRSAPublicKey();
        using var curve = certificate.GetECDsaPublicKey();
        if (
            rsa?.VerifyHash(ToSign, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) != true
            && curve?.VerifyHash(ToSign, signature, DSASignatureFormat.Rfc3279DerSequence) != true
        )
        {
            throw Foreign();
        }
    }

    /// <summary>A whole signed message of a provider, checked: over this very content, by the certificate it was asked for.</summary>
    public void CheckMessage(byte[] message, ReadOnlySpan<byte> prepared)
    {
        try
        {
            var end = (int)(Place + 2 + (2L * Room));
            byte[] content = [.. prepared[..(int)Place], .. prepared[end..]];
            var cms = new SignedCms(new ContentInfo(content), detached: true);
            cms.Decode(message);
            if (
                message.Length > Room
                || cms.SignerInfos.Count != 1
                || cms.SignerInfos[0].Certificate?.RawData.AsSpan().SequenceEqual(Certificate) != true
            )
            {
                throw Foreign();
            }

            cms.CheckSignature(verifySignatureOnly: true);
            if (!CertificateNames.IsNamed(cms.SignerInfos[0]))
            {
                throw Foreign();
            }
        }
        catch (CryptographicException)
        {
            throw Foreign();
        }
    }

    public void Done(byte[] answer, string signed, DateTimeOffset now) => (AnswerSha256, SignedSha256, DoneAt) = (Sha(answer), signed, now);

    /// <summary>The file with the answer in its place.</summary>
    public byte[] Embed(byte[] prepared, byte[] message) => new PreparedSignature(prepared, Place, Room, Digest).Embed(message);

    private static string Sha(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static RuleException Foreign() =>
        new(
            typeof(Texts),
            "signing.pending.foreign",
            "Chữ ký gửi về không khớp với văn bản và chứng thư của phiên ký này. Hãy ký lại bằng đúng chứng thư đã chọn.",
            "signature"
        );
}
