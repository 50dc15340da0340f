using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using IsoDienTu.Signing.Pades;
using IsoDienTu.Signing.Pdf;

namespace IsoDienTu.Signing.Checking;

/// <summary>What certificates say about their holders and their use.</summary>
internal static class CertificateNames
{
    /// <summary>Stands in the names of every certificate made for trying the product.</summary>
    public const string TrialMark = "KHÔNG CÓ GIÁ TRỊ PHÁP LÝ";

    public static string Common(X500DistinguishedName name) =>
        Part(name, "2.5.4.3") ?? Part(name, "2.5.4.10") ?? PdfTexts.Plain(name.Name, 200);

    public static string? Organisation(X500DistinguishedName name) => Part(name, "2.5.4.10");

    /// <summary>Whether it was made for trying: it proves nothing.</summary>
    public static bool IsTrial(X509Certificate2 certificate) =>
        certificate.Subject.Contains(TrialMark, StringComparison.OrdinalIgnoreCase)
        || certificate.Issuer.Contains(TrialMark, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether its key may sign documents: digital signature or non-repudiation, and no authority.</summary>
    public static bool MaySign(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault() is not { } usage
        || (usage.KeyUsages & (X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)) != X509KeyUsageFlags.None;

    /// <summary>Whether the signature names this very certificate, when it names one at all (signing-certificate-v2).</summary>
    public static bool IsNamed(SignerInfo info)
    {
        foreach (var attribute in info.SignedAttributes)
        {
            if (attribute.Oid.Value != Cms.SigningCertificate)
            {
                continue;
            }

            var entry = new AsnReader(attribute.Values[0].RawData, AsnEncodingRules.DER).ReadSequence().ReadSequence().ReadSequence();
            var algorithm = "2.16.840.1.101.3.4.2.1";
            if (entry.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
            {
                algorithm = entry.ReadSequence().ReadObjectIdentifier();
            }

            var digest = entry.ReadOctetString();
            var own = algorithm switch
            {
                "2.16.840.1.101.3.4.2.1" => SHA256.HashData(info.Certificate!.RawData),
                "2.16.840.1.101.3.4.2.2" => SHA384.HashData(info.Certificate!.RawData),
                "2.16.840.1.101.3.4.2.3" => SHA512.HashData(info.Certificate!.RawData),
                _ => [],
            };
            return own.AsSpan().SequenceEqual(digest);
        }

        return true;
    }

    /// <summary>The first signed attribute of a kind.</summary>
    public static T? OfTypeOrNull<T>(this CryptographicAttributeObjectCollection attributes)
        where T : AsnEncodedData =>
        Enumerable
            .Cast<CryptographicAttributeObject>(attributes)
            .SelectMany(a => a.Values.Cast<AsnEncodedData>())
            .OfType<T>()
            .FirstOrDefault();

    private static string? Part(X500DistinguishedName name, string kind)
    {
        try
        {
            return name.EnumerateRelativeDistinguishedNames()
                .Where(r => !r.HasMultipleElements && r.GetSingleElementType().Value == kind)
                .Select(r => r.GetSingleElementValue())
                .Where(v => v is not null)
                .Select(v => PdfTexts.Plain(v!, 200))
                .FirstOrDefault();
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
