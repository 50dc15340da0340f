using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IsoDienTu.Portal.Discovery;

/// <summary>The files that search engines ask for by name.</summary>
internal static class DiscoveryFiles
{
    private const string Why = "Addresses of public pages";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/robots.txt", (HttpRequest request) => Results.Text(Robots(Discoverable.SiteOf(request)), "text/plain; charset=utf-8"))
            .OpenToPublic(Why)
            .WithMetadata(new PublicCacheAttribute());
        app.MapGet(
                "/sitemap.xml",
                async (HttpContext http, Agencies agencies, WorkRunner runner, TimeProvider clock) =>
                    Xml(Sitemap.First(Discoverable.SiteOf(http.Request), await EntriesAsync(agencies, runner, clock, http.RequestAborted)))
            )
            .OpenToPublic(Why)
            .WithMetadata(new PublicCacheAttribute());
        app.MapGet(
                "/sitemap/{part:int}.xml",
                async (HttpContext http, Agencies agencies, WorkRunner runner, TimeProvider clock, int part) =>
                    Sitemap.Part(Discoverable.SiteOf(http.Request), await EntriesAsync(agencies, runner, clock, http.RequestAborted), part)
                        is { } text
                        ? Xml(text)
                        : Results.NotFound()
            )
            .OpenToPublic(Why)
            .WithMetadata(new PublicCacheAttribute());
    }

    private static IResult Xml(string text) => Results.Text(text, "application/xml; charset=utf-8");

    /// <summary>What asks about one person's dossier, and what is behind a sign-in, is nothing to search through.</summary>
    private static string Robots(string site) =>
        $"""
            User-agent: *
            Disallow: /api/
            Disallow: /Access/
            Disallow: /Portal/FollowUp

            Sitemap: {site}/sitemap.xml

            """.ReplaceLineEndings("\n");

    private static async Task<IReadOnlyList<SitemapEntry>> EntriesAsync(
        Agencies agencies,
        WorkRunner runner,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var today = clock.GetUtcNow().VietnamDay();
        var living = await agencies.ListAsync(new AgencyQuery(On: today), ct);
        var (documents, procedures) = await runner.ReadEverywhereAsync(
            async (db, token) =>
                (
                    (await PublishedDocuments.EverywhereAsync(db, today, token)).ToLookup(d => d.AgencyId),
                    (await PublishedProcedures.AddressesAsync(db, today, token)).ToLookup(p => p.AgencyId)
                ),
            ct
        );
        return
        [
            new SitemapEntry("/Portal", null),
            new SitemapEntry("/open-data", null),
            .. living.SelectMany(a =>
                new[]
                {
                    new SitemapEntry("/Portal/Agency/" + a.Slug, Latest(documents[a.Id].Select(d => d.EffectiveFrom), procedures[a.Id])),
                }
                    .Concat(documents[a.Id].Select(d => new SitemapEntry($"/Portal/Document/{a.Slug}/{d.Slug}", d.EffectiveFrom)))
                    .Concat(procedures[a.Id].Select(p => new SitemapEntry($"/Portal/Procedure/{a.Slug}/{p.Slug}", p.EffectiveFrom)))
            ),
        ];
    }

    private static DateOnly? Latest(IEnumerable<DateOnly> documents, IEnumerable<PublishedAddress> procedures) =>
        documents.Concat(procedures.Select(p => p.EffectiveFrom)).Select(d => (DateOnly?)d).Max();
}
