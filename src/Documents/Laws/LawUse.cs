using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Laws;

/// <summary>A document of the agency in the issue that stands.</summary>
internal sealed record CitingDocument(Guid Id, string Code, string Title, DocumentKind Kind, Guid VersionId, int Issue, IssueState State);

/// <summary>A number that stands in documents and is not in the province's list.</summary>
internal sealed record UnknownLaw(string Number, string Key, int Year, LegalKind Kind, IReadOnlyList<CitingDocument> Documents);

/// <summary>Which legal texts the documents of an agency lean on.</summary>
/// <param name="Documents">By text.</param>
/// <param name="Unknown">Those that are cited most first.</param>
internal sealed record LawUse(ILookup<Guid, CitingDocument> Documents, IReadOnlyList<UnknownLaw> Unknown)
{
    public static async Task<LawUse> OfAgencyAsync(IsoDbContext db, LawCatalogue catalogue, DateOnly day, CancellationToken ct)
    {
        var standing = await Citations.StandingAsync(db, day, ct);
        var cited = await Citations.OfAsync(db, [.. standing.Values], ct);
        var documents = (await db.Set<Document>().AsNoTracking().OrderBy(d => d.Code).ToListAsync(ct))
            .Where(d => standing.ContainsKey(d.Id))
            .Select(d => new CitingDocument(
                d.Id,
                d.Code,
                d.Title,
                d.Kind,
                standing[d.Id].Id,
                standing[d.Id].Issue!.Value,
                standing[d.Id].StateOn(day)
            ));
        var pairs = documents.SelectMany(d => cited[d.Id].Select(c => (Document: d, Citation: c, Text: catalogue.Find(c.Of)))).ToList();
        return new LawUse(
            pairs.Where(p => p.Text is not null).DistinctBy(p => (p.Text!.Id, p.Document.Id)).ToLookup(p => p.Text!.Id, p => p.Document),
            [
                .. pairs
                    .Where(p => p.Text is null)
                    .GroupBy(p => (p.Citation.Key, p.Citation.Year))
                    .Select(g => new UnknownLaw(
                        g.First().Citation.Number,
                        g.Key.Key,
                        g.Key.Year,
                        g.First().Citation.Kind,
                        [.. g.Select(p => p.Document).DistinctBy(d => d.Id)]
                    ))
                    .OrderByDescending(u => u.Documents.Count)
                    .ThenBy(u => u.Key, StringComparer.Ordinal),
            ]
        );
    }
}
