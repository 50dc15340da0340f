using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IsoDienTu.Signing;

/// <summary>A key that lies in a PKCS #12 file and is held in this process while it signs.</summary>
public sealed class Pkcs12Key : ISigningKey
{
    private readonly X509Certificate2Collection all;

    private Pkcs12Key(X509Certificate2Collection all, X509Certificate2 certificate)
    {
        this.all = all;
        Certificate = certificate;
        Chain = [.. all.Where(c => c != certificate && c.Subject != c.Issuer)];
    }

    /// <inheritdoc />
    public X509Certificate2 Certificate { get; }

    /// <inheritdoc />
    public IReadOnlyList<X509Certificate2> Chain { get; }

    /// <summary>Opens the file; the key is never written to the machine's own key store.</summary>
    /// <exception cref="SigningKeyException">The password is wrong, or it holds no key that can sign.</exception>
    public static Pkcs12Key Open(ReadOnlySpan<byte> pkcs12, string password)
    {
        try
        {
            var all = X509CertificateLoader.LoadPkcs12Collection(pkcs12, password, X509KeyStorageFlags.EphemeralKeySet);
            return all.FirstOrDefault(c => c.HasPrivateKey) is { } certificate
                ? new Pkcs12Key(all, certificate)
                : throw new SigningKeyException("the file holds no private key");
        }
        catch (CryptographicException e)
        {
            throw new SigningKeyException("the password is wrong or the file is no PKCS #12", e);
        }
    }

    /// <summary>The key of a certificate that has it.</summary>
    public static Pkcs12Key Of(X509Certificate2 certificate) => new([certificate], certificate);

    /// <inheritdoc />
    public Task<byte[]> SignAsync(ReadOnlyMemory<byte> sha256, CancellationToken ct)
    {
        using var rsa = Certificate.GetRSAPrivateKey();
        if (rsa is not null)
        {
            return Task.FromResult(rsa.SignHash(sha256.ToArray(), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        }

        using var curve = Certificate.GetECDsaPrivateKey() ?? throw new SigningKeyException("the key is neither RSA nor a curve");
        return Task.FromResult(curve.SignHash(sha256.ToArray(), DSASignatureFormat.Rfc3279DerSequence));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var certificate in all)
        {
            certificate.Dispose();
        }
    }
}
