using IsoDienTu.Documents.Finished;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Searching;

/// <summary>Reads what is shown of the hits of one page, under the same wall as any other page: whatever an index said, only the agency's own rows come back.</summary>
internal static class SearchHits
{
    public static async Task<IReadOnlyList<SearchHit>> OfAsync(
        IsoDbContext db,
        IEnumerable<SearchPlace> places,
        SearchQuery query,
        DateOnly day,
        CancellationToken ct
    )
    {
        var ids = places.Select(p => p.Id).ToList();
        if (ids.Count == 0)
        {
            return [];
        }

        var rows = await (
            from version in db.Set<DocumentVersion>().AsNoTracking()
            join document in db.Set<Document>() on version.DocumentId equals document.Id
            join file in db.Set<FinishedFile>() on version.FileId equals (Guid?)file.Id into files
            from file in files.DefaultIfEmpty()
            where ids.Contains(version.Id)
            select new
            {
                Version = version,
                Content = file == null ? version.Content : file.Content,
                document.Code,
                document.Kind,
            }
        ).ToDictionaryAsync(r => r.Version.Id, ct);
        var forms = (await db.Set<FormFile>().AsNoTracking().Where(f => ids.Contains(f.VersionId)).ToListAsync(ct)).ToLookup(f =>
            f.VersionId
        );
        return
        [
            .. ids.Where(rows.ContainsKey)
                .Select(id => rows[id])
                .Select(r => new SearchHit(
                    r.Version.DocumentId,
                    r.Version.Id,
                    r.Code,
                    r.Version.Title,
                    r.Kind,
                    r.Version.StateOn(day),
                    r.Version.Issue,
                    r.Version.EffectiveFrom,
                    Snippets.Mark(r.Version.Title, query),
                    Snippets.Of(DocumentContent.Parse(r.Content), query),
                    [
                        .. forms[r.Version.Id]
                            .Where(f => Snippets.Mark($"{f.Code} {f.Title}", query).Any(p => p.Marked))
                            .OrderBy(f => f.Code, StringComparer.Ordinal)
                            .Select(f => new FormLine(f.Code, f.Title, f.FileName, f.FileSha256, f.MediaType)),
                    ]
                )),
        ];
    }
}
