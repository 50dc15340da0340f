using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Migrating;

/// <summary>The published versions of a process.</summary>
internal static class KnownVersions
{
    /// <summary>The newest first; empty when the agency has no such process or has published nothing.</summary>
    public static async Task<IReadOnlyList<KnownVersion>> ReadAsync(IsoDbContext db, Guid definitionId, CancellationToken ct)
    {
        var rows = await db.Set<DefinitionVersion>()
            .Where(v => v.DefinitionId == definitionId && v.State == DefinitionState.Published)
            .OrderByDescending(v => v.Number)
            .ToListAsync(ct);
        return [.. rows.Select(v => new KnownVersion(PublishedVersion.Of(v), v.Number!.Value))];
    }
}
