using IsoDienTu.Kernel;
using IsoDienTu.Signing.Keys;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Signing;

/// <summary>Files that lie in the store because something of another module was signed, or was about to be.</summary>
public static class SignedFiles
{
    /// <summary>SHA-256 of every file that was prepared or signed for one paper; inside a transaction of the agency.</summary>
    /// <param name="source">Name of the source, as <see cref="ISigningSource.Name"/> says it.</param>
    /// <param name="id">What the source calls the paper.</param>
    public static async Task<IReadOnlyList<string>> OfAsync(IsoDbContext db, string source, Guid id, CancellationToken ct = default)
    {
        var rows = await db.Set<PendingSignature>()
            .Where(p => p.Source == source && p.SourceId == id)
            .Select(p => new { p.PreparedSha256, p.SignedSha256 })
            .ToListAsync(ct);
        return [.. rows.SelectMany(r => new[] { r.PreparedSha256, r.SignedSha256 }).OfType<string>().Distinct()];
    }
}
