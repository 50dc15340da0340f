using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Running;

namespace IsoDienTu.Processes;

/// <content>Who holds a step: taking it, giving it back or to another, sending the work back, calling it back.</content>
public sealed partial class ProcessEngine
{
    /// <summary>Takes a task for oneself, or for whom one stands in, so that nobody else begins it.</summary>
    /// <exception cref="RuleException">It is done, or another person holds it.</exception>
    public async Task ClaimAsync(IWork work, Guid taskId, CancellationToken ct = default)
    {
        var (instance, task) = await OpenTaskAsync(work, taskId, ct);
        var holder = StepHolder.Of(work.Actor);
        if (task.Assignee != holder.PersonId && task.Assignee != work.Actor.PersonId)
        {
            Hold(work, instance, task, holder, TaskEventKind.Claimed, null);
            Holders.NoteStanding(work, task.Id);
        }
    }

    /// <summary>Gives a task that one holds back to all to whom it is offered.</summary>
    /// <param name="reason">For the colleagues; may be missing.</param>
    /// <exception cref="RuleException">It is done, or held by somebody else.</exception>
    public async Task ReleaseAsync(IWork work, Guid taskId, string? reason, CancellationToken ct = default)
    {
        var (instance, task) = await OpenTaskAsync(work, taskId, ct);
        if (task.Assignee is not null)
        {
            Hold(work, instance, task, null, TaskEventKind.Released, reason);
        }
    }

    /// <summary>Gives a task to a person, whoever holds it now. Whether the one may give and the other may be given to is the caller's to know.</summary>
    /// <exception cref="RuleException">It is done already, or is none that officials do.</exception>
    internal async Task AssignAsync(IWork work, Guid taskId, StepHolder to, string reason, CancellationToken ct)
    {
        var (instance, task) = await AnyOpenTaskAsync(work, taskId, ct);
        if (task.Kind is not ("human" or "choice"))
        {
            throw new RuleException(
                typeof(Texts),
                "processes.assign.kind",
                "Bước này không do công chức của cơ quan làm nên không giao cho ai được."
            );
        }

        GivingOut.Check(to.PersonId, instance, task);
        Running.Tasks.OfferAlso(work, task.Id, to.PersonId);
        Hold(work, instance, task, to, TaskEventKind.Assigned, reason);
    }

    /// <summary>Notes that somebody to whom the task is offered has looked at it: from now on it cannot be called back.</summary>
    /// <returns>Whether this was the first look.</returns>
    internal async Task<bool> SeeAsync(IWork work, Guid taskId, CancellationToken ct)
    {
        var (instance, task) = await AnyOpenTaskAsync(work, taskId, ct);
        if (task.IsSeen)
        {
            return false;
        }

        Versions.Raise(work, instance);
        work.Batch.Add(
            "update processes.task set opened_at = $3 where agency_id = $1 and id = $2",
            Sql.P(work.AgencyId),
            Sql.P(taskId),
            Sql.At(work.Now)
        );
        instance.Open[task.Number] = task with { IsSeen = true };
        recent.KeepAfter(work, instance);
        return true;
    }

    /// <summary>Sends the work back to an earlier step; it goes to the person who did that step, while they hold its post.</summary>
    /// <param name="targetElementId">One of <see cref="ReturnTargetsAsync"/>.</param>
    /// <param name="thenBack">True when that step, done again, leads straight back here; refused where the return withdraws other open steps.</param>
    public async Task SendBackAsync(
        IWork work,
        Guid taskId,
        string targetElementId,
        string reason,
        bool thenBack = false,
        CancellationToken ct = default
    )
    {
        var (instance, task) = await OpenTaskAsync(work, taskId, ct);
        var target = Engine
            .ReturnTargets(instance.Diagram, instance.State, task.Number)
            .FirstOrDefault(t => t.ElementId == targetElementId);
        if (thenBack && target is { Withdraws.IsEmpty: false })
        {
            recent.LookAgain(work, instance);
            throw new RuleException(
                typeof(Texts),
                "processes.send_back.then_back",
                "Trả lại bước này phải rút các bước song song đang làm nên không chuyển thẳng về đây được. Hãy chọn đi lại các bước sau đó.",
                "ThenBack"
            );
        }

        var leaving = new Leaving(task.Number, "SentBack", null, null, reason);
        Holders.NoteStanding(work, task.Id);
        await ReturnAsync(work, instance, new Input.SendBack(task.Number, targetElementId, thenBack), leaving, ct);
        var name = instance.Diagram.FindNode(targetElementId)?.Name ?? targetElementId;
        work.Publish(new TaskSentBack(task.Id, instance.Id, instance.SubjectKind, instance.SubjectId, name, reason));
    }

    /// <summary>Calls back a step that one has completed, while nobody has looked at what followed from it.</summary>
    /// <param name="taskId">The completed task.</param>
    /// <returns>The task as it is open again.</returns>
    /// <exception cref="RuleException">It is not one's own, what followed was seen or has gone on, or the drawing knows no way back.</exception>
    public async Task<Guid> RecallAsync(IWork work, Guid taskId, string reason, CancellationToken ct = default)
    {
        var instance =
            await InstanceReader.ByTaskAsync(work, taskId, ct)
            ?? throw new RuleException(typeof(Texts), "processes.task.unknown", "Không có bước này ở cơ quan đang làm việc.");
        var done = await DoneStep.FindAsync(work, instance, taskId, ct);
        var next = done.Next(work.Actor.PersonId);
        var back = new Input.SendBack(next.Number, done.ElementId);
        var opened = await ReturnAsync(work, instance, back, new Leaving(next.Number, "Cancelled", null, null, reason), ct);
        Holders.Note(work, taskId, TaskEventKind.Recalled, null, reason);
        return opened;
    }

    private async Task<Guid> ReturnAsync(IWork work, Loaded instance, Input.SendBack back, Leaving leaving, CancellationToken ct)
    {
        var before = instance.Open.Keys.ToHashSet();
        var performer = await Holders.LastAsync(work, instance, back.TargetId, ct);
        var stepper = new Stepper(work, instance, await schedules.ForAsync(work.AgencyId, ct), recent);
        stepper.Apply(back, leaving);
        Holders.GiveBack(work, instance, before, performer);
        await stepper.SaveAsync(leaving, ct);
        return OpenTasks(instance, before)[0];
    }

    /// <summary>Of two who reach for a task at once, the version lets one through; the other is tried again and told.</summary>
    private void Hold(IWork work, Loaded instance, OpenTask task, StepHolder? holder, TaskEventKind how, string? reason)
    {
        Versions.Raise(work, instance);
        Holders.Set(work, instance, task, holder);
        Holders.Note(work, task.Id, how, holder, reason);
        recent.KeepAfter(work, instance);
    }
}
