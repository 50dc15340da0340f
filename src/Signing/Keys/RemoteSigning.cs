using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Signing.Checking;
using IsoDienTu.Signing.Looks;
using IsoDienTu.Signing.Pades;
using IsoDienTu.Signing.Pdf;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Signing.Keys;

/// <summary>An answer put into its file.</summary>
internal sealed record FinishedSignature(byte[] Answer, byte[] Pdf);

/// <summary>Signs in two halves: a digest goes out to a key elsewhere, its answer comes back and is checked before it is believed. Thread-safe.</summary>
internal sealed class RemoteSigning(FileStore store, SignatureFont font, TimeStamps stamps, SigningSources sources, TimeProvider clock)
{
    /// <summary>Bytes kept free for what a provider sends: some put their whole chain and a time-stamp into it.</summary>
    private const int Room = 12 << 10;

    public static RuleException NoFile() =>
        new(typeof(Texts), "signing.file.one", "Hãy gửi đúng một tệp PDF có nội dung, dạng multipart/form-data, trường file.", "file");

    /// <summary>First half: adds the field with its look and keeps the file until the answer comes.</summary>
    public async Task<PendingSignature> PrepareAsync(IWork work, RemoteWish wish, string agency, CancellationToken ct)
    {
        var row = await BuildAsync(work.Actor, wish, agency, ct);
        work.Db.Add(row);
        Log.Write(work, "signing.prepared", "pending_signature", row.Id.ToString(), null, new { row.OriginalSha256, row.Level });
        return row;
    }

    /// <summary>Both halves with a key at hand: what is to be kept, and the signed file. Authorities may be asked, so not inside a unit of work.</summary>
    public async Task<(PendingSignature Row, FinishedSignature Signed)> SignAsync(
        Actor actor,
        RemoteWish wish,
        string agency,
        ISigningKey key,
        CancellationToken ct
    )
    {
        var row = await BuildAsync(actor, wish with { Certificate = key.Certificate.RawData }, agency, ct);
        var signature = await key.SignAsync(row.ToSign, ct);
        var input = new ApiSigned(Convert.ToBase64String(signature));
        return (row, (await FinishAsync(row, input, ct, key.Chain))!);
    }

    /// <summary>Keeps what <see cref="SignAsync"/> made.</summary>
    public async Task KeepAsync(IWork work, PendingSignature row, FinishedSignature signed, CancellationToken ct)
    {
        work.Db.Add(row);
        await TakeAsync(work, row, signed, ct);
    }

    /// <summary>Keeps the signed file and hands it to whose it is.</summary>
    private async Task TakeAsync(IWork work, PendingSignature row, FinishedSignature signed, CancellationToken ct)
    {
        var kept = await store.SaveAsync(new MemoryStream(signed.Pdf), long.MaxValue, ct);
        row.Done(signed.Answer, kept.Sha256, work.Now);
        if (row.Source is not null)
        {
            await sources.TakeAsync(work, row, ct);
            return;
        }

        Log.Write(work, "signing.signed", "pending_signature", row.Id.ToString(), new { row.OriginalSha256 }, new { row.SignedSha256 });
    }

    private async Task<PendingSignature> BuildAsync(Actor actor, RemoteWish wish, string agency, CancellationToken ct)
    {
        var pdf = wish.Pdf ?? throw NoFile();
        var now = clock.GetUtcNow();
        using var certificate = Certificate(wish.Certificate, now);
        wish.Source?.Check(certificate);
        try
        {
            var words = new SignatureWords(CertificateNames.Common(certificate.SubjectName), agency, wish.Reason);
            var look = wish.Place is { } place ? new SignatureLook(place, wish.Picture) : null;
            var prepared = PreparedSignature.Make(pdf, words, look, now, Room + TimeStamps.Room, font.Get);
            var kept = await store.SaveAsync(new MemoryStream(prepared.Pdf), long.MaxValue, ct);
            return new PendingSignature
            {
                PersonId = actor.PersonId,
                Name = wish.Name,
                OriginalSha256 = Convert.ToHexStringLower(SHA256.HashData(pdf)),
                PreparedSha256 = kept.Sha256,
                Place = prepared.At,
                Room = prepared.Room,
                Digest = prepared.Digest,
                Attributes = Cms.Attributes(prepared.Digest, certificate),
                Certificate = certificate.RawData,
                Level = wish.Level,
                Source = wish.Source?.Name,
                SourceId = wish.Source?.Id,
                MadeAt = now,
                ExpiresAt = now + PendingSignature.Life,
            };
        }
        catch (PdfRefusedException refused)
        {
            throw Refusals.Of(refused);
        }
        catch (InvalidDataException)
        {
            throw new RuleException(
                typeof(Texts),
                "signing.picture",
                "Hình chữ ký phải là PNG 8 bit mỗi kênh, không xen dòng, mỗi cạnh nhiều nhất {0} điểm. Hãy lưu lại hình rồi gửi.",
                "Picture",
                PngPicture.MostSide
            );
        }
    }

    /// <summary>Second half: checks the answer, asks for the time-stamp, and puts it into the file. Null when this very answer was taken before.</summary>
    public async Task<FinishedSignature?> FinishAsync(
        PendingSignature row,
        ApiSigned input,
        CancellationToken ct,
        IReadOnlyList<X509Certificate2>? chain = null
    )
    {
        var answer = Bytes(input.Signature ?? input.Cms);
        if (row.HasTaken(answer, clock.GetUtcNow()))
        {
            return null;
        }

        var prepared = await store.ReadAsync(row.PreparedSha256, ct);
        if (input.Signature is null)
        {
            row.CheckMessage(answer, prepared);
            return new FinishedSignature(answer, row.Embed(prepared, answer));
        }

        row.CheckRaw(answer);
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(row.Certificate);
            var stamp = row.Level == SignatureLevel.Basic ? null : await stamps.StampAsync(answer, ct);
            return new FinishedSignature(answer, row.Embed(prepared, Cms.Build(row.Attributes, answer, certificate, chain ?? [], stamp)));
        }
        catch (TimeStampException)
        {
            throw Refusals.NoStamp();
        }
    }

    /// <summary>Keeps the signed file; of two who answer at once the second finds the first one's.</summary>
    public async Task<PendingSignature> KeepAsync(IWork work, Guid id, FinishedSignature? finished, CancellationToken ct)
    {
        var row = await work
            .Db.Set<PendingSignature>()
            .FromSqlRaw("select * from signing.pending_signature where agency_id = {0} and id = {1} for update", work.AgencyId, id)
            .SingleAsync(ct);
        var isNew = finished is not null && !row.HasTaken(finished.Answer, work.Now);
        if (isNew)
        {
            await TakeAsync(work, row, finished!, ct);
            return row;
        }

        Log.Write(work, "signing.sent_again", "pending_signature", id.ToString(), new { row.OriginalSha256 }, new { row.SignedSha256 });
        return row;
    }

    private static byte[] Bytes(string? base64)
    {
        var bytes = new byte[(base64?.Length ?? 0) * 3 / 4];
        return base64 is { Length: > 0 and < 100_000 } && Convert.TryFromBase64String(base64, bytes, out var length)
            ? bytes[..length]
            : throw new RuleException(
                typeof(Texts),
                "signing.pending.answer",
                "Hãy gửi chữ ký (signature) hoặc gói chữ ký (cms) dạng base64.",
                "signature"
            );
    }

    private static X509Certificate2 Certificate(byte[]? bytes, DateTimeOffset now)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadCertificate(bytes ?? []);
            return
                CertificateNames.MaySign(certificate)
                && certificate.NotBefore.ToUniversalTime() <= now.UtcDateTime
                && certificate.NotAfter.ToUniversalTime() >= now.UtcDateTime
                ? certificate
                : throw new RuleException(
                    typeof(Texts),
                    "signing.certificate.time",
                    "Chứng thư chưa có hiệu lực, đã hết hạn hoặc không được cấp để ký văn bản. Hãy chọn chứng thư khác.",
                    "certificate"
                );
        }
        catch (CryptographicException)
        {
            throw new RuleException(
                typeof(Texts),
                "signing.certificate.file",
                "Hãy gửi kèm chứng thư của người ký, dạng DER hoặc PEM, trường certificate.",
                "certificate"
            );
        }
    }
}
