using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IsoDienTu.Procedures.Catalogue;

/// <param name="Covered">Codes of the agency's procedures in force that serve it.</param>
/// <param name="DueOn">Last day to follow the newest decision; null when the list does already.</param>
internal sealed record ApiListed(
    string Code,
    string Name,
    string? Field,
    string? Level,
    string? Decision,
    DateOnly ListedOn,
    IReadOnlyList<string> Covered,
    string State,
    DateOnly? DueOn
);

/// <param name="Coverage">Share of the procedures that a procedure in force serves, from 0 to 1; null for an empty list.</param>
internal sealed record ApiAgencyList(int Total, int Covered, double? Coverage, IReadOnlyList<ApiListed> Procedures);

/// <param name="Codes">National codes.</param>
internal sealed record ApiListing(IReadOnlyList<string>? Codes = null);

/// <summary>The calls behind <c>/api/v1/agency-catalogue</c>, under the rules of the pages.</summary>
internal static class AgencyListApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/agency-catalogue", ListAsync).RequireRight("procedures.read");
        app.MapPost("/api/v1/agency-catalogue", AddAsync).RequireRight(AgencyList.Right);
        app.MapPost("/api/v1/agency-catalogue/follow", FollowAsync).RequireRight(AgencyList.Right);
    }

    private static Task<IResult> ListAsync(HttpContext http, AgencyListFile list) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
            {
                var lines = await list.ReadAsync(db, ct);
                var covered = lines.Count(l => l.Covered.Count > 0);
                return new ApiAgencyList(
                    lines.Count,
                    covered,
                    lines.Count == 0 ? null : (double)covered / lines.Count,
                    [
                        .. lines.Select(l => new ApiListed(
                            l.Row.Code,
                            l.Latest.Name,
                            l.Latest.Field,
                            l.Latest.Level,
                            l.Latest.Decision,
                            l.Row.ListedOn,
                            l.Covered,
                            l.State.ToString(),
                            l.DueOn
                        )),
                    ]
                );
            }
        );

    private static Task<IResult> AddAsync(HttpContext http, ApiListing input) =>
        ApiCalls.RunAsync(
            http,
            "procedures.list",
            input,
            async (work, ct) => new { Added = await AgencyList.AddAsync(work, [.. input.Codes ?? []], ct) }
        );

    private static Task<IResult> FollowAsync(HttpContext http, AgencyListFile list) =>
        ApiCalls.RunAsync(http, "procedures.follow_list", "", async (work, ct) => new { Followed = await list.FollowAsync(work, ct) });
}
