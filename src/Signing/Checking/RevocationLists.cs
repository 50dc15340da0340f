using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IsoDienTu.Signing.Checking;

/// <summary>Revocation lists (RFC 5280, 5).</summary>
internal static class RevocationLists
{
    private const string IssuingPoint = "2.5.29.28";

    /// <summary>Largest list read, in bytes.</summary>
    public const int MostBytes = 20 << 20;

    /// <summary>What a list says about a certificate; null when it is not this issuer's, not signed by it, or does not reach this certificate.</summary>
    public static RevocationAnswer? Read(byte[] der, X509Certificate2 certificate, X509Certificate2 issuer)
    {
        try
        {
            return ReadSigned(der, certificate, issuer);
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException)
        {
            return null;
        }
    }

    private static RevocationAnswer? ReadSigned(byte[] der, X509Certificate2 certificate, X509Certificate2 issuer)
    {
        var outer = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        var signed = outer.ReadEncodedValue();
        var (algorithm, signature) = PublicSignatures.Read(outer);
        var list = new AsnReader(signed, AsnEncodingRules.DER).ReadSequence();
        if (list.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
        {
            list.ReadInteger();
        }

        list.ReadSequence();
        if (
            !list.ReadEncodedValue().Span.SequenceEqual(issuer.SubjectName.RawData)
            || !PublicSignatures.Holds(issuer, algorithm, signed.Span, signature)
        )
        {
            return null;
        }

        var from = Time(list);
        DateTimeOffset? until = list.HasData && IsTime(list.PeekTag()) ? Time(list) : null;
        DateTimeOffset? revoked = null;
        if (list.HasData && list.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
        {
            revoked = Find(list.ReadSequence(), certificate.SerialNumberBytes.Span);
        }

        return !list.HasData || Reaches(list, certificate) ? new RevocationAnswer(true, from, until, revoked, der) : null;
    }

    private static DateTimeOffset? Find(AsnReader rows, ReadOnlySpan<byte> serial)
    {
        while (rows.HasData)
        {
            var row = rows.ReadSequence();
            if (row.ReadIntegerBytes().Span.SequenceEqual(serial))
            {
                return Time(row);
            }
        }

        return null;
    }

    /// <summary>Whether the list is about certificates of this kind, for all reasons, and about this issuer's only.</summary>
    private static bool Reaches(AsnReader list, X509Certificate2 certificate)
    {
        var isAuthority = certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(e => e.CertificateAuthority);
        var extensions = list.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0)).ReadSequence();
        while (extensions.HasData)
        {
            var extension = extensions.ReadSequence();
            var kind = extension.ReadObjectIdentifier();
            var isCritical = extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && extension.ReadBoolean();
            if (!isCritical)
            {
                continue;
            }

            if (kind != IssuingPoint)
            {
                return false;
            }

            var point = new AsnReader(extension.ReadOctetString(), AsnEncodingRules.DER).ReadSequence();
            while (point.HasData)
            {
                var part = point.PeekTag().TagValue;
                if (part == 0)
                {
                    point.ReadEncodedValue();
                    continue;
                }

                if (part == 3)
                {
                    return false;
                }

                var set = point.ReadBoolean(new Asn1Tag(TagClass.ContextSpecific, part));
                if (set && (part > 3 || (part == 1 && isAuthority) || (part == 2 && !isAuthority)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsTime(Asn1Tag tag) =>
        tag.HasSameClassAndValue(Asn1Tag.UtcTime) || tag.HasSameClassAndValue(Asn1Tag.GeneralizedTime);

    private static DateTimeOffset Time(AsnReader reader) =>
        reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();
}
