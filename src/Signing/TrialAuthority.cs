using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using IsoDienTu.Signing.Checking;
using IsoDienTu.Signing.Pades;

namespace IsoDienTu.Signing;

/// <summary>
/// A certificate and time-stamp authority for development and tests. Every name it writes says that it has no legal value, pages repeat that, and its
/// root is not taken by an installation in production.
/// </summary>
public sealed class TrialAuthority : IDisposable
{
    private const string StampPolicy = "1.3.6.1.4.1.13762.3";
    private const int KeyBits = 2048;
    private readonly Uri? lists;
    private readonly List<(byte[] Serial, DateTimeOffset At)> revoked = [];

    private TrialAuthority(X509Certificate2 root, X509Certificate2 stamper, Uri? lists) =>
        (Root, Stamper, this.lists) = (root, stamper, lists);

    /// <summary>The root, with its key.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>The certificate of the time-stamp authority, with its key.</summary>
    public X509Certificate2 Stamper { get; }

    /// <summary>Makes a new authority.</summary>
    /// <param name="from">Since when its certificates are valid; ten years.</param>
    /// <param name="lists">Where its revocation list is to be had, written into what it issues; null for nowhere.</param>
    public static TrialAuthority Create(DateTimeOffset from, Uri? lists = null)
    {
        using var key = RSA.Create(KeyBits);
        var request = Request("CA thử nghiệm ISO điện tử", null, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 1, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        var root = request.CreateSelfSigned(from, from.AddYears(10));
        using var stampKey = RSA.Create(KeyBits);
        var stamper = Request("Máy chủ dấu thời gian thử nghiệm", null, stampKey);
        stamper.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        stamper.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.8")], true));
        return new TrialAuthority(root, Sign(root, stamper, stampKey, from, from.AddYears(10), lists), lists);
    }

    /// <summary>Puts an authority together from its kept certificates and keys.</summary>
    public static TrialAuthority Load(X509Certificate2 root, X509Certificate2 stamper, Uri? lists) => new(root, stamper, lists);

    /// <summary>Issues a certificate for signing documents, with its key.</summary>
    public X509Certificate2 Issue(string name, string? agency, DateTimeOffset from, DateTimeOffset to)
    {
        using var key = RSA.Create(KeyBits);
        return Sign(Root, Signer(name, agency, key), key, from, to, lists);
    }

    /// <summary>Issues a certificate for a key that lies elsewhere, such as in a token.</summary>
    public X509Certificate2 IssueFor(RSA publicKey, string name, string? agency, DateTimeOffset from, DateTimeOffset to) =>
        Signer(name, agency, publicKey).Create(Root, from, to, [0x01, .. RandomNumberGenerator.GetBytes(11)]);

    /// <summary>Takes a certificate back from an instant on.</summary>
    public void Revoke(X509Certificate2 certificate, DateTimeOffset at) => revoked.Add((certificate.SerialNumberBytes.ToArray(), at));

    /// <summary>The revocation list as of an instant, valid for a week.</summary>
    public byte[] List(DateTimeOffset now)
    {
        var builder = new CertificateRevocationListBuilder();
        foreach (var (serial, at) in revoked)
        {
            builder.AddEntry(serial, at, X509RevocationReason.CessationOfOperation);
        }

        return builder.Build(Root, now.ToUnixTimeSeconds(), now.AddDays(7), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, now);
    }

    /// <summary>Answers a request for a time-stamp (RFC 3161).</summary>
    /// <param name="at">The time it tells.</param>
    public byte[] Stamp(byte[] request, DateTimeOffset at)
    {
        if (!Rfc3161TimestampRequest.TryDecode(request, out var asked, out _))
        {
            throw new CryptographicException("The request for a time-stamp cannot be read");
        }

        var info = new AsnWriter(AsnEncodingRules.DER);
        using (info.PushSequence())
        {
            info.WriteInteger(1);
            info.WriteObjectIdentifier(StampPolicy);
            using (info.PushSequence())
            {
                using (info.PushSequence())
                {
                    info.WriteObjectIdentifier(asked.HashAlgorithmId.Value!);
                }

                info.WriteOctetString(asked.GetMessageHash().Span);
            }

            byte[] serial = [0x01, .. RandomNumberGenerator.GetBytes(8)];
            info.WriteInteger(serial);
            info.WriteGeneralizedTime(at, omitFractionalSeconds: true);
            if (asked.GetNonce() is { } nonce)
            {
                info.WriteInteger(nonce.Span);
            }
        }

        var content = info.Encode();
        var attributes = Cms.Attributes(SHA256.HashData(content), Stamper, Cms.TimeStampInfo);
        using var key = Stamper.GetRSAPrivateKey()!;
        var signature = key.SignData(attributes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var answer = new AsnWriter(AsnEncodingRules.DER);
        using (answer.PushSequence())
        {
            using (answer.PushSequence())
            {
                answer.WriteInteger(0);
            }

            answer.WriteEncodedValue(Cms.Build(attributes, signature, Stamper, [Root], null, (Cms.TimeStampInfo, content)));
        }

        return answer.Encode();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Root.Dispose();
        Stamper.Dispose();
    }

    private static CertificateRequest Signer(string name, string? agency, RSA key)
    {
        var request = Request(name, agency, key);
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true)
        );
        return request;
    }

    private static CertificateRequest Request(string name, string? agency, RSA key)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCountryOrRegion("VN");
        subject.AddOrganizationalUnitName(CertificateNames.TrialMark);
        if (agency is not null)
        {
            subject.AddOrganizationName(agency);
        }

        subject.AddCommonName(name);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }

    private static X509Certificate2 Sign(
        X509Certificate2 root,
        CertificateRequest request,
        RSA key,
        DateTimeOffset from,
        DateTimeOffset to,
        Uri? lists
    )
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root, true, false));
        if (lists is not null)
        {
            request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([lists.ToString()]));
        }

        byte[] serial = [0x01, .. RandomNumberGenerator.GetBytes(11)];
        using var issued = request.Create(root, from, to, serial);
        return issued.CopyWithPrivateKey(key);
    }
}
