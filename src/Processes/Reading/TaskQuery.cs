using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using IsoDienTu.Processes.Lateness;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IsoDienTu.Processes.Reading;

/// <summary>A task with everything its page needs to know of its place in the process.</summary>
internal sealed record FoundTask(
    StepPass Task,
    InstanceInfo Instance,
    InstanceRow Row,
    bool MayAct,
    IReadOnlyList<Outcome> Outcomes,
    IReadOnlyList<ReturnStep> Targets,
    IReadOnlyList<(string ElementId, string Number, string Name)> Pickable,
    Custody Custody
)
{
    /// <summary>What completing it asks, where it has no outcomes.</summary>
    public Asked Asked { get; init; } = Asked.Nothing;

    /// <summary>The version its instance runs on.</summary>
    public required DefinitionVersion Version { get; init; }
}

/// <summary>A step the work may be sent back to.</summary>
/// <param name="By">Who did it last.</param>
/// <param name="Withdraws">Names of the open steps that the return withdraws.</param>
internal sealed record ReturnStep(string ElementId, string Number, string Name, string? By, IReadOnlyList<string> Withdraws);

/// <summary>In whose hands a task is, as this person sees it.</summary>
/// <param name="IsOwn">This person holds it.</param>
/// <param name="IsSeen">Somebody to whom it is offered has looked at it.</param>
/// <param name="MayRecall">This person has completed it, and nobody has looked at what followed.</param>
/// <param name="IsWatched">This person keeps an eye on the work.</param>
/// <param name="Events">What happened to the instance's steps besides, by task.</param>
/// <param name="Notices">Who was reminded or told of lateness, by the step or the instance it was about.</param>
internal sealed record Custody(
    bool IsOwn,
    bool IsSeen,
    bool MayRecall,
    bool IsWatched,
    ILookup<Guid, TaskEventRow> Events,
    ILookup<Guid, NoticeRow> Notices
)
{
    /// <summary>This person did the step from which this one is kept apart.</summary>
    public bool IsBarred { get; init; }

    /// <summary>The person as they would sign, where they may do the step only in another's stead; null otherwise.</summary>
    public Actor? InPlaceOf { get; init; }
}

/// <summary>Finds a task and says what this person may do with it.</summary>
internal static class TaskQuery
{
    public static async Task<FoundTask?> FindAsync(IsoDbContext db, Guid taskId, Actor actor, CancellationToken ct)
    {
        var row = await db.Set<TaskRow>().FirstOrDefaultAsync(t => t.Id == taskId, ct);
        if (row is null || await db.Set<InstanceRow>().FirstOrDefaultAsync(i => i.Id == row.InstanceId, ct) is not { } instance)
        {
            return null;
        }

        var passes = await ProcessReads.HistoryOfAsync(db, row.InstanceId, ct);
        var info = await ProcessReads.TellAsync(db, instance, ct);
        var version = await db.Set<DefinitionVersion>().FirstAsync(v => v.Id == instance.DefinitionVersionId, ct);
        var diagram = Diagrams.Of(version);
        var standing = await StandingAsync(db, row.State == "Open", taskId, actor, ct);
        var mayAct = standing is not null;
        return new FoundTask(
            passes.First(p => p.TaskId == taskId),
            info,
            instance,
            mayAct,
            mayAct ? diagram.OutcomesOf(row.ElementId) : [],
            mayAct ? await TargetsAsync(db, diagram, row, passes, ct) : [],
            mayAct && row.Kind == "choice"
                ? Steps(diagram, Engine.Pickable(diagram, await StateAsync(db, row.InstanceId, ct), row.Number))
                : [],
            new Custody(
                row.State == "Open" && row.Assignee is { } holder && (holder == actor.PersonId || holder == standing?.OnBehalfOf),
                row.OpenedAt is not null,
                row.State == "Done" && row.Assignee == actor.PersonId && await IsUntouchedAsync(db, row, ct),
                await db.Set<WatchRow>().AnyAsync(w => w.InstanceId == row.InstanceId && w.PersonId == actor.PersonId, ct),
                await EventsAsync(db, passes, ct),
                await NoticesAsync(db, row.InstanceId, ct)
            )
            {
                IsBarred = row.State == "Open" && row.Barred == actor.PersonId,
                InPlaceOf = standing?.OnBehalfOf is null ? null : standing,
            }
        )
        {
            Version = version,
            Asked = mayAct && row.Kind == "human" ? diagram.AskedOf(row.ElementId, null) : Asked.Nothing,
        };
    }

    /// <summary>
    /// As whom this person may try to act on a task: themselves, or in another's stead; nobody when it is not offered to them. Null when the agency has
    /// no such task. A finished task goes on to the command, whose refusal says who was faster, or whose idempotency key gives the first answer.
    /// </summary>
    public static async Task<(bool May, Actor As)?> MayTryAsync(WorkRunner runner, Acting acting, Guid taskId, CancellationToken ct)
    {
        var actor = acting.Actor;
        var may = await runner.LookAsync(
            acting.AgencyId,
            $"select t.state <> 'Open' or {Offered.To("$3", "$4")} from processes.task t where t.agency_id = $1 and t.id = $2",
            [Sql.P(acting.AgencyId), Sql.P(taskId), Sql.P(actor.PersonId), Sql.Array(actor.Principals)],
            async (row, token) => await row.ReadAsync(token) ? row.GetBoolean(0) : (bool?)null,
            ct
        );
        if (may is not false || actor.StandIns.Count == 0)
        {
            return may is null ? null : (may.Value, actor);
        }

        var lent = await runner.ReadAsync(acting.AgencyId, (db, token) => StandingIn.FindAsync(db, actor, [taskId], token), ct);
        return lent.TryGetValue(taskId, out var other) ? (true, actor.For(other)) : (false, actor);
    }

    /// <summary>Where an instance stands now, for looking ahead; commands read it with its version.</summary>
    public static async Task<InstanceState> StateAsync(IsoDbContext db, Guid instanceId, CancellationToken ct)
    {
        await using var command = (NpgsqlCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "select state::text from processes.instance where agency_id = $1 and id = $2";
        command.With(Sql.P(db.AgencyId), Sql.P(instanceId));
        return InstanceState.Parse((string)(await command.ExecuteScalarAsync(ct))!);
    }

    /// <summary>As whom the person may do an open step; null when they may not.</summary>
    private static async Task<Actor?> StandingAsync(IsoDbContext db, bool open, Guid taskId, Actor actor, CancellationToken ct) =>
        !open ? null
        : (await InboxQuery.OwnAsync(db, actor, [taskId], ct)).Count > 0 ? actor
        : (await StandingIn.FindAsync(db, actor, [taskId], ct)).TryGetValue(taskId, out var other) ? actor.For(other)
        : null;

    /// <summary>Whether something followed from a done step, and nobody has looked at it.</summary>
    private static async Task<bool> IsUntouchedAsync(IsoDbContext db, TaskRow done, CancellationToken ct)
    {
        var open = db.Set<TaskRow>().Where(t => t.InstanceId == done.InstanceId && t.State == "Open" && t.ReceivedAt == done.DoneAt);
        return await open.AnyAsync(ct) && !await open.AnyAsync(t => t.OpenedAt != null || t.Assignee != null, ct);
    }

    private static async Task<ILookup<Guid, TaskEventRow>> EventsAsync(IsoDbContext db, IEnumerable<StepPass> passes, CancellationToken ct)
    {
        var tasks = passes.Select(p => p.TaskId).ToList();
        var events = await db.Set<TaskEventRow>().Where(e => tasks.Contains(e.TaskId)).OrderBy(e => e.At).ToListAsync(ct);
        return events.ToLookup(e => e.TaskId);
    }

    private static async Task<ILookup<Guid, NoticeRow>> NoticesAsync(IsoDbContext db, Guid instance, CancellationToken ct)
    {
        var notices = await db.Set<NoticeRow>().Where(n => n.InstanceId == instance).OrderBy(n => n.Id).ToListAsync(ct);
        return notices.DistinctBy(n => (n.AboutId, n.Kind, n.DueAt, n.ToName)).ToLookup(n => n.AboutId);
    }

    private static async Task<IReadOnlyList<ReturnStep>> TargetsAsync(
        IsoDbContext db,
        Diagram diagram,
        TaskRow row,
        IReadOnlyList<StepPass> passes,
        CancellationToken ct
    )
    {
        var state = await StateAsync(db, row.InstanceId, ct);
        var targets = Engine.ReturnTargets(diagram, state, row.Number).ToDictionary(t => t.ElementId, StringComparer.Ordinal);
        return
        [
            .. Steps(diagram, targets.Keys)
                .Select(s => new ReturnStep(
                    s.ElementId,
                    s.Number,
                    s.Name,
                    passes.LastOrDefault(p => p.ElementId == s.ElementId && p.State == "Done")?.Person,
                    [.. targets[s.ElementId].Withdraws.Select(w => diagram.FindNode(state.Token(w)!.At)!.Name).Where(n => n.Length > 0)]
                )),
        ];
    }

    private static IReadOnlyList<(string ElementId, string Number, string Name)> Steps(Diagram diagram, IEnumerable<string> elements) =>
        [
            .. elements
                .Select(e => diagram.FindNode(e)!)
                .Where(n => n.Step?.Kind != "applicant")
                .Select(n => (n.Id, n.Step?.Number ?? "", n.Name)),
        ];
}
