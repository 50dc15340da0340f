using System.Globalization;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace IsoDienTu.Documents.Searching;

/// <summary>A document in which everything that was asked for was found.</summary>
/// <param name="VersionId">The issue or draft it was found in.</param>
/// <param name="Marked">The title with what was asked for marked.</param>
/// <param name="Snippet">The place in the text; null when it stands in the title or the forms alone.</param>
/// <param name="Forms">Forms in whose code or title it stands.</param>
internal sealed record SearchHit(
    Guid DocumentId,
    Guid VersionId,
    string Code,
    string Title,
    DocumentKind Kind,
    IssueState State,
    int? Issue,
    DateOnly? EffectiveFrom,
    IReadOnlyList<FoundPiece> Marked,
    Snippet? Snippet,
    IReadOnlyList<FormLine> Forms
);

/// <param name="Total">How many documents there are on all pages.</param>
/// <param name="Next">Where the next page goes on; null on the last one.</param>
internal sealed record SearchAnswer(int Total, IReadOnlyList<SearchHit> Hits, SearchPlace? Next);

/// <summary>Looks through the documents of one agency. Row-level security lets no other agency's rows through, and the policy of the table asks the question.</summary>
internal static class DocumentSearch
{
    public const int PageSize = 20;

    /// <summary>Who writes, issues or comments on drafts may find them.</summary>
    public static bool MayReadDrafts(Acting acting) =>
        acting.Has(Writing.Drafts.Right) || acting.Has(Writing.Drafts.IssueRight) || acting.Has(Approving.DraftComments.Right);

    /// <summary>One page of what is found on a day.</summary>
    /// <param name="drafts">Whether the person may read drafts; else there are none.</param>
    public static async Task<SearchAnswer> FindAsync(IsoDbContext db, SearchOrder order, bool drafts, DateOnly day, CancellationToken ct)
    {
        if (order.Query.IsEmpty)
        {
            return new SearchAnswer(0, [], null);
        }

        var (total, places) = await PlacesAsync(db, order, drafts, day, ct);
        var next = places.Count > PageSize ? places[PageSize - 1] : null;
        return new SearchAnswer(total, await SearchHits.OfAsync(db, places.Take(PageSize), order.Query, day, ct), next);
    }

    /// <summary>Which of the terms stand in no document of the agency at all, whatever else is asked for.</summary>
    public static async Task<IReadOnlyList<SearchTerm>> NowhereAsync(IsoDbContext db, SearchQuery query, bool drafts, CancellationToken ct)
    {
        var nowhere = new List<SearchTerm>();
        foreach (var term in query.Terms)
        {
            await AskAsync(db, $"({term.Lexemes})", ct);
            await using var any = Command(
                db,
                "select exists (select from documents.search_entry where $1 or state <> 'Draft')",
                Sql.P(drafts)
            );
            if (!(bool)(await any.ExecuteScalarAsync(ct))!)
            {
                nowhere.Add(term);
            }
        }

        return nowhere;
    }

    /// <summary>Documents so long that only their beginning is searched.</summary>
    public static async Task<int> CutAsync(IsoDbContext db, CancellationToken ct)
    {
        await AskAsync(db, "", ct);
        await using var count = Command(db, "select count(*)::int from documents.search_entry where cut and state <> 'Draft'");
        return (int)(await count.ExecuteScalarAsync(ct))!;
    }

    /// <summary>
    /// The hits in their order. First whose code it is, then whose title or forms hold it with the same accents, then without, then whose text does; among
    /// those the ones that hold it most, then the newest. Accents and frequency in the text are looked at for the first hits only, which unpacks their words.
    /// </summary>
    internal const string Statement = """
        with found as materialized (
          select e.id,
            case when e.code = $3 then 0
              when $2::tsquery is not null and e.head_accents @@ $2::tsquery then 1
              when e.head @@ $1::tsquery then 2
              else 4 end as tier,
            coalesce('2000-01-01'::date - e.effective_from, 0) as age
          from documents.search_entry e
          where ($4::text is null or e.kind = $4) and ($5::date is null or e.effective_from >= $5) and ($6::date is null or e.effective_from <= $6)
            and case $7
              when 'Standing' then e.state <> 'Draft' and (e.effective_to is null or e.effective_to > $8)
              when 'Drafts' then e.state = 'Draft' and $9
              when 'Superseded' then e.state = 'Issued' and e.effective_to <= $8
              when 'Withdrawn' then e.state = 'Withdrawn' and e.effective_to <= $8
              else e.state <> 'Draft' or $9 end
            and ($10::text is null or exists (select from documents.citation c where c.agency_id = e.agency_id and c.document_id = e.document_id
              and (c.version_id is null or c.version_id = e.id) and starts_with(c.key, $10)))),
        first as materialized (select id, tier from found order by tier, age, id limit $16),
        weighed as materialized (
          select e.id, case when first.tier = 4 and $2::tsquery is not null and e.accents @@ $2::tsquery then 3 else first.tier end as tier,
            -(ts_rank(e.words, $1::tsquery) * 1000000)::int as weight
          from first join documents.search_entry e on e.id = first.id),
        hit as (
          select f.id, coalesce(w.tier, f.tier) as tier, coalesce(w.weight, 0) as weight, f.age from found f left join weighed w on w.id = f.id)
        select tier, weight, age, id, (select count(*)::int from found) from hit
          where $11::int is null or (tier, weight, age, id) > ($11, $12::int, $13::int, $14::uuid)
          order by tier, weight, age, id limit $15
        """;

    /// <summary>How many hits are weighed by what stands in their text.</summary>
    private const int Weighed = 300;

    internal static async Task<(int Total, List<SearchPlace> Places)> PlacesAsync(
        IsoDbContext db,
        SearchOrder order,
        bool drafts,
        DateOnly day,
        CancellationToken ct
    )
    {
        await AskAsync(db, order.Query.Lexemes, ct);
        await using var find = Command(
            db,
            Statement,
            Query(order.Query.Lexemes),
            Query(order.Query.AccentLexemes),
            Sql.P(order.Query.Code),
            Sql.Text(order.Kind?.ToString()),
            Day(order.From),
            Day(order.To),
            Sql.P(order.In.ToString()),
            Day(day),
            Sql.P(drafts),
            Sql.Text(order.LawKey),
            Number(order.After?.Tier),
            Number(order.After?.Weight),
            Number(order.After?.Age),
            Sql.Id(order.After?.Id),
            Sql.P(PageSize + 1),
            Sql.P(Weighed)
        );
        var total = 0;
        var places = new List<SearchPlace>();
        await using var reader = await find.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            places.Add(new SearchPlace(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetGuid(3)));
            total = reader.GetInt32(4);
        }

        return (total, places);
    }

    /// <summary>Puts the question before the policy of the table, for this transaction. The agency stands in it for the index's sake; the wall is the policy's own.</summary>
    internal static async Task AskAsync(IsoDbContext db, string lexemes, CancellationToken ct)
    {
        var agency = string.Create(CultureInfo.InvariantCulture, $"'~{db.AgencyId}'");
        await using var ask = Command(
            db,
            "select set_config('app.search', $1, true)",
            Sql.P(lexemes.Length == 0 ? agency : $"{agency} & {lexemes}")
        );
        await ask.ExecuteNonQueryAsync(ct);
    }

    internal static NpgsqlCommand Command(IsoDbContext db, string sql, params NpgsqlParameter[] parameters)
    {
        var command = (NpgsqlCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddRange(parameters);
        return command;
    }

    internal static NpgsqlParameter Query(string? lexemes) =>
        new() { Value = (object?)lexemes ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Unknown };

    internal static NpgsqlParameter Day(DateOnly? day) => new() { Value = (object?)day ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Date };

    internal static NpgsqlParameter Number(int? number) =>
        new() { Value = (object?)number ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer };
}
