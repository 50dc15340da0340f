using IsoDienTu.Dossiers.Codes;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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

    public static async Task<IResult> ApologiseAsync(HttpContext http, string code, ApiApologise input, Apologising apologising)
    {
        var clean = DossierCodes.Read(code) ?? "";
        var runner = http.RequestServices.GetRequiredService<WorkRunner>();
        var id = await runner.ReadAsync(
            http.Acting().AgencyId,
            (db, ct) => db.Set<Dossier>().Where(d => d.Code == clean).Select(d => (Guid?)d.Id).FirstOrDefaultAsync(ct),
            http.RequestAborted
        );
        return id is { } dossier
            ? await ApiCalls.RunAsync(
                http,
                "dossiers.apologise",
                input,
                async (work, ct) =>
                {
                    var signed = await apologising.DoAsync(work, dossier, input.Reason, input.NewDue, ct);
                    return new ApiApology(signed.Id, signed.Number, signed.Year, signed.Reason, signed.DueBefore, signed.DueAfter);
                }
            )
            : Results.NotFound();
    }
}
