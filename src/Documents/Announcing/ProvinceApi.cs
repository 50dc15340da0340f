using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IsoDienTu.Documents.Announcing;

/// <summary>Where a system of an agency stands, for other programs.</summary>
/// <param name="Phase">A phase of QĐ 19/2014/QĐ-TTg, <c>Covered</c> by another agency's system, or <c>None</c>.</param>
/// <param name="NotAnnounced">Procedures in force that the announcement does not name.</param>
/// <param name="NoLonger">Procedures it names that are over.</param>
internal sealed record ApiAgencyPhase(
    string AgencyCode,
    string Agency,
    AgencyKind Kind,
    string? System,
    string Phase,
    string? CoveredBy,
    DateOnly? Since,
    int InForce,
    int? Announced,
    string? Decision,
    DateOnly? AnnouncedOn,
    int NotAnnounced,
    int NoLonger,
    bool ScopeChanged
);

/// <summary>The call behind <c>/api/v1/quality-systems/province</c>, under the right of the page.</summary>
internal static class ProvinceApi
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/quality-systems/province", ListAsync).RequireRight(ProvincePhases.Right);

    /// <param name="q">Words of the name or a code.</param>
    /// <param name="phase">As in the answers; all when it is left out.</param>
    /// <param name="format"><c>xlsx</c> or <c>docx</c> for a file.</param>
    private static async Task<IResult> ListAsync(
        HttpContext http,
        ProvincePhases phases,
        string? q,
        string? phase,
        AgencyKind? kind,
        string? format
    )
    {
        List<AgencyPhase> rows =
        [
            .. (await phases.ListAsync(q, kind, http.RequestAborted)).Where(r => string.IsNullOrEmpty(phase) || r.Phase == phase),
        ];
        return format is null
            ? Results.Ok(rows.Select(Tell))
            : (await phases.FileAsync(http.Acting().AgencyId, rows, http.RequestAborted)).Answer(format);
    }

    private static ApiAgencyPhase Tell(AgencyPhase row) =>
        new(
            row.Agency.Code,
            row.Agency.Name,
            row.Agency.Kind,
            row.System?.Name,
            row.Phase,
            row.CoveredBy?.Name,
            row.Since,
            row.InForce,
            row.AnnouncedCount,
            row.Announced?.Number,
            row.Announced?.Day,
            row.NotAnnounced,
            row.NoLonger,
            row.Stand?.HasOtherScope ?? false
        );
}
