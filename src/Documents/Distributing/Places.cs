using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Distributing;

/// <summary>Where documents are distributed to, in words of the agency: "Nơi phân phối" of the lists and papers.</summary>
internal sealed class Places(Posts posts)
{
    /// <summary>What a list of the whole agency says; papers are in Vietnamese.</summary>
    public const string Whole = "Toàn cơ quan";

    /// <summary>Units first, then posts, as they are called today.</summary>
    /// <param name="only">One document; null for all of the agency.</param>
    public async Task<ILookup<Guid, string>> OfAsync(IsoDbContext db, Guid? only, CancellationToken ct)
    {
        var lists = await db.Set<DistributionList>().Where(l => only == null || l.DocumentId == only).ToListAsync(ct);
        if (lists.Count == 0)
        {
            return Array.Empty<(Guid, string)>().ToLookup(p => p.Item1, p => p.Item2);
        }

        var units = (await posts.UnitsAsync(db.AgencyId, null, ct)).ToDictionary(u => u.Id, u => u.Name);
        var titles = (await posts.ListAsync(db.AgencyId, null, ct)).ToDictionary(p => p.Id, p => $"{p.Title} ({p.UnitName})");
        return lists
            .SelectMany(l =>
                Enumerable
                    .Repeat(Whole, l.WholeAgency ? 1 : 0)
                    .Concat(Named(l.Units, units))
                    .Concat(Named(l.Posts, titles))
                    .Select(name => (l.DocumentId, Name: name))
            )
            .ToLookup(p => p.DocumentId, p => p.Name);
    }

    private static IEnumerable<string> Named(IEnumerable<Guid> ids, Dictionary<Guid, string> names) =>
        ids.Select(names.GetValueOrDefault).OfType<string>().Order(StringComparer.Ordinal);
}
