using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using IsoDienTu.Signing.Checking;

namespace IsoDienTu.Signing.Pades;

/// <summary>Collects what a fresh signature needs to be checked in later years, from the authorities, and puts it into the file.</summary>
internal sealed class LongTermCollector(Revocations revocations)
{
    public async Task<byte[]> AddAsync(
        byte[] signed,
        ISigningKey key,
        byte[] stamp,
        IReadOnlyList<X509Certificate2> roots,
        CancellationToken ct
    )
    {
        var token = new SignedCms();
        token.Decode(stamp);
        var certificates = new List<X509Certificate2>([key.Certificate, .. key.Chain, .. token.Certificates]);
        var lists = new List<byte[]>();
        var answers = new List<byte[]>();
        foreach (var certificate in certificates.DistinctBy(c => c.Thumbprint).ToList())
        {
            var issuer = certificates
                .Concat(roots)
                .FirstOrDefault(c => c.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData));
            if (issuer is null || issuer.Thumbprint == certificate.Thumbprint)
            {
                continue;
            }

            if (await revocations.AskAsync(certificate, issuer, ct) is { } answer)
            {
                (answer.IsList ? lists : answers).Add(answer.Bytes);
            }
        }

        return new LongTermMaterial(
            [.. certificates.Select(c => c.RawData).DistinctBy(Convert.ToHexString)],
            [.. lists.DistinctBy(Convert.ToHexString)],
            answers
        ).AddTo(signed);
    }
}
