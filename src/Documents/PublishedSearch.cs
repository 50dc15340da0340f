using IsoDienTu.Documents.Finished;
using IsoDienTu.Documents.Register;
using IsoDienTu.Documents.Searching;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Html;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IsoDienTu.Documents;

/// <summary>A stretch of a text; marked when it is what was asked for.</summary>
public sealed record FoundPiece(string Text, bool Marked)
{
    /// <summary>The stretches one behind the other, without a blank that the text has not.</summary>
    public static IHtmlContent Html(IEnumerable<FoundPiece> pieces)
    {
        var html = new HtmlContentBuilder();
        foreach (var piece in pieces)
        {
            if (piece.Marked)
            {
                html.AppendHtml("<mark>").Append(piece.Text).AppendHtml("</mark>");
            }
            else
            {
                html.Append(piece.Text);
            }
        }

        return html;
    }
}

/// <summary>A document that everybody may read, in which everything asked for was found.</summary>
/// <param name="Kind">Procedures are read at the address of a procedure, all others at that of a document.</param>
/// <param name="Heading">The section it was found in; empty when it stands in the title or the forms alone.</param>
/// <param name="Anchor">Name of that section on the page; null likewise.</param>
public sealed record PublishedHit(
    int AgencyId,
    Guid DocumentId,
    DocumentKind Kind,
    string Code,
    string Slug,
    IReadOnlyList<FoundPiece> Title,
    string Heading,
    string? Anchor,
    IReadOnlyList<FoundPiece> Text
);

/// <param name="Total">How many there are; <see cref="PublishedSearch.Most"/> when there are that many or more.</param>
public sealed record PublishedHits(int Total, IReadOnlyList<PublishedHit> Hits);

/// <summary>
/// Looks through what agencies show the world: policy, objectives, description and procedures, as in force on a day. Drafts, earlier issues and documents of
/// other kinds are never among it.
/// </summary>
public static class PublishedSearch
{
    /// <summary>No more are ranked: a word that stands in everything tells nothing, and should cost nothing.</summary>
    public const int Most = 400;

    /// <summary>Hits on a page.</summary>
    public const int PageSize = 20;

    // Whether words stand one behind the other is not in the index; so many texts at most are looked into for it.
    private const int MostTexts = 3000;

    // Those whose title holds it are ranked before the others are looked for, so that a common word does not hide them.
    private const string Statement = """
        with asked as (select $1::tsquery as q, $2::tsquery as accents),
          titled as materialized (
            select e.agency_id, e.id from documents.search_entry e where e.head @@ $1::tsquery and {0} limit $6),
          told as materialized (
            select agency_id, id from (
              select e.agency_id, e.id, e.words from documents.search_entry e where e.words @@ $3::tsquery and {0} limit {1}) held
            where {2} limit $6),
          hit as (
            select e.agency_id, e.id, e.effective_from,
              case when e.code = $5 then 0
                when asked.accents is not null and e.head_accents @@ asked.accents then 1
                when e.head @@ asked.q then 2
                when asked.accents is not null and e.accents @@ asked.accents then 3
                else 4 end as tier
            from (select * from titled union select * from told) found
              join documents.search_entry e on e.agency_id = found.agency_id and e.id = found.id, asked)
        select agency_id, id, (select count(*)::int from hit) from hit order by tier, effective_from desc, agency_id, id offset $7 limit $8
        """;
    private const string InForce =
        "e.kind in ('Policy', 'Objectives', 'Manual', 'Procedure') and e.state <> 'Draft' and e.effective_from <= $4 "
        + "and (e.effective_to is null or e.effective_to > $4)";

    /// <summary>
    /// What is found in all agencies, for a read over the whole province (<see cref="WorkRunner.ReadEverywhereAsync"/>).
    /// </summary>
    /// <param name="agencyId">Only this agency; null for all.</param>
    public static async Task<PublishedHits> FindAsync(
        IsoDbContext db,
        string? words,
        DateOnly day,
        int? agencyId,
        int page,
        CancellationToken ct = default
    )
    {
        var query = SearchQuery.Of(words);
        if (query.IsEmpty)
        {
            return new PublishedHits(0, []);
        }

        var (total, found) = await PlacesAsync(db, query, day, agencyId, Math.Clamp(page, 1, Most / PageSize), ct);
        return new PublishedHits(Math.Min(total, Most), await ReadAsync(db, query, found, ct));
    }

    internal static async Task<(int Total, List<(int Agency, Guid Id)> Found)> PlacesAsync(
        IsoDbContext db,
        SearchQuery query,
        DateOnly day,
        int? agencyId,
        int page,
        CancellationToken ct
    )
    {
        var agency = agencyId is { } one ? $"'~{one}' & " : "";
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // A word that seems frequent looks as if reading from the beginning would soon find enough of it.
        await using (var keys = DocumentSearch.Command(db, "select set_config('enable_seqscan', 'off', true)"))
        {
            await keys.ExecuteNonQueryAsync(ct);
        }

        await using var find = DocumentSearch.Command(
            db,
            Statement
                .Replace("{0}", agencyId is null ? InForce : InForce + " and e.agency_id = $9", StringComparison.Ordinal)
                .Replace("{1}", query.HasPhrases ? $"{MostTexts}" : "$6", StringComparison.Ordinal)
                .Replace("{2}", query.HasPhrases ? "words @@ $1::tsquery" : "true", StringComparison.Ordinal),
            [
                DocumentSearch.Query(query.Lexemes),
                DocumentSearch.Query(query.AccentLexemes),
                DocumentSearch.Query(agency + query.AllLexemes),
                DocumentSearch.Day(day),
                Sql.P(query.Code),
                Sql.P(Most),
                Sql.P((page - 1) * PageSize),
                Sql.P(PageSize),
                .. agencyId is { } id ? new NpgsqlParameter[] { Sql.P(id) } : [],
            ]
        );
        var total = 0;
        var found = new List<(int, Guid)>();
        await using var reader = await find.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add((reader.GetInt32(0), reader.GetGuid(1)));
            total = reader.GetInt32(2);
        }

        return (total, found);
    }

    private static async Task<IReadOnlyList<PublishedHit>> ReadAsync(
        IsoDbContext db,
        SearchQuery query,
        List<(int Agency, Guid Id)> found,
        CancellationToken ct
    )
    {
        var agencies = found.Select(f => f.Agency).Distinct().ToList();
        var ids = found.Select(f => f.Id).ToList();
        var rows = await (
            from version in db.Set<DocumentVersion>().IgnoreQueryFilters(["agency"]).AsNoTracking()
            join document in db.Set<Document>()
                on new { version.AgencyId, Id = version.DocumentId } equals new { document.AgencyId, document.Id }
            join file in db.Set<FinishedFile>()
                on new { version.AgencyId, Id = version.FileId } equals new { file.AgencyId, Id = (Guid?)file.Id }
                into files
            from file in files.DefaultIfEmpty()
            where agencies.Contains(version.AgencyId) && ids.Contains(version.Id) && version.State != VersionState.Draft
            select new
            {
                version.AgencyId,
                version.Id,
                version.DocumentId,
                version.Title,
                Content = file == null ? version.Content : file.Content,
                document.Kind,
                document.Code,
                document.Slug,
            }
        ).ToListAsync(ct);
        var byId = rows.ToDictionary(r => (r.AgencyId, r.Id));
        return
        [
            .. found
                .Where(byId.ContainsKey)
                .Select(f => byId[f])
                .Select(r =>
                {
                    var snippet = Snippets.Of(DocumentContent.Parse(r.Content), query);
                    return new PublishedHit(
                        r.AgencyId,
                        r.DocumentId,
                        r.Kind,
                        r.Code,
                        r.Slug,
                        Snippets.Mark(r.Title, query),
                        snippet?.Heading ?? "",
                        snippet?.Section is { } section ? ContentHtml.Anchor(section) : null,
                        snippet?.Pieces ?? []
                    );
                }),
        ];
    }
}
