using IsoDienTu.Documents.Finished;
using IsoDienTu.Documents.Register;
using IsoDienTu.Documents.Writing;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Approving;

/// <param name="Version">The version of the draft that was seen.</param>
/// <param name="WantedFrom">First day in force; null for the day of approval.</param>
/// <param name="Reason">What changed and on which legal ground; required from the second issue on.</param>
internal sealed record ApiSend(
    DateOnly? WantedFrom = null,
    DateOnly? DueOn = null,
    string? DecisionNumber = null,
    string? Reason = null,
    string? Words = null,
    uint Version = 0
);

internal sealed record ApiRecall(string? Reason = null);

/// <param name="State">Open, Issued, Returned or Recalled.</param>
/// <param name="Course">What has been done and what is open.</param>
internal sealed record ApiApproval(
    Guid Id,
    string State,
    string SentBy,
    DateTimeOffset SentAt,
    DateOnly? WantedFrom,
    DateOnly? DueOn,
    string? Words,
    DateTimeOffset? EndedAt,
    string? EndedBy,
    string? EndReason,
    IReadOnlyList<ApprovalPass> Course
);

/// <param name="Section">From 0; null for the document as a whole.</param>
/// <param name="Quote">Words of that section as read; null for all of it.</param>
internal sealed record ApiComment(int? Section = null, string? Quote = null, string? Words = null);

internal sealed record ApiAnswer(string? Words = null);

/// <param name="Version">The version of the thread that was seen.</param>
internal sealed record ApiSettled(bool Resolved = true, uint Version = 0);

/// <param name="IsMoved">The section is gone, or the quoted words were changed since.</param>
/// <param name="Version">To be sent back when it is settled or opened again.</param>
internal sealed record ApiThread(
    Guid Id,
    int? Section,
    string? Quote,
    bool IsMoved,
    string Words,
    string ByName,
    string ByPost,
    DateTimeOffset At,
    DateTimeOffset? ResolvedAt,
    uint Version,
    IReadOnlyList<ApiSaid> Answers
);

internal sealed record ApiSaid(Guid Id, string Words, string ByName, string ByPost, DateTimeOffset At);

/// <summary>The calls behind <c>/api/v1/documents/{id}/approvals</c> and <c>…/comments</c>, under the rules of the pages.</summary>
internal static class ApprovalApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/documents/{id:guid}/approvals", RoundsAsync).RequireRight(DraftComments.Right);
        app.MapPost("/api/v1/documents/{id:guid}/approvals", SendAsync).RequireRight(Drafts.Right);
        app.MapPost("/api/v1/documents/{id:guid}/approvals/recall", RecallAsync).RequireRight(Drafts.Right);
        app.MapGet("/api/v1/documents/{id:guid}/comments", ListAsync).RequireRight(DraftComments.Right);
        app.MapPost("/api/v1/documents/{id:guid}/comments", SayAsync).RequireRight(DraftComments.Right);
        app.MapPost("/api/v1/document-comments/{id:guid}/answers", AnswerAsync).RequireRight(DraftComments.Right);
        app.MapPost("/api/v1/document-comments/{id:guid}/settle", SettleAsync).RequireRight(DraftComments.Right);
    }

    private static Task<IResult> RoundsAsync(HttpContext http, IApprovalPath path, Guid id) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
            {
                if (!await db.Set<Document>().AnyAsync(d => d.Id == id, ct))
                {
                    return null;
                }

                var told = new List<ApiApproval>();
                foreach (var round in await Sending.Rounds(db, id).ToListAsync(ct))
                {
                    told.Add(Tell(round, await path.CourseAsync(db, round.InstanceId, ct)));
                }

                return told;
            }
        );

    private static Task<IResult> SendAsync(HttpContext http, IApprovalPath path, Guid id, ApiSend input) =>
        DocumentCalls.OnAsync(
            http,
            id,
            "documents.send",
            input,
            (work, ct) =>
                Sending.SendWrittenAsync(
                    work,
                    path,
                    id,
                    input.Version,
                    new ApprovalOrder(input.WantedFrom, input.DecisionNumber, input.Reason, input.Words, input.DueOn),
                    ct
                )
        );

    private static Task<IResult> RecallAsync(HttpContext http, IApprovalPath path, Guid id, ApiRecall input) =>
        DocumentCalls.OnAsync(
            http,
            id,
            "documents.recall",
            input,
            async (work, ct) =>
            {
                await Sending.RecallAsync(work, path, id, input.Reason, ct);
                return true;
            }
        );

    private static Task<IResult> ListAsync(HttpContext http, Guid id) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
                await Drafts.FindAsync(db, id, ct) is { } draft
                    ? (await DraftThread.AllAsync(db, draft.Id, await IssueText.OfAsync(db, draft, ct), ct)).Select(Tell).ToList()
                : await db.Set<Document>().AnyAsync(d => d.Id == id, ct) ? []
                : null
        );

    private static Task<IResult> SayAsync(HttpContext http, Guid id, ApiComment input) =>
        DocumentCalls.OnAsync(
            http,
            id,
            "documents.comment",
            input,
            async (work, ct) => (await DraftComments.SayAsync(work, id, input.Section, input.Quote, input.Words, ct)).Id
        );

    private static Task<IResult> AnswerAsync(HttpContext http, Guid id, ApiAnswer input) =>
        ApiCalls.RunOnAsync(
            http,
            async (db, ct) => await CommentRow.FirstAsync<DraftComment>(db, id, ct) is not null,
            "documents.answer_comment",
            input,
            async (work, ct) => (await DraftComments.AnswerAsync(work, id, input.Words, ct)).Id
        );

    private static Task<IResult> SettleAsync(HttpContext http, Guid id, ApiSettled input) =>
        ApiCalls.RunOnAsync(
            http,
            async (db, ct) => await CommentRow.FirstAsync<DraftComment>(db, id, ct) is not null,
            "documents.settle_comment",
            input,
            async (work, ct) => (await DraftComments.SettleAsync(work, id, input.Resolved, input.Version, ct)).Version
        );

    private static ApiApproval Tell(Approval round, IReadOnlyList<ApprovalPass> course) =>
        new(
            round.Id,
            round.State.ToString(),
            round.SentByName,
            round.SentAt,
            round.WantedFrom,
            round.DueOn,
            round.Words,
            round.EndedAt,
            round.EndedBy,
            round.EndReason,
            course
        );

    private static ApiThread Tell(DraftThread thread) =>
        new(
            thread.First.Id,
            thread.Section,
            thread.First.Quote,
            thread.IsMoved,
            thread.First.Words,
            thread.First.ByName,
            thread.First.ByPost,
            thread.First.At,
            thread.First.ResolvedAt,
            thread.First.Version,
            [.. thread.Answers.Select(a => new ApiSaid(a.Id, a.Words, a.ByName, a.ByPost, a.At))]
        );
}
