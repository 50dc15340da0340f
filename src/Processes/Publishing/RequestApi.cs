using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Publishing;

internal sealed record ApiAsk(string? Words = null);

/// <param name="Publish">False gives it back, with a reason.</param>
/// <param name="Version">The version of the request that was seen.</param>
internal sealed record ApiDecision(bool Publish = true, string? Reason = null, uint Version = 0);

/// <summary>The calls behind <c>/api/v1/publish-requests</c>, under the rules of the pages.</summary>
internal static class RequestApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/process-drafts/{id:guid}/publish-request", AskAsync).RequireRight(DesigningSetup.Right);
        app.MapGet("/api/v1/publish-requests", (Delegate)ListAsync).RequireRight(PublishingSetup.Right);
        app.MapPost("/api/v1/publish-requests/{id:guid}/decide", DecideAsync).RequireRight(PublishingSetup.Right);
    }

    private static Task<IResult> ListAsync(HttpContext http) =>
        ApiCalls.ReadAsync(http, async (db, ct) => (IReadOnlyList<RequestLine>?)await RequestLine.OpenAsync(db, ct));

    private static Task<IResult> AskAsync(HttpContext http, PublishRequests requests, Guid id, ApiAsk input) =>
        ApiCalls.RunOnAsync(
            http,
            async (db, ct) => await Drafts.OfAsync(db, id, ct) is not null,
            "processes.ask_publish",
            input,
            async (work, ct) => (await requests.AskAsync(work, (await Drafts.OfAsync(work.Db, id, ct))!, input.Words, ct)).Id
        );

    private static Task<IResult> DecideAsync(HttpContext http, PublishRequests requests, Guid id, ApiDecision input) =>
        ApiCalls.RunOnAsync(
            http,
            (db, ct) => db.Set<PublishRequest>().AnyAsync(r => r.Id == id, ct),
            "processes.decide_request",
            input,
            async (work, ct) =>
            {
                var request = await work.Db.Set<PublishRequest>().AsTracking().FirstAsync(r => r.Id == id, ct);
                if (request.Outcome is not null || await Drafts.OfAsync(work.Db, request.DefinitionId, ct) is not { } draft)
                {
                    throw new RuleException(
                        typeof(Texts),
                        "processes.request.decided",
                        "Đề nghị này đã được {0} giải quyết.",
                        null,
                        request.DecidedBy ?? ""
                    );
                }

                work.Db.Expect(request, input.Version);
                if (!input.Publish)
                {
                    await PublishRequests.ReturnAsync(work, request, input.Reason, ct);
                    return null;
                }

                return (await requests.PublishAsync(work, draft, draft.RoleList, ct)).Number;
            }
        );
}
