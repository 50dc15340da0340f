using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using IsoDienTu.Processes.Running;

namespace IsoDienTu.Processes;

/// <summary>What is to be started.</summary>
/// <param name="DefinitionVersionId">A published version.</param>
/// <param name="SubjectKind">What the instance is about, e.g. <c>dossier</c>; a module that owns the kind shows it in the task page.</param>
/// <param name="Term">The whole term as written, for a clock that restarts; null when it only moves.</param>
/// <param name="DueAt">The promise (UTC), or null.</param>
/// <param name="RestartsAfterSupplement">True when a supplement starts the whole term anew (handbook 2.3.5).</param>
public sealed record StartProcess(
    Guid DefinitionVersionId,
    string SubjectKind,
    Guid SubjectId,
    string SubjectCode,
    string Title,
    string? Term,
    DateTimeOffset? DueAt,
    bool RestartsAfterSupplement = false
);

/// <summary>What was started.</summary>
/// <param name="Open">The tasks that are open at once, in the order in which they opened.</param>
public sealed record Started(Guid InstanceId, IReadOnlyList<Guid> Open);

/// <summary>
/// Runs published processes inside the caller's unit of work: the instance, its tasks, inbox rows, timers, clock and trail change together or not at
/// all. None of these methods writes the log entry: the command that calls them does.
/// </summary>
public sealed partial class ProcessEngine(WorkSchedules schedules, RecentInstances recent)
{
    /// <summary>Starts an instance; its first tasks are open afterwards.</summary>
    /// <exception cref="RuleException">The version is not published.</exception>
    public Task<Started> StartAsync(IWork work, StartProcess start, CancellationToken ct = default) =>
        StartAsync(work, start, new Input.Start(), ct);

    internal async Task<Started> StartAsync(IWork work, StartProcess start, Input.Start input, CancellationToken ct, int chain = 0)
    {
        var version =
            await PublishedVersions.FindAsync(work, start.DefinitionVersionId, ct)
            ?? throw new RuleException(
                typeof(Texts),
                "processes.start.unpublished",
                "Quy trình này chưa ban hành nên chưa nhận được việc."
            );
        return await BeginAsync(work, start, Fresh(work, start, version), input, ct, chain);
    }

    /// <summary>Completes a task.</summary>
    /// <param name="outcome">Code of one of the task's outcomes, when it has some.</param>
    /// <returns>The tasks that this opened, in the order in which they opened.</returns>
    /// <exception cref="RuleException">Somebody else was faster, the outcome is missing or unknown, or the task is held by another person.</exception>
    public Task<IReadOnlyList<Guid>> CompleteAsync(
        IWork work,
        Guid taskId,
        string? outcome,
        string? comment,
        CancellationToken ct = default
    ) => HandInAsync(work, taskId, new Completion(outcome, comment), (_, _) => null, ct);

    /// <summary>Completes a task with everything that its button asks for.</summary>
    /// <param name="whyLate">Gives the reason for which the task is late, null when it is not; refuses where one is missing.</param>
    internal async Task<IReadOnlyList<Guid>> HandInAsync(
        IWork work,
        Guid taskId,
        Completion given,
        Func<Loaded, OpenTask, string?> whyLate,
        CancellationToken ct
    )
    {
        var (instance, task) = await OpenTaskAsync(work, taskId, ct);
        var outcomes = instance.Diagram.OutcomesOf(task.ElementId);
        var chosen = outcomes.FirstOrDefault(o => o.Code == given.Outcome);
        if (!outcomes.IsEmpty && chosen is null)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.outcome.missing",
                "Hãy chọn một kết quả của bước: {0}.",
                "Outcome",
                string.Join("; ", outcomes.Select(o => o.Label))
            );
        }

        var moving = work is WorkAt done ? await Later.MoveAsync(done, instance, task, recent, ct) : work;
        var verdict = await CheckAsync(work, instance, task, ct);
        var before = instance.Open.Keys.ToHashSet();
        var returner = instance.State.Token(task.Number)?.BackTo is { } back
            ? await Holders.LastAsync(Later.Entering(work), instance, back, ct)
            : null;
        var asked =
            task.Kind == "human" ? chosen?.Asked ?? instance.Diagram.FindNode(task.ElementId)?.Asked ?? Asked.Nothing : Asked.Nothing;
        var filled = FromMemory(work, instance, () => Answering.Of(asked, chosen?.Label ?? task.Name, given));
        var leaving = new Leaving(task.Number, "Done", chosen?.Code, chosen?.Label, given.Comment)
        {
            LateReason = FromMemory(work, instance, () => whyLate(instance, task)),
            At = work is WorkAt ? work.Now : null,
            EnteredAt = work is WorkAt later ? later.Entering.Now : null,
        };
        var stepper = new Stepper(moving, instance, await schedules.ForAsync(work.AgencyId, ct), recent);
        stepper.Apply(new Input.Complete(task.Number, chosen?.Code) { Variables = Answering.Variables(filled).SetItems(verdict) }, leaving);
        Answering.Keep(work, task.Id, asked, filled, given);
        if (work is WorkAt entered)
        {
            Later.Keep(entered, task.Id, given.Later!);
        }

        Holders.GiveBack(work, instance, before, returner);
        Holders.NoteStanding(work, task.Id);
        await stepper.SaveAsync(leaving, ct);
        return OpenTasks(instance, before);
    }

    /// <summary>Steps to which a task may be sent back, latest first: element id, printed number, name.</summary>
    public async Task<IReadOnlyList<(string ElementId, string Number, string Name)>> ReturnTargetsAsync(
        IWork work,
        Guid taskId,
        CancellationToken ct = default
    )
    {
        var (instance, task) = await OpenTaskAsync(work, taskId, ct);
        return
        [
            .. Engine
                .ReturnTargets(instance.Diagram, instance.State, task.Number)
                .Select(t => instance.Diagram.FindNode(t.ElementId)!)
                .Select(n => (n.Id, n.Step?.Number ?? "", n.Name)),
        ];
    }

    /// <summary>Stops the clock of an instance.</summary>
    /// <param name="evidence">Number of the paper that says so.</param>
    public async Task PauseAsync(IWork work, Guid instanceId, PauseGround ground, string? evidence, CancellationToken ct = default)
    {
        var instance = await RunningAsync(work, instanceId, ct);
        Versions.Raise(work, instance);
        Clock.Pause(work, instance, ground, evidence);
        recent.KeepAfter(work, instance);
    }

    /// <summary>Lets the clock run again.</summary>
    /// <param name="restart">True when the whole term counts anew.</param>
    public async Task ResumeAsync(IWork work, Guid instanceId, bool restart, CancellationToken ct = default)
    {
        var instance = await RunningAsync(work, instanceId, ct);
        Versions.Raise(work, instance);
        Clock.Resume(work, instance, await schedules.ForAsync(work.AgencyId, ct), restart);
        recent.KeepAfter(work, instance);
    }

    /// <summary>Ends an instance without finishing it.</summary>
    public async Task CancelAsync(IWork work, Guid instanceId, CancellationToken ct = default)
    {
        var stepper = new Stepper(work, await RunningAsync(work, instanceId, ct), await schedules.ForAsync(work.AgencyId, ct), recent);
        stepper.Apply(new Input.Cancel(), null);
        await stepper.SaveAsync(null, ct);
    }

    /// <summary>Applies an operator's cure; a new incident is noted if the work still cannot go on.</summary>
    /// <param name="attempt">The attempt at an automatic step that failed; null where something else did.</param>
    /// <param name="choose">Says from the state as it is now which input cures; an end event it leads straight to is named with it.</param>
    internal async Task CureAsync(
        IWork work,
        Guid instanceId,
        Func<Diagram, InstanceState, (Input Input, string? End)> choose,
        CancellationToken ct,
        Attempt? attempt = null
    )
    {
        var instance = await RunningAsync(work, instanceId, ct);
        var (input, end) = choose(instance.Diagram, instance.State);
        var stepper = new Stepper(work, instance, await schedules.ForAsync(work.AgencyId, ct), recent) { Attempt = attempt };
        stepper.EndAt(end);
        stepper.Apply(input, null);
        await stepper.SaveAsync(null, ct);
    }

    internal async Task FireAsync(IWork work, Guid instanceId, long number, CancellationToken ct)
    {
        Timers.Disarm(work, instanceId, number);
        if (await InstanceReader.ByIdAsync(work, instanceId, ct) is not { State.Status: InstanceStatus.Running } instance)
        {
            return;
        }

        var stepper = new Stepper(work, instance, await schedules.ForAsync(work.AgencyId, ct), recent);
        stepper.Apply(new Input.FireTimer(number), null);
        await stepper.SaveAsync(null, ct);
    }

    /// <summary>What is refused from memory is looked at again: the term, or the version of the drawing, may have changed meanwhile.</summary>
    private T FromMemory<T>(IWork work, Loaded instance, Func<T> judge)
    {
        try
        {
            return judge();
        }
        catch (RuleException)
        {
            recent.LookAgain(work, instance);
            throw;
        }
    }

    private static async Task<Loaded> RunningAsync(IWork work, Guid instanceId, CancellationToken ct) =>
        await InstanceReader.ByIdAsync(work, instanceId, ct) is { State.Status: InstanceStatus.Running } running
            ? running
            : throw new RuleException(typeof(Texts), "processes.instance.over", "Việc này đã kết thúc.");

    /// <summary>The task, open and held by nobody else.</summary>
    private async Task<(Loaded Instance, OpenTask Task)> OpenTaskAsync(IWork work, Guid taskId, CancellationToken ct)
    {
        var (instance, task) = await AnyOpenTaskAsync(work, taskId, ct);
        GivingOut.Check(work.Actor, instance, task);
        if (task.Assignee is { } holder && holder != work.Actor.PersonId && holder != work.Actor.OnBehalfOf)
        {
            recent.LookAgain(work, instance);
            throw Held();
        }

        return (instance, task);
    }

    private async Task<(Loaded Instance, OpenTask Task)> AnyOpenTaskAsync(IWork work, Guid taskId, CancellationToken ct)
    {
        var instance = recent.FindByTask(work.AgencyId, taskId) ?? await InstanceReader.ByTaskAsync(work, taskId, ct);
        var task = instance?.Open.Values.FirstOrDefault(t => t.Id == taskId);
        return instance is null || task is null ? throw await WhoWasFasterAsync(work, taskId, ct) : (instance, task);
    }

    private static IReadOnlyList<Guid> OpenTasks(Loaded instance, HashSet<long> before) =>
        [.. instance.Open.Values.Where(t => !before.Contains(t.Number)).OrderBy(t => t.Number).Select(t => t.Id)];

    private static RuleException Held() =>
        new(typeof(Texts), "processes.task.held", "Bước này đang do người khác giữ. Hãy đề nghị người đó hoặc lãnh đạo giao lại.");

    private static async Task<RuleException> WhoWasFasterAsync(IWork work, Guid taskId, CancellationToken ct)
    {
        var done = await work.ReadAsync(
            "select coalesce(assignee_name, ''), done_at, state = 'Cancelled' from processes.task where agency_id = $1 and id = $2",
            [Sql.P(work.AgencyId), Sql.P(taskId)],
            async (row, token) =>
                await row.ReadAsync(token)
                    ? ((string By, DateTimeOffset? At, bool Withdrawn)?)
                        (row.GetString(0), row.IsDBNull(1) ? null : row.GetFieldValue<DateTimeOffset>(1), row.GetBoolean(2))
                    : null,
            ct
        );
        if (done is not var (by, at, withdrawn))
        {
            return new RuleException(typeof(Texts), "processes.task.unknown", "Không có bước này ở cơ quan đang làm việc.");
        }

        if (withdrawn)
        {
            return new RuleException(
                typeof(Texts),
                "processes.task.withdrawn",
                "Bước này vừa được rút lại: người chuyển đã thu hồi, hoặc quy trình không cần nó nữa. Không có gì bị ghi."
            );
        }

        return new RuleException(
            typeof(Texts),
            "processes.task.done",
            "Bước này vừa được {0} làm xong lúc {1:HH:mm dd/MM/yyyy}. Không có gì bị ghi lần hai.",
            null,
            by.Length == 0 ? "người khác" : by,
            (at ?? work.Now).InVietnam()
        );
    }
}
