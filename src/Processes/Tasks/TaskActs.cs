using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Lateness;
using IsoDienTu.Processes.Running;

namespace IsoDienTu.Processes.Tasks;

/// <summary>What a person does with a step, with its log entry; the task page and the API both come here.</summary>
internal sealed class TaskActs(ProcessEngine engine, Backdating backdating)
{
    /// <exception cref="RuleException">It is late and no reason is given, its button asks for more, or the engine refuses.</exception>
    public async Task CompleteAsync(IWork work, Guid task, Completion given, CancellationToken ct)
    {
        string? why = null;
        if (given.Later is not { } later)
        {
            await engine.HandInAsync(work, task, given, (i, t) => why = LateReason.Of(work, i, t, given.LateReason), ct);
            Log.Write(work, "processes.completed", "task", task.ToString("N"), null, Entry(given), why);
            return;
        }

        var done = await backdating.BeginAsync(work, later, given.MayBackdate, "Later.", ct);
        await engine.HandInAsync(done, task, given, (i, t) => why = LateReason.Of(done, i, t, given.LateReason), ct);
        Log.Write(work, "processes.completed_later", "task", task.ToString("N"), null, Entry(given), Backdating.Words(done, later, why));
    }

    /// <summary>The log names the fields and the papers with their digests; values stand with the step.</summary>
    private static object Entry(Completion given) =>
        given is { Fields.Count: 0, Papers.Count: 0 }
            ? new { given.Outcome }
            : new
            {
                given.Outcome,
                Fields = given.Fields.Where(f => !string.IsNullOrWhiteSpace(f.Value)).Select(f => f.Key).Order(StringComparer.Ordinal),
                Papers = given.Papers.Select(p => new { p.Asked, p.File.File.Sha256 }),
            };

    /// <param name="element">One of the steps of the ad-hoc work that may be picked.</param>
    public async Task PickAsync(IWork work, Guid task, string? element, CancellationToken ct)
    {
        await engine.PickAsync(work, task, element ?? "", ct);
        Log.Write(work, "processes.picked", "task", task.ToString("N"), null, new { Element = element });
    }

    /// <param name="lateReason">Why the work is late; asked for when it is.</param>
    /// <exception cref="RuleException">It is late and no reason is given, or the engine refuses.</exception>
    public async Task FinishAsync(IWork work, Guid task, string? comment, string? lateReason, CancellationToken ct)
    {
        string? why = null;
        await engine.FinishAdHocAsync(work, task, comment, (i, t) => why = LateReason.Of(work, i, t, lateReason), ct);
        Log.Write(work, "processes.ad_hoc_finished", "task", task.ToString("N"), null, null, why);
    }

    public async Task ClaimAsync(IWork work, Guid task, CancellationToken ct)
    {
        await engine.ClaimAsync(work, task, ct);
        Log.Write(work, "processes.claimed", "task", task.ToString("N"));
    }

    /// <summary>Keeps an eye on the work of a task, or looks away.</summary>
    /// <exception cref="RuleException">The agency has no such task.</exception>
    public async Task WatchAsync(IWork work, Guid task, bool watch, CancellationToken ct)
    {
        var instance = await Watching.InstanceOfAsync(work, task, ct);
        if (watch)
        {
            Watching.Begin(work, instance);
        }
        else
        {
            Watching.End(work, instance);
        }

        Log.Write(work, watch ? "processes.watched" : "processes.unwatched", "instance", instance.ToString("N"));
    }

    public async Task ReleaseAsync(IWork work, Guid task, string? reason, CancellationToken ct)
    {
        await engine.ReleaseAsync(work, task, reason, ct);
        Log.Write(work, "processes.released", "task", task.ToString("N"), null, null, reason?.Trim());
    }

    /// <summary>Notes the first look of somebody to whom the step is offered.</summary>
    public async Task SeeAsync(IWork work, Guid task, CancellationToken ct)
    {
        if (await engine.SeeAsync(work, task, ct))
        {
            Log.Write(work, "processes.opened", "task", task.ToString("N"));
        }
    }

    /// <param name="target">Element of the step the work goes back to.</param>
    /// <param name="thenBack">Whether the work then comes straight back.</param>
    /// <exception cref="RuleException">No reason is given, or the engine refuses.</exception>
    public async Task SendBackAsync(IWork work, Guid task, string? target, string? reason, bool thenBack, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new RuleException(
                typeof(Texts),
                "processes.send_back.reason",
                "Hãy ghi lý do trả lại để người nhận biết phải sửa gì.",
                "Reason"
            );
        }

        await engine.SendBackAsync(work, task, target ?? "", reason, thenBack, ct);
        Log.Write(work, "processes.sent_back", "task", task.ToString("N"), null, new { Target = target, ThenBack = thenBack });
    }

    /// <exception cref="RuleException">No reason is given, or the engine refuses.</exception>
    public async Task<Guid> RecallAsync(IWork work, Guid task, string? reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new RuleException(
                typeof(Texts),
                "processes.recall.reason",
                "Hãy ghi lý do thu hồi; hồ sơ theo dõi giữ lại lý do này.",
                "Reason"
            );
        }

        var opened = await engine.RecallAsync(work, task, reason, ct);
        Log.Write(work, "processes.recalled", "task", task.ToString("N"), null, new { Opened = opened }, reason.Trim());
        return opened;
    }
}
