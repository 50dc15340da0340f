using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Portal.Changes;

/// <summary>What changed in an agency's published system, for programs that people read news and calendars with: Atom (RFC 4287), iCalendar (RFC 5545).</summary>
internal static class ChangeFeeds
{
    private const int Most = 100;
    private const string Why = "Changes of published documents; no person is named";

    public static void Map(IEndpointRouteBuilder app)
    {
        Map(app, "atom", "application/atom+xml; charset=utf-8", AtomFeed.Write);
        Map(app, "calendar", "text/calendar; charset=utf-8", ChangeCalendar.Write);
    }

    private static void Map(
        IEndpointRouteBuilder app,
        string kind,
        string type,
        Func<FeedOf, IReadOnlyList<PublishedChange>, IStringLocalizer<Texts>, string> write
    ) =>
        app.MapGet(
                "/Portal/Changes/{slug}/" + kind,
                (HttpContext http, Agencies agencies, WorkRunner runner, IStringLocalizer<Texts> texts, string slug) =>
                    GiveAsync(http, agencies, runner, slug, type, (feed, changes) => write(feed, changes, texts))
            )
            .OpenToPublic(Why)
            .WithMetadata(new PublicCacheAttribute());

    private static async Task<IResult> GiveAsync(
        HttpContext http,
        Agencies agencies,
        WorkRunner runner,
        string slug,
        string type,
        Func<FeedOf, IReadOnlyList<PublishedChange>, string> write
    )
    {
        if (await agencies.FindBySlugAsync(slug, http.RequestAborted) is not { } agency)
        {
            return Results.NotFound();
        }

        var changes = await runner.ReadAsync(agency.Id, (db, ct) => PublishedDocuments.ChangesAsync(db, Most, ct), http.RequestAborted);
        var request = http.Request;
        var feed = new FeedOf($"{request.Scheme}://{request.Host}{request.PathBase}", request.Path, agency);
        return Results.Text(write(feed, changes), type);
    }
}

/// <param name="Site">Absolute address of the site that answers, without a slash at the end.</param>
/// <param name="Path">Of the feed itself.</param>
internal sealed record FeedOf(string Site, string Path, AgencyCard Agency)
{
    public string Name => PublicPage.NameOf(Agency);

    public string Home => $"{Site}/Portal/Agency/{Agency.Slug}";

    /// <summary>Where a change is read: the printed code's address, which answers for ever.</summary>
    public string Of(PublishedChange change) => $"{Site}/q/{change.Qr}";

    /// <summary>The change in a line.</summary>
    public static string Say(PublishedChange change, IStringLocalizer<Texts> texts) =>
        change.Withdrawn
            ? texts["{0} – {1}: thu hồi từ {2}", change.Code, change.Title, Moments.Date(change.On)]
            : texts["{0} – {1}: lần ban hành {2}, hiệu lực từ {3}", change.Code, change.Title, change.Issue, Moments.Date(change.On)];
}
