using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using IsoDienTu.Processes.Reading;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Migrating;

/// <summary>What runs on which version of a process, and the decisions by which work was moved.</summary>
/// <param name="ByNumber">Number of a version and how many run on it, the newest first; versions on which nothing runs are left out.</param>
/// <param name="Decisions">The latest first.</param>
/// <param name="MayMigrate">Whether the reader may decide.</param>
internal sealed record RunningVersions(
    Guid DefinitionId,
    IReadOnlyList<(int Number, int Running)> ByNumber,
    int Newest,
    IReadOnlyList<Migration> Decisions,
    bool MayMigrate
)
{
    private const int MostDecisions = 20;

    public bool HasOlder => ByNumber.Any(v => v.Number < Newest);

    public static async Task<RunningVersions> OfAsync(IsoDbContext db, Guid definition, bool mayMigrate, CancellationToken ct)
    {
        var versions = Published(db, definition);
        var counts = await db.Set<InstanceRow>()
            .Where(i => i.Status == "Running")
            .Join(versions, i => i.DefinitionVersionId, v => v.Id, (i, v) => v.Number!.Value)
            .GroupBy(n => n)
            .Select(g => new { Number = g.Key, Running = g.Count() })
            .OrderByDescending(g => g.Number)
            .ToListAsync(ct);
        return new RunningVersions(
            definition,
            [.. counts.Select(c => (c.Number, c.Running))],
            await versions.MaxAsync(v => v.Number, ct) ?? 0,
            await db.Set<Migration>()
                .Where(m => m.DefinitionId == definition)
                .OrderByDescending(m => m.EnteredAt)
                .Take(MostDecisions)
                .ToListAsync(ct),
            mayMigrate
        );
    }

    /// <summary>What runs on versions older than this one.</summary>
    public static async Task<OlderWork?> OlderAsync(IsoDbContext db, Guid versionId, CancellationToken ct) =>
        await db.Set<DefinitionVersion>().FirstOrDefaultAsync(v => v.Id == versionId && v.Number != null, ct) is { } version
            ? new OlderWork(
                version.DefinitionId,
                await db.Set<InstanceRow>()
                    .Where(i => i.Status == "Running")
                    .Join(
                        Published(db, version.DefinitionId).Where(v => v.Number < version.Number),
                        i => i.DefinitionVersionId,
                        v => v.Id,
                        (i, v) => i.Id
                    )
                    .CountAsync(ct)
            )
            : null;

    /// <summary>What runs on all versions of a process.</summary>
    public static Task<int> CountAsync(IsoDbContext db, Guid definition, CancellationToken ct) =>
        db.Set<InstanceRow>()
            .Where(i => i.Status == "Running")
            .Join(Published(db, definition), i => i.DefinitionVersionId, v => v.Id, (i, v) => i.Id)
            .CountAsync(ct);

    private static IQueryable<DefinitionVersion> Published(IsoDbContext db, Guid definition) =>
        db.Set<DefinitionVersion>().Where(v => v.DefinitionId == definition && v.State == DefinitionState.Published);
}
