using System.Text.Json.Serialization;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Retaining;

/// <summary>How long records of a kind are kept, for other programs.</summary>
/// <param name="Years">Null for good.</param>
internal sealed record ApiRule(RecordKind Record, int Number, int? Years, string Source, string? Note, string SetBy, DateTimeOffset SetAt);

/// <summary>How long records of a kind are to be kept; as of <see cref="RuleInput"/>.</summary>
internal sealed record ApiSetRule(
    RecordKind Record,
    int Number = 0,
    bool Permanent = false,
    int? Years = null,
    string? Source = null,
    string? Note = null
);

/// <summary>An issue that is over, for other programs.</summary>
/// <param name="Why">Why it may not be proposed for destruction today; null when it may.</param>
/// <param name="KeepUntil">Last day on which it is kept; null for good.</param>
internal sealed record ApiDue(
    Guid DocumentId,
    string Code,
    Guid IssueId,
    int Issue,
    string Title,
    DateOnly EffectiveTo,
    int? Years,
    DateOnly? KeepUntil,
    [property: JsonConverter(typeof(JsonStringEnumConverter<KeptWhy>))] KeptWhy? Why,
    string? HeldBecause
);

/// <summary>A hold for other programs.</summary>
internal sealed record ApiHold(
    Guid Id,
    Guid? DocumentId,
    string? Code,
    DocumentKind? Kind,
    string Reason,
    string PlacedBy,
    DateTimeOffset PlacedAt,
    string? LiftedBy,
    DateTimeOffset? LiftedAt,
    string? LiftedWhy,
    uint Version
);

/// <summary>Terms, what is due, and holds, under the rules of the pages.</summary>
internal static class RetainingApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/retention/rules", (Delegate)RulesAsync).RequireRight("documents.read");
        app.MapPost("/api/v1/retention/rules", SetAsync).RequireRight(RetentionTable.Right);
        app.MapGet("/api/v1/retention/due", DueAsync).RequireRight("documents.read");
        app.MapGet("/api/v1/legal-holds", (Delegate)HoldsAsync).RequireRight("documents.read");
        app.MapPost("/api/v1/legal-holds", PlaceAsync).RequireRight(Holding.Right);
        app.MapPost("/api/v1/legal-holds/{id:guid}/lift", LiftAsync).RequireRight(Holding.Right);
    }

    /// <summary>All values, those that hold before the earlier ones.</summary>
    private static Task<IResult> RulesAsync(HttpContext http) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
                (await db.Set<RetentionRule>().ToListAsync(ct))
                    .OrderBy(r => r.Record)
                    .ThenByDescending(r => r.Number)
                    .Select(r => new ApiRule(r.Record, r.Number, r.Years, r.Source, r.Note, r.SetBy, r.SetAt))
                    .ToList()
        );

    private static Task<IResult> SetAsync(HttpContext http, ApiSetRule input) =>
        ApiCalls.RunAsync(
            http,
            "documents.set_retention",
            input,
            (work, ct) =>
                RetentionTable.SetAsync(
                    work,
                    input.Record,
                    new RuleInput(input.Number, input.Permanent, input.Years, input.Source, input.Note),
                    ct
                )
        );

    private static Task<IResult> DueAsync(HttpContext http, TimeProvider clock) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
            {
                var today = clock.GetUtcNow().VietnamDay();
                return (await DueIssue.ListAsync(db, today, null, ct))
                    .Select(d => new ApiDue(
                        d.DocumentId,
                        d.Code,
                        d.VersionId,
                        d.Issue,
                        d.Title,
                        d.Until,
                        d.Term.Years,
                        d.KeepUntil,
                        d.WhyOn(today),
                        d.Hold?.Reason
                    ))
                    .ToList();
            }
        );

    private static Task<IResult> HoldsAsync(HttpContext http) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
                (await HoldLine.ListAsync(db, ct))
                    .Select(l => new ApiHold(
                        l.Hold.Id,
                        l.Hold.DocumentId,
                        l.Document?.Code,
                        l.Hold.Kind,
                        l.Hold.Reason,
                        l.Hold.PlacedBy,
                        l.Hold.PlacedAt,
                        l.Hold.LiftedBy,
                        l.Hold.LiftedAt,
                        l.Hold.LiftedWhy,
                        l.Hold.Version
                    ))
                    .ToList()
        );

    private static Task<IResult> PlaceAsync(HttpContext http, HoldInput input) =>
        ApiCalls.RunAsync(http, "documents.place_hold", input, (work, ct) => Holding.PlaceAsync(work, input, ct));

    private static Task<IResult> LiftAsync(HttpContext http, Guid id, LiftInput input) =>
        ApiCalls.RunOnAsync(
            http,
            (db, ct) => db.Set<LegalHold>().AnyAsync(h => h.Id == id, ct),
            "documents.lift_hold",
            input,
            async (work, ct) =>
            {
                await Holding.LiftAsync(work, id, input, ct);
                return id;
            }
        );
}
