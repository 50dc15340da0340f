using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Watching;

/// <param name="On">Whether it is to be among one's own.</param>
internal sealed record ApiStar(bool On = true);

/// <param name="Until">The instant up to which everything was seen, as the list was read then.</param>
internal sealed record ApiSeen(string? Until = null);

/// <summary>The calls behind the star and the news, for the person who calls.</summary>
internal static class WatchingApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/documents/favourites", FavouritesAsync).RequireRight("documents.read");
        app.MapGet("/api/v1/documents/news", NewsAsync).RequireRight("documents.read");
        app.MapPost("/api/v1/documents/news/seen", SeenAsync).RequireRight("documents.read");
        app.MapPost("/api/v1/documents/{id:guid}/star", StarAsync).RequireRight("documents.read");
    }

    private static Task<IResult> FavouritesAsync(HttpContext http, TimeProvider clock) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
                (IReadOnlyList<DocumentLine>?)
                    await Favourite.ListAsync(db, http.Acting().Actor.PersonId, clock.GetUtcNow().VietnamDay(), ct)
        );

    private static Task<IResult> NewsAsync(HttpContext http, TimeProvider clock) =>
        ApiCalls.ReadAsync(http, async (db, ct) => (NewsList?)await News.OfAsync(db, http.Acting().Actor.PersonId, clock.GetUtcNow(), ct));

    private static Task<IResult> SeenAsync(HttpContext http, ApiSeen input) =>
        ApiCalls.RunAsync(
            http,
            "documents.news_seen",
            input,
            async (work, ct) =>
            {
                await News.SeenAsync(work, NewsWords.Instant(input.Until), ct);
                return true;
            }
        );

    private static Task<IResult> StarAsync(HttpContext http, Guid id, ApiStar input) =>
        DocumentCalls.OnAsync(
            http,
            id,
            "documents.star",
            input,
            async (work, ct) =>
            {
                await Favourite.SetAsync(work, id, input.On, ct);
                return input.On;
            }
        );
}
