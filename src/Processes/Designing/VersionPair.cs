using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Designing;

/// <summary>Two versions of a process set against each other.</summary>
/// <param name="Versions">All there are, without their drawings: the draft first, then the newest.</param>
/// <param name="Before">The earlier of the two; null when the process has only one version.</param>
internal sealed record VersionPair(
    Definition Process,
    IReadOnlyList<VersionName> Versions,
    DefinitionVersion? Before,
    DefinitionVersion? After,
    IReadOnlyList<DifferenceLine> Lines
)
{
    /// <summary>Reads the two asked for; else the newest (the draft, if there is one) and what was published before it.</summary>
    /// <returns>Null when the agency has no such process or version.</returns>
    public static async Task<VersionPair?> OfAsync(
        IsoDbContext db,
        Guid definitionId,
        Guid? from,
        Guid? to,
        IStringLocalizer<Texts> texts,
        CancellationToken ct
    )
    {
        if (await db.Set<Definition>().FirstOrDefaultAsync(d => d.Id == definitionId, ct) is not { } process)
        {
            return null;
        }

        var all = await VersionName.AllAsync(db, definitionId, ct);
        var after = all.FirstOrDefault(v => to is null || v.Id == to);
        var before = from is not null
            ? all.FirstOrDefault(v => v.Id == from)
            : all.SkipWhile(v => v != after).Skip(1).FirstOrDefault(v => v.Number is not null);
        if (after is null || (from is not null && before is null))
        {
            return null;
        }

        if (before is null)
        {
            return new(process, all, null, null, []);
        }

        var rows = await db.Set<DefinitionVersion>().Where(v => v.Id == before.Id || v.Id == after.Id).ToListAsync(ct);
        var (old, now) = (rows.First(v => v.Id == before.Id), rows.First(v => v.Id == after.Id));
        return new(process, all, old, now, Differences.Lines(Diagrams.Drawn(old), Diagrams.Drawn(now), texts));
    }
}

/// <summary>A version as lists name it.</summary>
/// <param name="Number">Null for the draft.</param>
internal sealed record VersionName(Guid Id, int? Number, string ChangedBy, DateTimeOffset At)
{
    public static async Task<IReadOnlyList<VersionName>> AllAsync(IsoDbContext db, Guid definitionId, CancellationToken ct) =>
        await db.Set<DefinitionVersion>()
            .Where(v => v.DefinitionId == definitionId)
            .OrderByDescending(v => v.Number == null)
            .ThenByDescending(v => v.Number)
            .Select(v => new VersionName(v.Id, v.Number, v.ChangedBy, v.PublishedAt ?? v.ChangedAt))
            .ToListAsync(ct);
}
