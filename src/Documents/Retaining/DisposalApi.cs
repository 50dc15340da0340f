using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Retaining;

/// <summary>One issue of a disposal for other programs.</summary>
internal sealed record ApiDisposalItem(
    Guid DocumentId,
    Guid IssueId,
    string Code,
    string Title,
    int Issue,
    DateOnly EffectiveFrom,
    DateOnly EffectiveTo,
    int Years,
    DateOnly KeepUntil,
    string Sha256,
    DisposalItemState State,
    DateTimeOffset? DestroyedAt
);

/// <summary>A destruction for other programs.</summary>
/// <param name="Issues">Empty in the list of all.</param>
internal sealed record ApiDisposal(
    Guid Id,
    DisposalState State,
    string Reason,
    string ProposedBy,
    DateTimeOffset ProposedAt,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? DecidedWords,
    string? DecisionNumber,
    DateOnly? DecisionOn,
    CouncilFacts? Council,
    string? MinutesNumber,
    DateOnly? MinutesOn,
    MinutesFacts? Minutes,
    uint Version,
    IReadOnlyList<ApiDisposalItem> Issues
);

/// <summary>The calls behind <c>/api/v1/disposals</c>, under the rules of the pages.</summary>
internal static class DisposalApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/disposals", (Delegate)ListAsync).RequireRight("documents.read");
        app.MapGet("/api/v1/disposals/{id:guid}", FindAsync).RequireRight("documents.read");
        app.MapGet("/api/v1/disposals/{id:guid}/pdf", PdfAsync).RequireRight("documents.read");
        app.MapPost("/api/v1/disposals", ProposeAsync).RequireRight(Proposing.Right);
        app.MapPost("/api/v1/disposals/{id:guid}/take-back", TakeBackAsync).RequireRight(Proposing.Right);
        app.MapPost("/api/v1/disposals/{id:guid}/decide", DecideAsync).RequireRight(Deciding.Right);
        app.MapPost("/api/v1/disposals/{id:guid}/refuse", RefuseAsync).RequireRight(Deciding.Right);
        app.MapPost("/api/v1/disposals/{id:guid}/minutes", RecordAsync).RequireRight(Proposing.Right);
    }

    private static Task<IResult> ListAsync(HttpContext http) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
                (await db.Set<Disposal>().OrderByDescending(d => d.ProposedAt).ToListAsync(ct)).Select(d => Shape(d, [])).ToList()
        );

    private static Task<IResult> FindAsync(HttpContext http, Guid id) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
                await db.Set<Disposal>().FirstOrDefaultAsync(d => d.Id == id, ct) is { } disposal
                    ? Shape(disposal, await db.Set<DisposalItem>().Where(i => i.DisposalId == id).ToListAsync(ct))
                    : null
        );

    private static async Task<IResult> PdfAsync(HttpContext http, Guid id, MinutesPapers papers, FileStore store)
    {
        var acting = http.Acting();
        return await papers.GetAsync(acting.Actor, acting.AgencyId, id, http.RequestAborted) is { } file
            ? Results.File(file.Open(store), file.MediaType, file.Name)
            : Results.NotFound();
    }

    private static Task<IResult> ProposeAsync(HttpContext http, ProposalInput input, IEnumerable<IDocumentUses> plugs) =>
        ApiCalls.RunAsync(http, "documents.propose_disposal", input, (work, ct) => Proposing.ProposeAsync(work, input, plugs, ct));

    private static Task<IResult> TakeBackAsync(HttpContext http, Guid id, RefusalInput input) =>
        RunAsync(http, id, "documents.take_back_disposal", input, (work, ct) => Proposing.TakeBackAsync(work, id, input, ct));

    private static Task<IResult> DecideAsync(HttpContext http, Guid id, DecisionInput input) =>
        RunAsync(http, id, "documents.decide_disposal", input, (work, ct) => Deciding.DecideAsync(work, id, input, ct));

    private static Task<IResult> RefuseAsync(HttpContext http, Guid id, RefusalInput input) =>
        RunAsync(http, id, "documents.refuse_disposal", input, (work, ct) => Deciding.RefuseAsync(work, id, input, ct));

    private static Task<IResult> RecordAsync(HttpContext http, Guid id, MinutesInput input) =>
        RunAsync(http, id, "documents.record_minutes", input, (work, ct) => Deciding.RecordAsync(work, id, input, ct));

    private static Task<IResult> RunAsync<TInput>(
        HttpContext http,
        Guid id,
        string command,
        TInput input,
        Func<IWork, CancellationToken, Task> act
    ) =>
        ApiCalls.RunOnAsync(
            http,
            (db, ct) => db.Set<Disposal>().AnyAsync(d => d.Id == id, ct),
            command,
            input,
            async (work, ct) =>
            {
                await act(work, ct);
                return id;
            }
        );

    private static ApiDisposal Shape(Disposal d, IEnumerable<DisposalItem> items) =>
        new(
            d.Id,
            d.State,
            d.Reason,
            d.ProposedName,
            d.ProposedAt,
            d.DecidedName,
            d.DecidedAt,
            d.DecidedWords,
            d.DecisionNumber,
            d.DecisionOn,
            d.CouncilSaid,
            d.MinutesNumber,
            d.MinutesOn,
            d.MinutesSay,
            d.Version,
            [
                .. items
                    .OrderBy(i => i.Code, StringComparer.Ordinal)
                    .ThenBy(i => i.Issue)
                    .Select(i => new ApiDisposalItem(
                        i.DocumentId,
                        i.VersionId,
                        i.Code,
                        i.Title,
                        i.Issue,
                        i.EffectiveFrom,
                        i.EffectiveTo,
                        i.Years,
                        i.KeepUntil,
                        i.Sha256,
                        i.State,
                        i.DestroyedAt
                    )),
            ]
        );
}
