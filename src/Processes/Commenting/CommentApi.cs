using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Commenting;

/// <param name="ElementId">Null for the drawing as a whole.</param>
internal sealed record ApiSaid(string? ElementId = null, string? Words = null);

internal sealed record ApiAnswer(string? Words = null);

/// <param name="Version">The version of the thread that was seen.</param>
internal sealed record ApiSettled(bool Resolved = true, uint Version = 0);

/// <summary>A thread.</summary>
/// <param name="On">What it is on, in words.</param>
/// <param name="IsGone">The drawing has the element no more.</param>
/// <param name="Version">To be sent back when it is settled or opened again.</param>
internal sealed record ApiThread(
    Guid Id,
    string? ElementId,
    string On,
    bool IsGone,
    string Words,
    string ByName,
    string ByPost,
    DateTimeOffset At,
    DateTimeOffset? ResolvedAt,
    string? ResolvedBy,
    uint Version,
    IReadOnlyList<ApiComment> Answers
);

internal sealed record ApiComment(Guid Id, string Words, string ByName, string ByPost, DateTimeOffset At);

/// <summary>The calls behind <c>/api/v1/processes/{id}/comments</c> and <c>/api/v1/process-comments</c>, under the rules of the page.</summary>
internal static class CommentApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/processes/{id:guid}/comments", ListAsync).RequireRight(CommentingSetup.Right);
        app.MapPost("/api/v1/processes/{id:guid}/comments", SayAsync).RequireRight(CommentingSetup.Right);
        app.MapPost("/api/v1/process-comments/{id:guid}/answers", AnswerAsync).RequireRight(CommentingSetup.Right);
        app.MapPost("/api/v1/process-comments/{id:guid}/settle", SettleAsync).RequireRight(CommentingSetup.Right);
    }

    private static Task<IResult> ListAsync(HttpContext http, IStringLocalizer<Texts> texts, Guid id) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
                await Comments.DrawingAsync(db, id, ct) is { } drawing
                    ? (await CommentThread.AllAsync(db, id, Diagrams.Of(drawing), texts, ct)).Select(Tell).ToList()
                    : null
        );

    private static Task<IResult> SayAsync(HttpContext http, IStringLocalizer<Texts> texts, Guid id, ApiSaid input) =>
        ApiCalls.RunOnAsync(
            http,
            (db, ct) => db.Set<Definition>().AnyAsync(d => d.Id == id, ct),
            "processes.comment",
            input,
            async (work, ct) => (await Comments.SayAsync(work, id, input.ElementId, input.Words, texts, ct)).Id
        );

    private static Task<IResult> AnswerAsync(HttpContext http, Guid id, ApiAnswer input) =>
        ApiCalls.RunOnAsync(
            http,
            async (db, ct) => await CommentRow.FirstAsync<DrawingComment>(db, id, ct) is not null,
            "processes.answer_comment",
            input,
            async (work, ct) => (await Comments.AnswerAsync(work, id, input.Words, ct)).Id
        );

    private static Task<IResult> SettleAsync(HttpContext http, Guid id, ApiSettled input) =>
        ApiCalls.RunOnAsync(
            http,
            async (db, ct) => await CommentRow.FirstAsync<DrawingComment>(db, id, ct) is not null,
            "processes.settle_comment",
            input,
            async (work, ct) => (await Comments.SettleAsync(work, id, input.Resolved, input.Version, ct)).Version
        );

    private static ApiThread Tell(CommentThread thread) =>
        new(
            thread.First.Id,
            thread.First.ElementId,
            thread.On,
            thread.IsGone,
            thread.First.Words,
            thread.First.ByName,
            thread.First.ByPost,
            thread.First.At,
            thread.First.ResolvedAt,
            thread.First.ResolvedBy,
            thread.First.Version,
            [.. thread.Answers.Select(a => new ApiComment(a.Id, a.Words, a.ByName, a.ByPost, a.At))]
        );
}
