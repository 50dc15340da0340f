using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Reception;

/// <summary>The posts that receive what comes from other agencies.</summary>
/// <param name="Version">To be given back with a change; null before the first.</param>
internal sealed record ApiReception(uint? Version, IReadOnlyList<ApiReceivingPost> Posts);

internal sealed record ApiReceivingPost(Guid Id, string Title, string Unit);

/// <summary>The calls behind <c>/api/v1/reception</c>, under the rules of the page.</summary>
internal static class ReceptionApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/reception", FindAsync).RequireRight(Receivers.Right);
        app.MapPost("/api/v1/reception", SetAsync).RequireRight(Receivers.Right);
    }

    public static Task<IResult> FindAsync(HttpContext http, Receivers receivers) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
            {
                var row = await db.Set<ReceptionRow>().FirstOrDefaultAsync(ct);
                var known = await receivers.TodayAsync(http.Acting().AgencyId, ct);
                var chosen = known.Where(p => row?.Posts.Contains(p.Id) == true);
                return new ApiReception(row?.Version, [.. chosen.Select(p => new ApiReceivingPost(p.Id, p.Title, p.UnitName))]);
            }
        );

    public static Task<IResult> SetAsync(HttpContext http, ReceptionInput input, Receivers receivers) =>
        ApiCalls.RunAsync(
            http,
            "processes.set_reception",
            input,
            async (work, ct) =>
            {
                await receivers.SaveAsync(work, input, ct);
                return new { Posts = input.Posts ?? [] };
            }
        );
}
