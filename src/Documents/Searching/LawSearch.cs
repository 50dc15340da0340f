using IsoDienTu.Documents.Laws;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Searching;

/// <summary>A legal text in which everything that was asked for was found.</summary>
internal sealed record LawHit(
    LegalText Text,
    LawState State,
    DateOnly? EndsOn,
    IReadOnlyList<FoundPiece> Number,
    IReadOnlyList<FoundPiece> Title
);

/// <param name="Total">How many texts there are on all pages.</param>
internal sealed record LawAnswer(int Total, IReadOnlyList<LawHit> Hits, SearchPlace? Next);

/// <summary>Looks through the province's list of legal texts, which is the same for every agency.</summary>
internal static class LawSearch
{
    /// <summary>Parameters: the question, its accents, the key of a number, and the place after which to go on.</summary>
    private const string Statement = """
        with hit as materialized (
          select t.id,
            case when starts_with(t.key, $3) then 0
              when $2::tsquery is not null and t.accents @@ $2::tsquery then 1
              else 2 end as tier,
            '2000-01-01'::date - t.effective_from as age
          from documents.legal_text t where t.words @@ $1::tsquery)
        select tier, age, id, (select count(*)::int from hit) from hit
          where $4::int is null or (tier, age, id) > ($4, $5::int, $6::uuid)
          order by tier, age, id limit $7
        """;

    public static async Task<LawAnswer> FindAsync(
        IsoDbContext db,
        SearchQuery query,
        SearchPlace? after,
        DateOnly day,
        CancellationToken ct
    )
    {
        if (query.IsEmpty)
        {
            return new LawAnswer(0, [], null);
        }

        var (total, places) = await PlacesAsync(db, query, after, ct);
        var shown = places.Take(DocumentSearch.PageSize).Select(p => p.Id).ToList();
        var texts = await db.Set<LegalText>().AsNoTracking().Where(t => shown.Contains(t.Id)).ToListAsync(ct);
        var changes = await db.Set<LegalChange>().AsNoTracking().Where(c => shown.Contains(c.TextId)).ToListAsync(ct);
        var catalogue = new LawCatalogue(texts, changes);
        return new LawAnswer(
            total,
            [
                .. shown
                    .Select(catalogue.Find)
                    .OfType<LegalText>()
                    .Select(t => new LawHit(
                        t,
                        catalogue.StateOf(t, day),
                        catalogue.EndsOn(t.Id),
                        Snippets.Mark(t.Number, query),
                        Snippets.Mark(t.Title, query)
                    )),
            ],
            places.Count > DocumentSearch.PageSize ? places[DocumentSearch.PageSize - 1] : null
        );
    }

    private static async Task<(int Total, List<SearchPlace> Places)> PlacesAsync(
        IsoDbContext db,
        SearchQuery query,
        SearchPlace? after,
        CancellationToken ct
    )
    {
        await using var find = DocumentSearch.Command(
            db,
            Statement,
            DocumentSearch.Query(query.Lexemes),
            DocumentSearch.Query(query.AccentLexemes),
            Sql.P(LegalNumber.KeyOf(query.Typed)),
            DocumentSearch.Number(after?.Tier),
            DocumentSearch.Number(after?.Age),
            Sql.Id(after?.Id),
            Sql.P(DocumentSearch.PageSize + 1)
        );
        var total = 0;
        var places = new List<SearchPlace>();
        await using var reader = await find.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            places.Add(new SearchPlace(reader.GetInt32(0), 0, reader.GetInt32(1), reader.GetGuid(2)));
            total = reader.GetInt32(3);
        }

        return (total, places);
    }
}
