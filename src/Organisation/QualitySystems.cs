using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Systems;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Organisation;

/// <summary>A quality management system as other modules see it.</summary>
/// <param name="Scope">What it covers in words (ISO 9001, clause 4.3); null when nobody wrote it.</param>
/// <param name="Valid">Its days.</param>
public sealed record QualitySystem(Guid Id, string Name, string? Scope, Period Valid);

/// <summary>The quality management systems that an agency owns; every call runs inside a transaction of that agency.</summary>
public static class QualitySystems
{
    /// <summary>All of them, the newest first.</summary>
    public static async Task<IReadOnlyList<QualitySystem>> ListAsync(IsoDbContext db, CancellationToken ct = default) =>
        [.. (await db.Set<Qms>().OrderByDescending(q => q.ValidFrom).ThenBy(q => q.Name).ToListAsync(ct)).Select(Card)];

    /// <summary>One of them, or null.</summary>
    public static async Task<QualitySystem?> FindAsync(IsoDbContext db, Guid id, CancellationToken ct = default) =>
        await db.Set<Qms>().FirstOrDefaultAsync(q => q.Id == id, ct) is { } found ? Card(found) : null;

    internal static QualitySystem Card(Qms qms) => new(qms.Id, qms.Name, qms.Scope, new Period(qms.ValidFrom, qms.ValidTo));
}
