using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IsoDienTu.Dossiers.Stopping;

/// <summary>A notice that was issued.</summary>
internal sealed record ApiStop(Guid Id, string Number, int Year, string Ground, string Reason, string Stage, DateTimeOffset At);

/// <summary>The call about stopping, under the rules of the page.</summary>
internal static class StopApi
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/api/v1/dossiers/{code}/stop", StopAsync).RequireRight(DossierStopping.Right);

    private static Task<IResult> StopAsync(HttpContext http, string code, StopOrder input, DossierStopping stopping) =>
        DossierCalls.OnAsync(
            http,
            "dossiers.stop",
            code,
            input,
            async (work, dossier, ct) =>
            {
                var notice = await stopping.DoAsync(work, dossier, input, http.Acting().Has(DossierStopping.ByLaw), ct);
                return new ApiStop(notice.Id, notice.Number, notice.Year, notice.Ground.ToString(), notice.Reason, notice.Stage, notice.At);
            }
        );
}
