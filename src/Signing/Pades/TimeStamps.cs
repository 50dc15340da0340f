using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using IsoDienTu.Signing.Checking;
using Microsoft.Extensions.Options;

namespace IsoDienTu.Signing.Pades;

/// <summary>Asks the configured authority when it is (RFC 3161).</summary>
internal sealed class TimeStamps(OuterHttp http, IOptions<SigningOptions> options)
{
    private const int MostBytes = 64 << 10;

    /// <summary>Bytes to keep free for a time-stamp with its certificates.</summary>
    public const int Room = 16 << 10;

    /// <summary>Whether there is an authority to ask.</summary>
    public bool IsConfigured => options.Value.TimeStampAuthority is not null;

    /// <summary>A time-stamp over a signature, checked against what was asked.</summary>
    /// <exception cref="TimeStampException">The authority is not configured, does not answer, or answers something else.</exception>
    public async Task<byte[]> StampAsync(ReadOnlyMemory<byte> signature, CancellationToken ct)
    {
        var address = options.Value.TimeStampAuthority ?? throw new TimeStampException("no time-stamp authority is configured");
        var request = Rfc3161TimestampRequest.CreateFromData(
            signature.Span,
            HashAlgorithmName.SHA256,
            nonce: RandomNumberGenerator.GetBytes(16),
            requestSignerCertificates: true
        );
        var answer =
            await http.AskAsync(address, request.Encode(), "application/timestamp-query", MostBytes, ct)
            ?? throw new TimeStampException("the time-stamp authority does not answer");
        try
        {
            return request.ProcessResponse(answer, out _).AsSignedCms().Encode();
        }
        catch (CryptographicException e)
        {
            throw new TimeStampException("the time-stamp authority refused or answered something else", e);
        }
    }
}

/// <summary>There is no time-stamp.</summary>
internal sealed class TimeStampException(string message, Exception? inner = null) : Exception(message, inner);
