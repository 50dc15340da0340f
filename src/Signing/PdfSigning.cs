using System.Security.Cryptography;
using IsoDienTu.Signing.Checking;
using IsoDienTu.Signing.Looks;
using IsoDienTu.Signing.Pades;
using IsoDienTu.Signing.Pdf;

namespace IsoDienTu.Signing;

/// <summary>Puts signatures on PDF files (PAdES, ETSI EN 319 142-1). A signed file grows; not a byte of what was there changes. Thread-safe.</summary>
public sealed class PdfSigning
{
    private readonly TimeProvider clock;
    private readonly SignatureFont font;
    private readonly TimeStamps stamps;
    private readonly Revocations revocations;
    private readonly IRootSource roots;

    internal PdfSigning(TimeProvider clock, SignatureFont font, TimeStamps stamps, Revocations revocations, IRootSource roots) =>
        (this.clock, this.font, this.stamps, this.revocations, this.roots) = (clock, font, stamps, revocations, roots);

    /// <summary>Signs.</summary>
    /// <param name="pdf">A PDF file; earlier signatures stay valid.</param>
    /// <param name="look">How it is shown; null for a signature that is not seen.</param>
    /// <exception cref="Kernel.RuleException">The file is not one that can be signed, or a time-stamp is not to be had; the sentence says why.</exception>
    /// <exception cref="SigningKeyException">The key did not sign.</exception>
    public async Task<byte[]> SignAsync(
        ReadOnlyMemory<byte> pdf,
        ISigningKey key,
        SignatureWords words,
        SignatureLook? look,
        SignatureLevel level,
        CancellationToken ct
    )
    {
        try
        {
            var room =
                4096 + key.Chain.Append(key.Certificate).Sum(c => c.RawData.Length) + (level == SignatureLevel.Basic ? 0 : TimeStamps.Room);
            var prepared = PreparedSignature.Make(pdf, words, look, clock.GetUtcNow(), room, font.Get);
            var attributes = Cms.Attributes(prepared.Digest, key.Certificate);
            var signature = await key.SignAsync(SHA256.HashData(attributes), ct);
            var stamp = level == SignatureLevel.Basic ? null : await stamps.StampAsync(signature, ct);
            var signed = prepared.Embed(Cms.Build(attributes, signature, key.Certificate, key.Chain, stamp));
            return level == SignatureLevel.LongTerm
                ? await new LongTermCollector(revocations).AddAsync(signed, key, stamp!, await roots.ListAsync(ct), ct)
                : signed;
        }
        catch (PdfRefusedException refused)
        {
            throw Refusals.Of(refused);
        }
        catch (TimeStampException)
        {
            throw Refusals.NoStamp();
        }
    }
}
