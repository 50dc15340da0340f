using System.Security.Cryptography.X509Certificates;

namespace IsoDienTu.Signing;

/// <summary>
/// A plug: a private key that signs, wherever it lies - in a protected file, a token, or at a provider that answers over the network. Only a digest goes
/// to it; the product never sees the private key of a token or a provider.
/// </summary>
public interface ISigningKey : IDisposable
{
    /// <summary>The signer's certificate; RSA of at least 2048 bits or a NIST curve.</summary>
    X509Certificate2 Certificate { get; }

    /// <summary>The certificates above it as far as they are known, without the root; put into the signature so that others find the way.</summary>
    IReadOnlyList<X509Certificate2> Chain { get; }

    /// <summary>Signs a SHA-256 digest: PKCS #1 v1.5 for RSA, a DER sequence of r and s for a curve.</summary>
    /// <exception cref="SigningKeyException">The key refuses, is gone or cannot be reached.</exception>
    Task<byte[]> SignAsync(ReadOnlyMemory<byte> sha256, CancellationToken ct);
}

/// <summary>A key did not sign.</summary>
public sealed class SigningKeyException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>How much proof a signature carries (ETSI EN 319 142-1).</summary>
public enum SignatureLevel
{
    /// <summary>B-B: the signature.</summary>
    Basic,

    /// <summary>B-T: with a time-stamp of the configured authority.</summary>
    Stamped,

    /// <summary>B-LT: and with the certificates and revocation answers needed to check it in later years.</summary>
    LongTerm,
}
