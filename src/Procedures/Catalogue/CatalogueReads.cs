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

    /// <summary>All that was ever announced under a code, the newest first.</summary>
    public static Task<List<NationalVersion>> HistoryAsync(IsoDbContext db, string code, CancellationToken ct) =>
        db.Set<NationalVersion>().AsNoTracking().Where(v => v.Code == code).OrderByDescending(v => v.Number).ToListAsync(ct);

    /// <summary>Those of which every piece of what somebody typed is found in code, name or field.</summary>
    public static IQueryable<NationalVersion> Named(this IQueryable<NationalVersion> all, string? words) =>
        LikePattern.Of(words).Aggregate(all, (found, like) => found.Where(v => EF.Functions.Like(v.Search, like, LikePattern.Escape)));
}
