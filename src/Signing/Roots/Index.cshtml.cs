using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Signing.Roots;

/// <summary>The roots of the province: those that are trusted, and those that were.</summary>
[Right("signing.manage_roots")]
internal sealed class Index : IsoPage
{
    public IReadOnlyList<TrustedRoot> Rows { get; private set; } = [];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Rows = await db.Set<TrustedRoot>().OrderBy(r => r.WithdrawnAt != null).ThenBy(r => r.Subject).ToListAsync(ct);
        return true;
    }
}
