using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Designing;

/// <param name="From">The earlier of the two; null when the process has only one version.</param>
/// <param name="FromNumber">Null for a draft.</param>
internal sealed record ApiDifferences(Guid? From, int? FromNumber, Guid? To, int? ToNumber, IReadOnlyList<ApiDifference> Differences);

/// <param name="Change">added | removed | changed | moved.</param>
/// <param name="Name">What the element is and is called.</param>
internal sealed record ApiDifference(string ElementId, string Change, string Name, IReadOnlyList<FactLine> Facts);

/// <summary>The call behind <c>/api/v1/processes/{id}/differences</c>.</summary>
internal static class CompareApi
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/processes/{id:guid}/differences", FindAsync).RequireRight(DesigningSetup.Right);

    /// <param name="from">Id of the earlier version; without it the published one before <paramref name="to"/>.</param>
    /// <param name="to">Id of the later version; without it the draft, or the newest.</param>
    private static Task<IResult> FindAsync(HttpContext http, IStringLocalizer<Texts> texts, Guid id, Guid? from, Guid? to) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
                await VersionPair.OfAsync(db, id, from, to, texts, ct) is { } pair
                    ? new ApiDifferences(
                        pair.Before?.Id,
                        pair.Before?.Number,
                        pair.After?.Id,
                        pair.After?.Number,
                        [.. pair.Lines.Select(l => new ApiDifference(l.ElementId, l.State.ToString().ToLowerInvariant(), l.Name, l.Facts))]
                    )
                    : null
        );
}
