using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Changing;

/// <param name="Late">Still open after its day, or followed after it.</param>
internal sealed record ApiRequest(
    Guid Id,
    string Code,
    RequestKind Kind,
    RequestOrigin Origin,
    RequestState State,
    Guid? DocumentId,
    string? DocumentCode,
    string Title,
    string Why,
    string? Basis,
    Guid? LawChangeId,
    string AskedBy,
    DateTimeOffset AskedAt,
    DateOnly? DueOn,
    bool Late,
    string? DecidedBy,
    string? Decision,
    DateOnly? ClosedOn,
    uint Version
);

/// <param name="Accept">False to refuse, with the reason.</param>
/// <param name="Version">The version of the request that was seen.</param>
internal sealed record ApiDecision(bool Accept = false, string? Reason = null, uint Version = 0);

/// <summary>The calls behind <c>/api/v1/change-requests</c>, under the rules of the pages.</summary>
internal static class RequestApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/change-requests", ListAsync).RequireRight("documents.read");
        app.MapGet("/api/v1/change-requests/{id:guid}", FindAsync).RequireRight("documents.read");
        app.MapPost("/api/v1/change-requests", AskAsync).RequireRight(Asking.Right);
        app.MapPost("/api/v1/change-requests/{id:guid}/decide", DecideAsync).RequireRight(Asking.DecideRight);
        app.MapPost("/api/v1/change-requests/{id:guid}/keep", KeepAsync).RequireRight(Asking.DecideRight);
    }

    private static Task<IResult> ListAsync(HttpContext http, TimeProvider clock, RequestState? state) =>
        ApiCalls.ReadAsync<IReadOnlyList<ApiRequest>>(
            http,
            async (db, ct) => await ReadAsync(db, clock, r => state == null || r.State == state, ct)
        );

    private static Task<IResult> FindAsync(HttpContext http, TimeProvider clock, Guid id) =>
        ApiCalls.ReadAsync(http, async (db, ct) => (await ReadAsync(db, clock, r => r.Id == id, ct)).FirstOrDefault());

    private static Task<IResult> AskAsync(HttpContext http, AskInput input) =>
        ApiCalls.RunAsync(http, "documents.ask_change", input, async (work, ct) => (await Asking.AskAsync(work, input, ct)).Id);

    private static Task<IResult> DecideAsync(HttpContext http, Guid id, ApiDecision input) =>
        OnAsync(
            http,
            id,
            "documents.decide_change",
            input,
            (work, ct) => Asking.DecideAsync(work, id, input.Version, input.Accept, input.Reason, ct)
        );

    private static Task<IResult> KeepAsync(HttpContext http, Guid id, ApiDecision input) =>
        OnAsync(http, id, "documents.keep_document", input, (work, ct) => Asking.KeepAsync(work, id, input.Version, input.Reason, ct));

    private static Task<IResult> OnAsync(
        HttpContext http,
        Guid id,
        string command,
        ApiDecision input,
        Func<IWork, CancellationToken, Task> act
    ) =>
        ApiCalls.RunOnAsync(
            http,
            (db, ct) => db.Set<ChangeRequest>().AnyAsync(r => r.Id == id, ct),
            command,
            input,
            async (work, ct) =>
            {
                await act(work, ct);
                return id;
            }
        );

    private static async Task<List<ApiRequest>> ReadAsync(
        IsoDbContext db,
        TimeProvider clock,
        System.Linq.Expressions.Expression<Func<ChangeRequest, bool>> wanted,
        CancellationToken ct
    )
    {
        var day = clock.GetUtcNow().VietnamDay();
        var codes = await db.Set<Document>().ToDictionaryAsync(d => d.Id, d => d.Code, ct);
        var rows = await db.Set<ChangeRequest>().Where(wanted).OrderBy(r => r.Year).ThenBy(r => r.Number).ToListAsync(ct);
        return
        [
            .. rows.Select(r => new ApiRequest(
                r.Id,
                r.Code,
                r.Kind,
                r.Origin,
                r.State,
                r.DocumentId,
                r.DocumentId is { } document ? codes.GetValueOrDefault(document) : null,
                r.Title,
                r.Why,
                r.Basis,
                r.ChangeId,
                r.AskedBy,
                r.AskedAt,
                r.DueOn,
                r.IsLateOn(day),
                r.DecidedBy,
                r.Decision,
                r.ClosedOn,
                r.Version
            )),
        ];
    }
}
