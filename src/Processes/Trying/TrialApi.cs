using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IsoDienTu.Processes.Trying;

/// <summary>A trial as it stands.</summary>
/// <param name="Now">The virtual clock.</param>
/// <param name="Done">How many of the steps were done.</param>
/// <param name="Problem">Why the next one was not; null when all were.</param>
internal sealed record ApiTrial(
    DateTimeOffset Now,
    string Status,
    IReadOnlyList<ApiTrialPlace> Places,
    IReadOnlyList<ApiTrialOffer> Offers,
    IReadOnlyDictionary<string, string> Variables,
    int Done,
    string? Problem,
    string? ProblemEn
);

internal sealed record ApiTrialPlace(
    string Process,
    string ElementId,
    string Name,
    string Phase,
    DateTimeOffset? Due,
    IReadOnlyList<ApiTrialOffer> Offers
);

/// <param name="Step">To be added to the steps.</param>
internal sealed record ApiTrialOffer(string Kind, string? ElementId, string? About, string Step, DateTimeOffset? Due);

/// <summary>The call behind <c>/api/v1/processes/{id}/trial</c>. It stores nothing, so it is a reading call.</summary>
internal static class TrialApi
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/processes/{id:guid}/trial", PlayAsync).RequireRight(DesigningSetup.Right);

    /// <param name="version">Without it the draft, or the newest.</param>
    /// <param name="steps">A JSON list of scenario steps (docs/bpmn.md).</param>
    private static Task<IResult> PlayAsync(HttpContext http, WorkSchedules schedules, Guid id, Guid? version, string? steps) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
                await Tried.FindAsync(db, id, version, ct) is { } tried
                    ? Tell(tried.Play(TrialSteps.Read(steps), await schedules.ForAsync(http.Acting().AgencyId, ct)))
                    : null
        );

    private static ApiTrial Tell(TrialPicture picture) =>
        new(
            picture.Now,
            picture.Status.ToString(),
            [
                .. picture.Places.Select(p => new ApiTrialPlace(
                    p.Process,
                    p.ElementId,
                    p.Name,
                    p.Phase.ToString(),
                    p.Due,
                    [.. p.Offers.Select(Tell)]
                )),
            ],
            [.. picture.Offers.Select(Tell)],
            picture.Variables.ToDictionary(v => v.Key, v => v.Value.ToString()!, StringComparer.Ordinal),
            picture.Done,
            picture.Problem?.Message,
            picture.Problem?.MessageEn
        );

    private static ApiTrialOffer Tell(TrialOffer offer) => new(offer.Kind, offer.ElementId, offer.About, offer.Step, offer.Due);
}
