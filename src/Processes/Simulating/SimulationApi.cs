using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IsoDienTu.Processes.Simulating;

/// <summary>What a simulation says.</summary>
/// <param name="Given">Under which assumptions.</param>
/// <param name="OnTimePercent">Cases within the term of the whole; null when it has none.</param>
/// <param name="MedianMinutes">Working minutes within which half of those that ended did.</param>
internal sealed record ApiSimulation(
    Guid VersionId,
    Assumptions Given,
    IReadOnlyList<SimulatedRole> Roles,
    IReadOnlyList<SimulatedStep> Steps,
    int Cases,
    int Ended,
    int? WholeMinutes,
    int? OnTimePercent,
    int? MedianMinutes,
    IReadOnlyDictionary<string, int> Stuck,
    bool IsCut
);

/// <summary>The call behind <c>/api/v1/processes/{id}/simulation</c>; the names of its fields are those of the page.</summary>
internal static class SimulationApi
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/processes/{id:guid}/simulation", (Delegate)RunAsync).RequireRight(SimulationSetup.Right);

    public static async Task<IResult> RunAsync(HttpContext http, WorkRunner runner, Simulations simulations, Guid id, Guid? version)
    {
        var (agency, ct) = (http.Acting().AgencyId, http.RequestAborted);
        if (await runner.ReadAsync(agency, (db, token) => simulations.FindAsync(db, id, version, token), ct) is not { } process)
        {
            return Results.NotFound();
        }

        var (given, result) = await simulations.RunAsync(agency, process, http.Request.Query, ct);
        return Results.Ok(
            new ApiSimulation(
                process.Version.Id,
                given,
                result.Roles,
                result.Steps,
                result.Cases,
                result.Flow.Count,
                result.WholeMinutes,
                result.OnTimePercent,
                result.MedianMinutes,
                result.Stuck,
                result.IsCut
            )
        );
    }
}
