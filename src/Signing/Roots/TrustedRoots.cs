using System.Security.Cryptography.X509Certificates;
using IsoDienTu.Kernel;
using IsoDienTu.Signing.Checking;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Signing.Roots;

/// <summary>The roots that are trusted now, from the table.</summary>
internal sealed class TrustedRoots(WorkRunner runner) : IRootSource
{
    public async Task<IReadOnlyList<X509Certificate2>> ListAsync(CancellationToken ct)
    {
        var rows = await runner.ReadEverywhereAsync(
            (db, token) => db.Set<TrustedRoot>().Where(r => r.WithdrawnAt == null).Select(r => r.Certificate).ToListAsync(token),
            ct
        );
        return [.. rows.Select(r => X509CertificateLoader.LoadCertificate(r))];
    }
}
