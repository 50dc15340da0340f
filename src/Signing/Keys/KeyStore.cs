using System.Security.Cryptography;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Signing.Checking;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Signing.Keys;

/// <summary>Keeps people's keys: two locks, the installation's protection keys and the file's own password. Thread-safe.</summary>
internal sealed class KeyStore(IDataProtectionProvider protection, WorkRunner runner)
{
    /// <summary>Largest file in bytes.</summary>
    public const int MostBytes = 200_000;

    private const int MostKeys = 10;

    /// <summary>The keys of a person at an agency.</summary>
    public Task<List<StoredKey>> ListAsync(Acting acting, CancellationToken ct) =>
        runner.ReadAsync(
            acting.AgencyId,
            (db, token) =>
                db.Set<StoredKey>()
                    .Where(k => k.PersonId == acting.Actor.PersonId && k.RemovedAt == null)
                    .OrderBy(k => k.Id)
                    .ToListAsync(token),
            ct
        );

    /// <summary>Takes a key after trying it with its password, which is then forgotten.</summary>
    public async Task<StoredKey> AddAsync(IWork work, byte[] pkcs12, string? password, CancellationToken ct)
    {
        using var key = Open(pkcs12, password, "Pkcs12");
        var certificate = key.Certificate;
        if (!CertificateNames.MaySign(certificate) || certificate.NotAfter.ToUniversalTime() < work.Now.UtcDateTime)
        {
            throw new RuleException(
                typeof(Texts),
                "signing.key.certificate",
                "Chứng thư trong tệp đã hết hạn hoặc không được cấp để ký văn bản. Hãy xin chứng thư khác.",
                "Pkcs12"
            );
        }

        var own = await work
            .Db.Set<StoredKey>()
            .Where(k => k.PersonId == work.Actor.PersonId && k.RemovedAt == null)
            .Select(k => k.Certificate)
            .ToListAsync(ct);
        if (own.Count >= MostKeys || own.Exists(c => c.AsSpan().SequenceEqual(certificate.RawData)))
        {
            throw new RuleException(
                typeof(Texts),
                "signing.key.there",
                "Khóa này đã được lưu, hoặc đã đủ {0} khóa. Hãy gỡ khóa không còn dùng.",
                "Pkcs12",
                MostKeys
            );
        }

        var row = new StoredKey
        {
            PersonId = work.Actor.PersonId,
            Label = CertificateNames.Common(certificate.SubjectName),
            Certificate = certificate.RawData,
            ValidTo = new DateTimeOffset(certificate.NotAfter.ToUniversalTime()),
            AddedAt = work.Now,
        };
        row.Sealed = For(row.PersonId, row.Id).Protect(pkcs12);
        work.Db.Add(row);
        Log.Write(work, "signing.key_added", "stored_key", row.Id.ToString(), null, new { certificate.Thumbprint });
        return row;
    }

    /// <summary>Destroys a key of one's own.</summary>
    public static async Task RemoveAsync(IWork work, Guid id, CancellationToken ct)
    {
        var row =
            await work
                .Db.Set<StoredKey>()
                .FirstOrDefaultAsync(k => k.Id == id && k.PersonId == work.Actor.PersonId && k.RemovedAt == null, ct)
            ?? throw Gone();
        (row.Sealed, row.RemovedAt) = (null, work.Now);
        Log.Write(work, "signing.key_removed", "stored_key", row.Id.ToString(), new { row.Label });
    }

    /// <summary>Opens a key of one's own with its password.</summary>
    public async Task<Pkcs12Key> OpenAsync(Acting acting, Guid? id, string? password, CancellationToken ct)
    {
        var row = (await ListAsync(acting, ct)).Find(k => k.Id == id) ?? throw Gone();
        try
        {
            return Open(For(row.PersonId, row.Id).Unprotect(row.Sealed!), password, "Password");
        }
        catch (CryptographicException)
        {
            throw Gone();
        }
    }

    private static Pkcs12Key Open(byte[] pkcs12, string? password, string field)
    {
        try
        {
            return Pkcs12Key.Open(pkcs12, password ?? "");
        }
        catch (SigningKeyException)
        {
            throw new RuleException(
                typeof(Texts),
                "signing.key.open",
                "Không mở được khóa: mật khẩu sai hoặc tệp không phải .p12, .pfx có khóa bí mật. Hãy thử lại.",
                field
            );
        }
    }

    private static RuleException Gone() =>
        new(typeof(Texts), "signing.key.gone", "Không có khóa này hoặc khóa đã bị gỡ. Hãy chọn khóa khác hoặc thêm khóa.", "Key");

    private IDataProtector For(Guid person, Guid key) => protection.CreateProtector("signing.key", person.ToString("N"), key.ToString("N"));
}
