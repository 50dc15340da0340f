using System.Security.Cryptography;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Signing.Keys;

/// <summary>What somebody wants signed with a key elsewhere.</summary>
internal sealed record RemoteWish(
    byte[]? Pdf,
    string Name,
    byte[]? Certificate,
    byte[]? Picture,
    SignatureLevel Level,
    string? Reason,
    SignaturePlace? Place,
    SourcePaper? Source = null
)
{
    public const int MostCertificate = 20_000;
    public const int MostPicture = 2_000_000;

    /// <summary>What tells one wish from another under the same key.</summary>
    public object Describe() =>
        new
        {
            Pdf = Sha(Pdf),
            Name,
            Certificate = Sha(Certificate),
            Picture = Sha(Picture),
            Level,
            Reason,
            Place,
            Source = Source?.Name,
            SourceId = Source?.Id,
        };

    /// <summary>The bytes of an upload; null when there is none.</summary>
    /// <exception cref="RuleException">It is too large.</exception>
    public static async Task<byte[]?> BytesAsync(IFormFile? sent, string field, long most, CancellationToken ct)
    {
        if (sent is not { Length: > 0 })
        {
            return null;
        }

        if (sent.Length > most)
        {
            throw UploadRules.TooLarge(ReceivedFiles.Name(sent.FileName), field);
        }

        using var kept = new MemoryStream((int)sent.Length);
        await sent.CopyToAsync(kept, ct);
        return kept.ToArray();
    }

    private static string? Sha(byte[]? bytes) => bytes is null ? null : Convert.ToHexStringLower(SHA256.HashData(bytes));
}
