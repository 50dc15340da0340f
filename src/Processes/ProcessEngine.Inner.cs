using IsoDienTu.AuditLog;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using IsoDienTu.Processes.Running;

namespace IsoDienTu.Processes;

/// <summary>What the module itself asks of the engine: calls between instances, events, picked steps.</summary>
public sealed partial class ProcessEngine
{
    /// <summary>Starts what a call activity calls, about the same subject.</summary>
    /// <returns>Why it cannot begin; null when it has.</returns>
    internal Task<string?> StartCalledAsync(IWork work, Guid versionId, Loaded caller, CallJob call, CancellationToken ct)
    {
        var title = caller.Diagram.FindNode(caller.State.Token(call.Number)!.At)?.Name ?? "";
        var called = new StartProcess(
            versionId,
            caller.SubjectKind,
            caller.SubjectId,
            caller.SubjectCode,
            title.Length > 0 ? title : caller.SubjectCode,
            null,
            null
        );
        return StartCalledAsync(work, called, call, fresh => fresh with { Caller = (call.Instance, call.Number) }, ct);
    }

    /// <summary>Starts what another agency calls.</summary>
    /// <returns>Why it cannot begin; null when it has.</returns>
    internal Task<string?> StartCalledAsync(IWork work, StartProcess called, CallJob call, OutsideCaller caller, CancellationToken ct) =>
        StartCalledAsync(work, called, call, fresh => fresh with { Outside = caller }, ct);

    private async Task<string?> StartCalledAsync(
        IWork work,
        StartProcess called,
        CallJob call,
        Func<Loaded, Loaded> by,
        CancellationToken ct
    )
    {
        var version = (await PublishedVersions.FindAsync(work, called.DefinitionVersionId, ct))!;
        var process = version.Diagram.Processes.Any(p => p.Id == call.Process) ? call.Process : null;
        var input = new Input.Start(process, Called: true) { Variables = Value.Variables(call.Variables) };
        if (Engine.Step(version.Diagram, InstanceState.New, input, work.Now).Refused is { } refused)
        {
            return $"{refused.Message} ({refused.MessageEn})";
        }

        await BeginAsync(work, called, by(Fresh(work, called, version) with { Id = call.Called }), input, ct, call.Chain);
        return null;
    }

    /// <summary>Hands the answer of a called instance to its caller; one that comes too late is left.</summary>
    internal async Task AnswerAsync(IWork work, AnswerJob answer, CancellationToken ct)
    {
        Input input = answer.Answer switch
        {
            CallAnswer.Ended => new Input.CalledEnded(answer.Number) { Variables = Value.Variables(answer.Variables) },
            CallAnswer.Failed => new Input.CalledFailed(answer.Number, answer.Code),
            _ => new Input.CalledEscalated(answer.Number, answer.Code),
        };
        await TellAsync(work, answer.Instance, input, ct, null, answer.Chain);
        Log.Write(work, "processes.call_answered", "instance", answer.Instance.ToString("N"), null, new { answer.Number, answer.Answer });
    }

    /// <summary>Hands an input from another instance or system to a running one; what came too late or fits nothing there is left.</summary>
    /// <param name="attempt">The attempt at an automatic step that it answers.</param>
    /// <param name="chain">How many calls and automatic steps led here.</param>
    /// <returns>False when it was left.</returns>
    internal async Task<bool> TellAsync(
        IWork work,
        Guid instanceId,
        Input input,
        CancellationToken ct,
        Attempt? attempt = null,
        int chain = 0
    )
    {
        if (
            await InstanceReader.ByIdAsync(work, instanceId, ct) is not { State.Status: InstanceStatus.Running } instance
            || Engine.Step(instance.Diagram, instance.State, input, work.Now).Refused is not null
        )
        {
            return false;
        }

        var stepper = new Stepper(work, instance, await schedules.ForAsync(work.AgencyId, ct), recent)
        {
            Attempt = attempt,
            Chain = attempt?.Chain ?? chain,
        };
        stepper.Apply(input, null);
        await stepper.SaveAsync(null, ct);
        return true;
    }

    /// <summary>Picks a step of an ad-hoc sub-process.</summary>
    /// <exception cref="RuleException">It cannot be picked now, or somebody else has closed the work.</exception>
    internal Task PickAsync(IWork work, Guid taskId, string elementId, CancellationToken ct) =>
        ChooseAsync(work, taskId, task => new Input.Enable(task.Number, elementId), null, (_, _) => null, ct);

    /// <summary>Says that an ad-hoc sub-process is done.</summary>
    /// <exception cref="RuleException">A step is open that has to be completed first.</exception>
    /// <param name="whyLate">As in completing a task.</param>
    internal Task FinishAdHocAsync(
        IWork work,
        Guid taskId,
        string? comment,
        Func<Loaded, OpenTask, string?> whyLate,
        CancellationToken ct
    ) => ChooseAsync(work, taskId, task => new Input.FinishAdHoc(task.Number), comment, whyLate, ct);

    /// <summary>Gives a step that nobody can do to another post; whoever had taken it has it no longer.</summary>
    /// <exception cref="RuleException">The step is not open any more.</exception>
    internal async Task OfferAsync(IWork work, Guid instanceId, long number, Guid postId, CancellationToken ct)
    {
        var instance = await RunningAsync(work, instanceId, ct);
        if (!instance.Open.TryGetValue(number, out var task))
        {
            throw new RuleException(typeof(Texts), "processes.task.over", "Bước này đã xong hoặc đã được rút, không cần giao lại.");
        }

        Versions.Raise(work, instance);
        Running.Tasks.Withdraw(work, task.Id);
        var power = instance.Diagram.FindNode(task.ElementId)?.Step?.Kind;
        Running.Tasks.Offer(work, task.Id, [postId], power);
        work.Batch.Add(
            "update processes.task set assignee = null, assignee_name = null, assignee_post = null where agency_id = $1 and id = $2",
            Sql.P(work.AgencyId),
            Sql.P(task.Id)
        );
        instance.Open[number] = task with { Assignee = null };
        recent.KeepAfter(work, instance);
    }

    private async Task ChooseAsync(
        IWork work,
        Guid taskId,
        Func<OpenTask, Input> choice,
        string? comment,
        Func<Loaded, OpenTask, string?> whyLate,
        CancellationToken ct
    )
    {
        var (instance, task) = await OpenTaskAsync(work, taskId, ct);
        var leaving = new Leaving(task.Number, "Done", null, null, comment)
        {
            LateReason = FromMemory(work, instance, () => whyLate(instance, task)),
        };
        var stepper = new Stepper(work, instance, await schedules.ForAsync(work.AgencyId, ct), recent);
        stepper.Apply(choice(task), leaving);
        Holders.NoteStanding(work, task.Id);
        await stepper.SaveAsync(leaving, ct);
    }

    private static Loaded Fresh(IWork work, StartProcess start, PublishedVersion version) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Version = 1,
            State = InstanceState.New,
            DesignId = version.Id,
            Design = version,
            SubjectKind = start.SubjectKind,
            SubjectId = start.SubjectId,
            SubjectCode = start.SubjectCode,
            Term = start.Term,
            StartedAt = work.Now,
            DueAt = start.DueAt,
            RestartsAfterSupplement = start.RestartsAfterSupplement,
            Open = [],
        };

    private async Task<Started> BeginAsync(
        IWork work,
        StartProcess start,
        Loaded instance,
        Input.Start input,
        CancellationToken ct,
        int chain = 0
    )
    {
        var stepper = new Stepper(work, instance, await schedules.ForAsync(work.AgencyId, ct), recent) { Chain = chain };
        stepper.Apply(input, null);
        await stepper.SaveNewAsync(start.Title, ct);
        return new Started(instance.Id, OpenTasks(instance, []));
    }
}
