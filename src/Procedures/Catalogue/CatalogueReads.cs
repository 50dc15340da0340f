using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures.Catalogue;

/// <summary>Reads the province's catalogue, which is the same for every agency.</summary>
internal static class CatalogueReads
{
    /// <summary>What is in force on a day: of each code the version that began last, unless it says that there is none any more.</summary>
    public static IQueryable<NationalVersion> InForce(IsoDbContext db, DateOnly day) => Standing(db, day).Where(v => !v.IsAbolished);

    /// <summary>Of each code what stands on a day, abolished or not.</summary>
    public static IQueryable<NationalVersion> Standing(IsoDbContext db, DateOnly day) =>
        db.Set<NationalVersion>()
            .AsNoTracking()
            .Where(v =>
                v.EffectiveFrom <= day
                && !db.Set<NationalVersion>().Any(w => w.Code == v.Code && w.EffectiveFrom <= day && w.EffectiveFrom > v.EffectiveFrom)
            );

    /// <summary>The newest version announced of each code, in force or not yet.</summary>
    public static IQueryable<NationalVersion> Latest(IsoDbContext db) =>
        db.Set<NationalVersion>().AsNoTracking().Where(v => !db.Set<NationalVersion>().Any(w => w.Code == v.Code && w.Number > v.Number));

    /// <summary>Codes of the acting agency's procedures in force, by the administrative procedure they serve.</summary>
    public static async Task<ILookup<string, string>> ServedAsync(IsoDbContext db, DateOnly day, CancellationToken ct) =>
        (await PublishedProcedures.ListAsync(db, day, ct))
            .SelectMany(p => p.TthcCodes.Select(c => (Tthc: c, p.Code)))
            .ToLookup(p => p.Tthc, p => p.Code, StringComparer.Ordinal);

    /// <summary>All that was ever announced under a code, the newest first.</summary>
    public static Task<List<NationalVersion>> HistoryAsync(IsoDbContext db, string code, CancellationToken ct) =>
        db.Set<NationalVersion>().AsNoTracking().Where(v => v.Code == code).OrderByDescending(v => v.Number).ToListAsync(ct);

    /// <summary>Those of which every piece of what somebody typed is found in code, name or field.</summary>
    public static IQueryable<NationalVersion> Named(this IQueryable<NationalVersion> all, string? words) =>
        LikePattern.Of(words).Aggregate(all, (found, like) => found.Where(v => EF.Functions.Like(v.Search, like, LikePattern.Escape)));
}
