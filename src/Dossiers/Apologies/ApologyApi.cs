using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IsoDienTu.Dossiers.Apologies;

/// <param name="NewDue">A later instant within the agency's working time.</param>
internal sealed record ApiApologise(string? Reason = null, DateTimeOffset? NewDue = null);

/// <summary>A signed apology.</summary>
internal sealed record ApiApology(Guid Id, string Number, int Year, string Reason, DateTimeOffset DueBefore, DateTimeOffset DueAfter);

/// <summary>The calls about apologies, under the rules of the pages.</summary>
internal static class ApologyApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/foreseen-delays", (Delegate)ForeseenAsync).RequireRight(Apologising.Right);
        app.MapPost("/api/v1/dossiers/{code}/apology", ApologiseAsync).RequireRight(Apologising.Right);
    }

    public static Task<IResult> ForeseenAsync(HttpContext http, Measures measures) =>
        ApiCalls.ReadAsync(http, async (db, ct) => await Foreseen.ReadAsync(db, await measures.ForAsync(http.Acting().AgencyId, ct), ct));

    public static Task<IResult> ApologiseAsync(HttpContext http, string code, ApiApologise input, Apologising apologising) =>
        DossierCalls.OnAsync(
            http,
            "dossiers.apologise",
            code,
            input,
            async (work, dossier, ct) =>
            {
                var signed = await apologising.DoAsync(work, dossier, input.Reason, input.NewDue, ct);
                return new ApiApology(signed.Id, signed.Number, signed.Year, signed.Reason, signed.DueBefore, signed.DueAfter);
            }
        );
}
