using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IsoDienTu.Signing.Checking;

/// <summary>Checks the signature of an authority over its list or answer.</summary>
internal static class PublicSignatures
{
    /// <summary>Reads an algorithm identifier, then a bit string, from what follows the signed part.</summary>
    public static (string Algorithm, byte[] Signature) Read(AsnReader reader)
    {
        var algorithm = reader.ReadSequence().ReadObjectIdentifier();
        return (algorithm, reader.ReadBitString(out _));
    }

    /// <summary>True when the key made the signature; algorithms with SHA-1 or unknown ones are not accepted.</summary>
    public static bool Holds(X509Certificate2 certificate, string algorithm, ReadOnlySpan<byte> signed, byte[] signature)
    {
        if (Hash(algorithm) is not { } hash)
        {
            return false;
        }

        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is not null)
        {
            return algorithm.StartsWith("1.2.840.113549.1.1.", StringComparison.Ordinal)
                && rsa.VerifyData(signed, signature, hash, RSASignaturePadding.Pkcs1);
        }

        using var curve = certificate.GetECDsaPublicKey();
        return curve is not null
            && algorithm.StartsWith("1.2.840.10045.4.3.", StringComparison.Ordinal)
            && curve.VerifyData(signed, signature, hash, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static HashAlgorithmName? Hash(string algorithm) =>
        algorithm switch
        {
            "1.2.840.113549.1.1.11" or "1.2.840.10045.4.3.2" => HashAlgorithmName.SHA256,
            "1.2.840.113549.1.1.12" or "1.2.840.10045.4.3.3" => HashAlgorithmName.SHA384,
            "1.2.840.113549.1.1.13" or "1.2.840.10045.4.3.4" => HashAlgorithmName.SHA512,
            _ => null,
        };
}
