using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures.Catalogue;

/// <param name="EffectiveFrom">First day; until the next version's.</param>
internal sealed record ApiCatalogueEntry(
    string Code,
    int Number,
    string Name,
    string? Field,
    string? Level,
    string? Publisher,
    string? Decision,
    DateOnly? SignedOn,
    DateOnly EffectiveFrom,
    bool IsAbolished
)
{
    public static ApiCatalogueEntry Of(NationalVersion v) =>
        new(v.Code, v.Number, v.Name, v.Field, v.Level, v.Publisher, v.Decision, v.SignedOn, v.EffectiveFrom, v.IsAbolished);
}

/// <summary>A procedure with all its components as of a day, and every version that there was.</summary>
internal sealed record ApiCatalogueWhole(ApiCatalogueEntry Entry, CatalogueContent Content, IReadOnlyList<ApiCatalogueEntry> Versions);

/// <param name="Total">How many there are in all.</param>
internal sealed record ApiCataloguePage(int Total, IReadOnlyList<ApiCatalogueEntry> Entries);

/// <param name="Line">Place of the record, from 1.</param>
/// <param name="Reason">Vietnamese, with the mend.</param>
internal sealed record ApiCatalogueRefusal(int Line, string Code, string Reason);

internal sealed record ApiCatalogueTaken(int New, int Changed, int Same, IReadOnlyList<ApiCatalogueRefusal> Refused);

/// <summary>The calls behind <c>/api/v1/catalogue</c>, under the rules of the pages.</summary>
internal static class CatalogueApi
{
    private const int PageSize = 100;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/catalogue", ListAsync).RequireRight("procedures.read");
        app.MapGet("/api/v1/catalogue/{code}", FindAsync).RequireRight("procedures.read");
        app.MapPost("/api/v1/catalogue", TakeAsync).RequireRight(CatalogueKeeping.Right);
    }

    private static Task<IResult> ListAsync(HttpContext http, TimeProvider clock, string? q, string? field, DateOnly? on, int? page) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
            {
                var found = CatalogueReads.InForce(db, on ?? clock.GetUtcNow().VietnamDay()).Named(q);
                found = string.IsNullOrEmpty(field) ? found : found.Where(v => v.Field == field);
                var rows = await found.OrderBy(v => v.Code).Skip((Math.Max(page ?? 1, 1) - 1) * PageSize).Take(PageSize).ToListAsync(ct);
                return new ApiCataloguePage(await found.CountAsync(ct), [.. rows.Select(ApiCatalogueEntry.Of)]);
            }
        );

    private static Task<IResult> FindAsync(HttpContext http, TimeProvider clock, string code, DateOnly? on) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
            {
                var all = await CatalogueReads.HistoryAsync(db, code, ct);
                var day = on ?? clock.GetUtcNow().VietnamDay();
                return all.Find(v => v.EffectiveFrom <= day) is { } version
                    ? new ApiCatalogueWhole(ApiCatalogueEntry.Of(version), version.Read(), [.. all.Select(ApiCatalogueEntry.Of)])
                    : null;
            }
        );

    /// <summary>Records of the national database as the body, of which the good ones are taken; the others come back with their reasons.</summary>
    private static async Task<IResult> TakeAsync(HttpContext http, TimeProvider clock, DateOnly? effectiveFrom)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var json = body.ToArray();
        var today = clock.GetUtcNow().VietnamDay();
        return await ApiCalls.RunAsync(
            http,
            "procedures.take_records",
            new { json, effectiveFrom },
            async (work, ct) =>
            {
                await CatalogueKeeping.BeginAsync(work, ct);
                var plan = await CatalogueKeeping.PlanAsync(work.Db, NationalRecords.Read(json), effectiveFrom ?? today, today, ct);
                CatalogueKeeping.Write(work, http.Acting(), plan, null);
                var taken = new ApiCatalogueTaken(
                    plan.Count(p => p.Verdict == CatalogueVerdict.New),
                    plan.Count(p => p.Verdict == CatalogueVerdict.Changed),
                    plan.Count(p => p.Verdict == CatalogueVerdict.Same),
                    [
                        .. plan.SelectMany(p =>
                            p.Flaws.Select(f => new ApiCatalogueRefusal(
                                p.Draft.Line,
                                p.Draft.Code,
                                string.Format(null, f.Sentence, f.Args)
                            ))
                        ),
                    ]
                );
                Log.Write(
                    work,
                    "procedures.catalogue_taken",
                    "catalogue",
                    "records",
                    null,
                    new
                    {
                        taken.New,
                        taken.Changed,
                        Refused = taken.Refused.Count,
                    }
                );
                return taken;
            }
        );
    }
}
