using IsoDienTu.Documents.Laws;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IsoDienTu.Documents.Searching;

/// <param name="After">What to send as <c>after</c> for the next page; null on the last one.</param>
internal sealed record ApiSearch<T>(int Total, IReadOnlyList<T> Hits, string? After);

/// <summary>A legal text that was found.</summary>
internal sealed record ApiLawHit(
    Guid Id,
    string Number,
    LegalKind Kind,
    string Title,
    string Issuer,
    DateOnly EffectiveFrom,
    DateOnly? EndsOn,
    LawState State
);

/// <summary>The calls behind the search page, under its rules.</summary>
internal static class SearchApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/documents/search", DocumentsAsync).RequireRight(SearchingSetup.Right);
        app.MapGet("/api/v1/laws/search", LawsAsync).RequireRight(SearchingSetup.Right);
    }

    private static Task<IResult> DocumentsAsync(
        HttpContext http,
        TimeProvider clock,
        string? q = null,
        SearchIn @in = SearchIn.Standing,
        DocumentKind? kind = null,
        string? law = null,
        DateOnly? from = null,
        DateOnly? to = null,
        string? after = null
    ) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
            {
                var order = new SearchOrder(SearchQuery.Of(q), @in, kind, law, from, to, SearchPlace.Read(after));
                var drafts = DocumentSearch.MayReadDrafts(http.Acting());
                var found = await DocumentSearch.FindAsync(db, order, drafts, clock.GetUtcNow().VietnamDay(), ct);
                return new ApiSearch<SearchHit>(found.Total, found.Hits, found.Next?.ToString());
            }
        );

    private static Task<IResult> LawsAsync(HttpContext http, TimeProvider clock, string? q = null, string? after = null) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
            {
                var found = await LawSearch.FindAsync(db, SearchQuery.Of(q), SearchPlace.Read(after), clock.GetUtcNow().VietnamDay(), ct);
                return new ApiSearch<ApiLawHit>(
                    found.Total,
                    [
                        .. found.Hits.Select(h => new ApiLawHit(
                            h.Text.Id,
                            h.Text.Number,
                            h.Text.Kind,
                            h.Text.Title,
                            h.Text.Issuer,
                            h.Text.EffectiveFrom,
                            h.EndsOn,
                            h.State
                        )),
                    ],
                    found.Next?.ToString()
                );
            }
        );
}
