using IsoDienTu.Kernel;
using IsoDienTu.Processes.Holding;
using IsoDienTu.Processes.Inbox;
using IsoDienTu.Processes.Reading;
using IsoDienTu.Processes.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Processes.Tasks;

/// <summary>A step as the API tells it.</summary>
/// <param name="MayAct">Whether the caller may claim and complete it; without it there are no outcomes and no targets.</param>
/// <param name="Outcomes">One of their codes is needed to complete the step, when there are any.</param>
/// <param name="Asked">What completing the step asks, where it has no outcomes; null when that is nothing.</param>
/// <param name="ReturnTargets">Steps the work may be sent back to.</param>
/// <param name="Pickable">For ad-hoc work: the steps that may be begun now.</param>
/// <param name="Next">Who is next by each way out of the step.</param>
internal sealed record ApiTask(
    StepPass Task,
    InstanceInfo Instance,
    string SubjectKind,
    Guid SubjectId,
    bool MayAct,
    IReadOnlyList<ApiOutcome> Outcomes,
    ApiAsked? Asked,
    IReadOnlyList<ApiReturnTarget> ReturnTargets,
    IReadOnlyList<ApiTarget> Pickable,
    ApiStandIn? InPlaceOf,
    IReadOnlyList<NextWay> Next
);

/// <summary>In whose stead the caller would do the step.</summary>
/// <param name="SignsAs">The post as it would be written.</param>
/// <param name="Authority">The decision, with its day.</param>
internal sealed record ApiStandIn(Guid PersonId, string Name, string SignsAs, string Authority);

/// <summary>A step that may be chosen.</summary>
internal sealed record ApiTarget(string ElementId, string StepNo, string Name);

/// <summary>A step the work may be sent back to.</summary>
/// <param name="By">Who did it last, and gets it again while they hold its post.</param>
/// <param name="Withdraws">Names of the open steps that the return withdraws; with any of them the work cannot come straight back.</param>
internal sealed record ApiReturnTarget(string ElementId, string StepNo, string Name, string? By, IReadOnlyList<string> Withdraws);

/// <summary>Everything that waits for the caller.</summary>
/// <param name="Total">How many there are; <paramref name="Tasks"/> holds the first 500 by due instant.</param>
internal sealed record ApiInbox(int Total, int Late, int Near, int DueToday, IReadOnlyList<InboxRow> Tasks);

/// <summary>A claim says nothing but who makes it.</summary>
internal sealed record ApiClaim;

/// <param name="Target">Element of the step the work goes back to.</param>
/// <param name="ThenBack">Whether the work, done again there, comes straight back to this step.</param>
internal sealed record ApiReturn(string? Target = null, string? Reason = null, bool ThenBack = false);

/// <param name="Reason">For the colleagues, or for the course of the work.</param>
internal sealed record ApiReason(string? Reason = null);

/// <param name="Watch">False to look away.</param>
internal sealed record ApiWatch(bool Watch = true);

/// <param name="PersonId">Who is to do the step.</param>
internal sealed record ApiAssignment(Guid? PersonId = null, string? Reason = null);

/// <param name="ElementId">One of the steps of the ad-hoc work that may be picked now.</param>
internal sealed record ApiPick(string? ElementId = null);

/// <param name="Comment">What those after it should know.</param>
/// <param name="LateReason">Why the work is late; needed when it is.</param>
internal sealed record ApiFinish(string? Comment = null, string? LateReason = null);

/// <summary>The calls behind <c>/api/v1/tasks</c>; each acting call answers with the step as it stands afterwards.</summary>
internal static class Api
{
    private const int Most = 500;

    /// <summary>Where the calls are and which right each needs.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/tasks", InboxAsync).RequireRight("processes.work");
        app.MapGet("/api/v1/tasks/{id:guid}", FindAsync).RequireRight("processes.work");
        app.MapPost("/api/v1/tasks/{id:guid}/claim", ClaimAsync).RequireRight("processes.work");
        app.MapPost("/api/v1/tasks/{id:guid}/complete", CompleteAsync).RequireRight("processes.work");
        app.MapPost("/api/v1/tasks/{id:guid}/papers", ApiPapers.UploadAsync).RequireRight("processes.work");
        app.MapGet("/Processes/Papers/{id:guid}", Papers.GetAsync).RequireRight("processes.work");
        app.MapPost("/api/v1/tasks/{id:guid}/send-back", SendBackAsync).RequireRight("processes.work");
        app.MapPost("/api/v1/tasks/{id:guid}/watch", WatchAsync).RequireRight("processes.work");
        app.MapPost("/api/v1/tasks/{id:guid}/release", ReleaseAsync).RequireRight("processes.work");
        app.MapPost("/api/v1/tasks/{id:guid}/recall", RecallAsync).RequireRight("processes.work");
        app.MapPost("/api/v1/tasks/{id:guid}/assign", AssignAsync).RequireRight("processes.assign");
        app.MapPost("/api/v1/tasks/{id:guid}/pick", PickAsync).RequireRight("processes.work");
        app.MapPost("/api/v1/tasks/{id:guid}/finish", FinishAsync).RequireRight("processes.work");
    }

    /// <param name="of">mine, unit, office, watched or done.</param>
    public static Task<IResult> InboxAsync(HttpContext http, WorkLists lists, string? of) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
            {
                var wanted = await lists.OfAsync(http.Acting(), of, ct);
                var count = await InboxQuery.CountAsync(db, wanted, ct);
                return new ApiInbox(count.All, count.Late, count.Near, count.Today, await InboxQuery.RunAsync(db, wanted, 0, Most, ct));
            }
        );

    public static Task<IResult> FindAsync(HttpContext http, Guid id) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
                await TaskQuery.FindAsync(db, id, http.Acting().Actor, ct) is { } found
                    ? Tell(found, await NextAsync(http, found, ct))
                    : null
        );

    private static async Task<IReadOnlyList<NextWay>> NextAsync(HttpContext http, FoundTask found, CancellationToken ct) =>
        found is { MayAct: true, Task.Kind: "human" }
            ? await http
                .RequestServices.GetRequiredService<WhatFollows>()
                .OfAsync(http.Acting().AgencyId, found.Version, found.Task.ElementId, ct)
            : [];

    public static Task<IResult> ClaimAsync(HttpContext http, Guid id, ApiClaim input, TaskActs acts) =>
        ActAsync(http, id, "processes.claim", input, (work, ct) => acts.ClaimAsync(work, id, ct));

    public static Task<IResult> CompleteAsync(HttpContext http, Guid id, ApiCompletion input, TaskActs acts) =>
        ActAsync(http, id, "processes.complete", input, (work, ct) => acts.CompleteAsync(work, id, input.Read(http), ct));

    public static Task<IResult> SendBackAsync(HttpContext http, Guid id, ApiReturn input, TaskActs acts) =>
        ActAsync(
            http,
            id,
            "processes.send_back",
            input,
            (work, ct) => acts.SendBackAsync(work, id, input.Target, input.Reason, input.ThenBack, ct)
        );

    public static Task<IResult> WatchAsync(HttpContext http, Guid id, ApiWatch input, TaskActs acts) =>
        ActAsync(http, id, "processes.watch", input, (work, ct) => acts.WatchAsync(work, id, input.Watch, ct), byAnybody: true);

    public static Task<IResult> ReleaseAsync(HttpContext http, Guid id, ApiReason input, TaskActs acts) =>
        ActAsync(http, id, "processes.release", input, (work, ct) => acts.ReleaseAsync(work, id, input.Reason, ct));

    public static Task<IResult> RecallAsync(HttpContext http, Guid id, ApiReason input, TaskActs acts) =>
        ActAsync(http, id, "processes.recall", input, (work, ct) => acts.RecallAsync(work, id, input.Reason, ct));

    /// <summary>A head need not be among those to whom the step is offered.</summary>
    public static Task<IResult> AssignAsync(HttpContext http, Guid id, ApiAssignment input, Assigning assigning) =>
        ActAsync(
            http,
            id,
            "processes.assign",
            input,
            (work, ct) => assigning.DoAsync(work, http.Acting(), id, input.PersonId, input.Reason, ct),
            byAnybody: true
        );

    public static Task<IResult> PickAsync(HttpContext http, Guid id, ApiPick input, TaskActs acts) =>
        ActAsync(http, id, "processes.pick", input, (work, ct) => acts.PickAsync(work, id, input.ElementId, ct));

    public static Task<IResult> FinishAsync(HttpContext http, Guid id, ApiFinish input, TaskActs acts) =>
        ActAsync(http, id, "processes.finish", input, (work, ct) => acts.FinishAsync(work, id, input.Comment, input.LateReason, ct));

    /// <param name="byAnybody">Also by those to whom the step is not offered; the act has a rule of its own.</param>
    /// <param name="tell">The answer; the step as it stands afterwards unless said otherwise.</param>
    /// <param name="plain">Whether it is ordered as <see cref="WorkOrder.Plain"/>.</param>
    public static async Task<IResult> ActAsync<TInput>(
        HttpContext http,
        Guid id,
        string command,
        TInput input,
        Func<IWork, CancellationToken, Task> act,
        bool byAnybody = false,
        Func<Task<IResult>>? tell = null,
        bool plain = true
    )
    {
        var acting = http.Acting();
        var runner = http.RequestServices.GetRequiredService<WorkRunner>();
        if (await TaskQuery.MayTryAsync(runner, acting, id, http.RequestAborted) is not var (mayTry, actor))
        {
            return Results.NotFound();
        }

        http.SetActing(acting with { Actor = actor });

        var answer = await ApiCalls.RunAsync(
            http,
            command,
            input,
            async (work, ct) =>
            {
                await (mayTry || byAnybody ? act(work, ct) : throw NotOffered());
                return id;
            },
            plain
        );
        return answer is not Ok<Guid> ? answer
            : tell is null ? await FindAsync(http, id)
            : await tell();
    }

    /// <summary>The refusal of a step that is offered to others.</summary>
    public static RuleException NotOffered() =>
        new(
            typeof(Texts),
            "processes.task.not_offered",
            "Bước này không giao cho chức danh của bạn. Hãy đề nghị người đang giữ hoặc lãnh đạo giao lại."
        );

    private static ApiTask Tell(FoundTask found, IReadOnlyList<NextWay> next) =>
        new(
            found.Task,
            found.Instance,
            found.Row.SubjectKind,
            found.Row.SubjectId,
            found.MayAct,
            [.. found.Outcomes.Select(o => new ApiOutcome(o.Code, o.Label, o.FlowId, ApiAsked.Of(o.Asked)))],
            ApiAsked.Of(found.Asked),
            [.. found.Targets.Select(t => new ApiReturnTarget(t.ElementId, t.Number, t.Name, t.By, t.Withdraws))],
            [.. found.Pickable.Select(t => new ApiTarget(t.ElementId, t.Number, t.Name))],
            found.Custody.InPlaceOf is { OnBehalfOf: { } other } actor
                ? new ApiStandIn(other, actor.OnBehalfOfName!, actor.Post, actor.Authority!)
                : null,
            next
        );
}
