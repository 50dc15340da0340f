using IsoDienTu.Kernel;
using IsoDienTu.Processes.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Processes.Consulting;

/// <summary>Opinions asked for at a step, or at one before it of the same work, as the API tells them.</summary>
internal sealed record ApiConsultation(
    Guid Id,
    Guid TaskId,
    string Step,
    string Question,
    IReadOnlyList<string> Papers,
    ConsultRule Rule,
    int? Quorum,
    Silence Silence,
    string AskedBy,
    string AskedByPost,
    DateTimeOffset AskedAt,
    VerdictKind Verdict,
    DateTimeOffset? ClosedAt,
    string? ClosedReason,
    IReadOnlyList<ApiPart> Asked
);

/// <param name="State">Sending, Awaited, Closing, Agreed, Disagreed, Late, Silent or Withdrawn.</param>
/// <param name="Person">A colleague; null for an agency.</param>
internal sealed record ApiPart(
    Guid Id,
    string? Agency,
    Guid? Person,
    string Name,
    string Term,
    DateTimeOffset DueAt,
    string State,
    Stance? Answer,
    string? Opinion,
    DateTimeOffset? AnsweredAt,
    string? AnsweredBy,
    string? AnsweredPost
);

/// <param name="Part">Null for all that have not answered.</param>
internal sealed record ApiTakeBack(Guid Consultation = default, Guid? Part = null, string? Reason = null);

/// <summary>The calls behind <c>/api/v1/tasks/{id}/consultations</c>; each acting call answers with the consultations as they stand afterwards.</summary>
internal static class ConsultationApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/tasks/{id:guid}/consultations", ListAsync).RequireRight("processes.work");
        app.MapPost("/api/v1/tasks/{id:guid}/consultations", AskAsync).RequireRight(Asking.Right);
        app.MapPost("/api/v1/tasks/{id:guid}/consultations/withdraw", WithdrawAsync).RequireRight(Asking.Right);
    }

    public static Task<IResult> ListAsync(HttpContext http, Guid id, TimeProvider clock) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
            {
                var task = await db.Set<TaskRow>().FirstOrDefaultAsync(t => t.Id == id, ct);
                return task is null
                    ? null
                    : (await ConsultationView.OfAsync(db, task.InstanceId, clock.GetUtcNow(), ct)).Select(Tell).ToList();
            }
        );

    public static Task<IResult> AskAsync(HttpContext http, Guid id, ConsultInput input, Asking asking, TimeProvider clock) =>
        ActAsync(http, id, "processes.consult", input, clock, (work, ct) => asking.DoAsync(work, id, input, ct));

    public static Task<IResult> WithdrawAsync(HttpContext http, Guid id, ApiTakeBack input, Withdrawing withdrawing, TimeProvider clock) =>
        ActAsync(
            http,
            id,
            "processes.consult_withdraw",
            input,
            clock,
            (work, ct) => withdrawing.DoAsync(work, id, input.Consultation, input.Part, input.Reason, ct)
        );

    private static Task<IResult> ActAsync<TInput>(
        HttpContext http,
        Guid id,
        string command,
        TInput input,
        TimeProvider clock,
        Func<IWork, CancellationToken, Task> act
    ) => Tasks.Api.ActAsync(http, id, command, input, act, tell: () => ListAsync(http, id, clock), plain: false);

    private static ApiConsultation Tell(ConsultationView view) =>
        new(
            view.Row.Id,
            view.Row.TaskId,
            view.Step,
            view.Row.Question,
            view.Row.Papers,
            view.Row.Rule,
            view.Row.Quorum == 0 ? null : view.Row.Quorum,
            view.Row.Silence,
            view.Row.AskedByName,
            view.Row.AskedByPost,
            view.Row.AskedAt,
            view.Row.Verdict,
            view.Row.ClosedAt,
            view.Row.ClosedReason,
            [
                .. view.Parts.Select(p => new ApiPart(
                    p.Part.Id,
                    p.Part.ToPerson is null ? p.Part.ToCode : null,
                    p.Part.ToPerson,
                    p.Part.ToName,
                    p.Part.Term,
                    p.Part.DueAt,
                    p.State.ToString(),
                    p.Part.Stance,
                    p.Part.Opinion,
                    p.Part.AnsweredAt,
                    p.Part.AnsweredBy,
                    p.Part.AnsweredPost
                )),
            ]
        );
}
