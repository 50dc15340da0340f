using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IsoDienTu.Signing.Pades;

/// <summary>
/// Signed data (RFC 5652) with the attributes of PAdES: kind of content, digest, and the signing certificate's own digest so that it cannot be
/// exchanged for another of the same key. The time stands in the PDF and in the time-stamp, never among the attributes (ETSI EN 319 142-1, 6.3).
/// </summary>
internal static class Cms
{
    public const string Data = "1.2.840.113549.1.7.1";
    public const string TimeStampInfo = "1.2.840.113549.1.9.16.1.4";
    public const string SigningCertificate = "1.2.840.113549.1.9.16.2.47";
    public const string TimeStamp = "1.2.840.113549.1.9.16.2.14";
    private const string SignedData = "1.2.840.113549.1.7.2";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private static readonly Asn1Tag first = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag second = new(TagClass.ContextSpecific, 1, isConstructed: true);

    /// <summary>The attributes that are signed, as the set whose digest goes to the key.</summary>
    public static byte[] Attributes(byte[] digest, X509Certificate2 certificate, string content = Data)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSetOf())
        {
            Attribute(writer, "1.2.840.113549.1.9.3", w => w.WriteObjectIdentifier(content));
            Attribute(writer, "1.2.840.113549.1.9.4", w => w.WriteOctetString(digest));
            Attribute(
                writer,
                SigningCertificate,
                w =>
                {
                    using (w.PushSequence())
                    using (w.PushSequence())
                    using (w.PushSequence())
                    {
                        w.WriteOctetString(SHA256.HashData(certificate.RawData));
                        using (w.PushSequence())
                        {
                            using (w.PushSequence())
                            using (w.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 4, isConstructed: true)))
                            {
                                w.WriteEncodedValue(certificate.IssuerName.RawData);
                            }

                            w.WriteInteger(certificate.SerialNumberBytes.Span);
                        }
                    }
                }
            );
        }

        return writer.Encode();
    }

    /// <summary>The signed data, put together.</summary>
    /// <param name="attributes">From <see cref="Attributes"/>.</param>
    /// <param name="signature">What the key made of their digest.</param>
    /// <param name="stamp">Time-stamp over the signature, or null.</param>
    /// <param name="content">The content when it travels inside, with its kind; null for a signature beside its content.</param>
    public static byte[] Build(
        byte[] attributes,
        byte[] signature,
        X509Certificate2 certificate,
        IEnumerable<X509Certificate2> chain,
        byte[]? stamp = null,
        (string Kind, byte[] Bytes)? content = null
    )
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(SignedData);
            using (writer.PushSequence(first))
            using (writer.PushSequence())
            {
                writer.WriteInteger(content is null ? 1 : 3);
                using (writer.PushSetOf())
                {
                    Algorithm(writer, Sha256, hasNull: false);
                }

                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(content?.Kind ?? Data);
                    if (content is { } inside)
                    {
                        using (writer.PushSequence(first))
                        {
                            writer.WriteOctetString(inside.Bytes);
                        }
                    }
                }

                using (writer.PushSetOf(first))
                {
                    foreach (var raw in chain.Prepend(certificate).Select(c => c.RawData).DistinctBy(Convert.ToHexString))
                    {
                        writer.WriteEncodedValue(raw);
                    }
                }

                using (writer.PushSetOf())
                {
                    Signer(writer, attributes, signature, certificate, stamp);
                }
            }
        }

        return writer.Encode();
    }

    private static void Signer(AsnWriter writer, byte[] attributes, byte[] signature, X509Certificate2 certificate, byte[]? stamp)
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(certificate.IssuerName.RawData);
                writer.WriteInteger(certificate.SerialNumberBytes.Span);
            }

            Algorithm(writer, Sha256, hasNull: false);
            byte[] tagged = [0xA0, .. attributes.AsSpan(1)];
            writer.WriteEncodedValue(tagged);
            if (certificate.PublicKey.Oid.Value == "1.2.840.10045.2.1")
            {
                Algorithm(writer, "1.2.840.10045.4.3.2", hasNull: false);
            }
            else
            {
                Algorithm(writer, "1.2.840.113549.1.1.1", hasNull: true);
            }

            writer.WriteOctetString(signature);
            if (stamp is not null)
            {
                using (writer.PushSetOf(second))
                {
                    Attribute(writer, TimeStamp, w => w.WriteEncodedValue(stamp));
                }
            }
        }
    }

    private static void Attribute(AsnWriter writer, string kind, Action<AsnWriter> value)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(kind);
            using (writer.PushSetOf())
            {
                value(writer);
            }
        }
    }

    private static void Algorithm(AsnWriter writer, string kind, bool hasNull)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(kind);
            if (hasNull)
            {
                writer.WriteNull();
            }
        }
    }
}
