using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IsoDienTu.Signing.Checking;

/// <summary>Asking about one certificate and reading the answer (OCSP, RFC 6960).</summary>
internal static class StatusAnswers
{
    private const string Basic = "1.3.6.1.5.5.7.48.1.1";
    private const string SignsAnswers = "1.3.6.1.5.5.7.3.9";
    private const string Sha1 = "1.3.14.3.2.26";

    public static byte[] Ask(X509Certificate2 certificate, X509Certificate2 issuer)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            Name(writer, certificate, issuer);
        }

        return writer.Encode();
    }

    /// <summary>Writes which certificate is meant.</summary>
    public static void Name(AsnWriter writer, X509Certificate2 certificate, X509Certificate2 issuer)
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Sha1);
                writer.WriteNull();
            }

            writer.WriteOctetString(Digest(issuer.SubjectName.RawData));
            writer.WriteOctetString(Digest(issuer.PublicKey.EncodedKeyValue.RawData));
            writer.WriteInteger(certificate.SerialNumberBytes.Span);
        }
    }

    /// <summary>What an answer says; null when it is about another certificate, not from this issuer or says nothing.</summary>
    public static RevocationAnswer? Read(byte[] der, X509Certificate2 certificate, X509Certificate2 issuer)
    {
        try
        {
            var response = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
            if (response.ReadEnumeratedBytes().Span is not [0])
            {
                return null;
            }

            var body = response.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0)).ReadSequence();
            return body.ReadObjectIdentifier() == Basic ? ReadBasic(der, body.ReadOctetString(), certificate, issuer) : null;
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException)
        {
            return null;
        }
    }

    private static RevocationAnswer? ReadBasic(byte[] der, byte[] basic, X509Certificate2 certificate, X509Certificate2 issuer)
    {
        var outer = new AsnReader(basic, AsnEncodingRules.DER).ReadSequence();
        var signed = outer.ReadEncodedValue();
        var (algorithm, signature) = PublicSignatures.Read(outer);
        var data = new AsnReader(signed, AsnEncodingRules.DER).ReadSequence();
        if (data.PeekTag().HasSameClassAndValue(new Asn1Tag(TagClass.ContextSpecific, 0)))
        {
            data.ReadEncodedValue();
        }

        data.ReadEncodedValue();
        var produced = data.ReadGeneralizedTime();
        var answer = Find(data.ReadSequence(), certificate, issuer, der);
        if (answer is null)
        {
            return null;
        }

        if (PublicSignatures.Holds(issuer, algorithm, signed.Span, signature))
        {
            return answer;
        }

        using var responder = outer.HasData ? Responder(outer, issuer, produced) : null;
        return responder is not null && PublicSignatures.Holds(responder, algorithm, signed.Span, signature) ? answer : null;
    }

    /// <summary>A responder whom the same issuer allowed to answer in its stead.</summary>
    private static X509Certificate2? Responder(AsnReader outer, X509Certificate2 issuer, DateTimeOffset at)
    {
        var certificates = outer.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0)).ReadSequence();
        while (certificates.HasData)
        {
            var raw = certificates.ReadEncodedValue().ToArray();
            var found = X509CertificateLoader.LoadCertificate(raw);
            var parts = new AsnReader(raw, AsnEncodingRules.DER).ReadSequence();
            var signed = parts.ReadEncodedValue();
            var (algorithm, signature) = PublicSignatures.Read(parts);
            if (
                found.IssuerName.RawData.AsSpan().SequenceEqual(issuer.SubjectName.RawData)
                && found.Extensions.OfType<X509EnhancedKeyUsageExtension>().Any(e => e.EnhancedKeyUsages[SignsAnswers] is not null)
                && found.NotBefore.ToUniversalTime() <= at.UtcDateTime
                && found.NotAfter.ToUniversalTime() >= at.UtcDateTime
                && PublicSignatures.Holds(issuer, algorithm, signed.Span, signature)
            )
            {
                return found;
            }

            found.Dispose();
        }

        return null;
    }

    private static RevocationAnswer? Find(AsnReader answers, X509Certificate2 certificate, X509Certificate2 issuer, byte[] der)
    {
        var wanted = new AsnWriter(AsnEncodingRules.DER);
        Name(wanted, certificate, issuer);
        var name = new AsnReader(wanted.Encode(), AsnEncodingRules.DER).ReadSequence();
        name.ReadEncodedValue();
        var (issuerName, issuerKey) = (name.ReadOctetString(), name.ReadOctetString());
        while (answers.HasData)
        {
            var answer = answers.ReadSequence();
            var about = answer.ReadSequence();
            var isSha1 = about.ReadSequence().ReadObjectIdentifier() == Sha1;
            if (
                !isSha1
                || !about.ReadOctetString().AsSpan().SequenceEqual(issuerName)
                || !about.ReadOctetString().AsSpan().SequenceEqual(issuerKey)
                || !about.ReadIntegerBytes().Span.SequenceEqual(certificate.SerialNumberBytes.Span)
            )
            {
                continue;
            }

            DateTimeOffset? revoked = null;
            var status = answer.PeekTag().TagValue;
            if (status == 1)
            {
                revoked = answer.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 1)).ReadGeneralizedTime();
            }
            else if (status == 0)
            {
                answer.ReadEncodedValue();
            }
            else
            {
                return null;
            }

            var from = answer.ReadGeneralizedTime();
            var next = new Asn1Tag(TagClass.ContextSpecific, 0);
            DateTimeOffset? until =
                answer.HasData && answer.PeekTag().HasSameClassAndValue(next) ? answer.ReadSequence(next).ReadGeneralizedTime() : null;
            return new RevocationAnswer(false, from, until, revoked, der);
        }

        return null;
    }

    [SuppressMessage("Security", "CA5350", Justification = "OCSP names certificates by SHA-1 (RFC 5019); nothing is protected by it.")]
    private static byte[] Digest(byte[] bytes) => SHA1.HashData(bytes);
}
