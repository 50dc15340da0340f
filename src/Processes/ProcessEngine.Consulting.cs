using System.Collections.Immutable;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Consulting;
using IsoDienTu.Processes.Designing;
using IsoDienTu.Processes.Running;

namespace IsoDienTu.Processes;

/// <content>Opinions asked for at a step, and what is done here because somebody else asked for it.</content>
public sealed partial class ProcessEngine
{
    /// <summary>Starts what somebody else asks for.</summary>
    /// <returns>False when it was started before.</returns>
    internal async Task<bool> StartErrandAsync(
        IWork work,
        StartProcess start,
        OutsideCaller from,
        IReadOnlyDictionary<string, Value> handed,
        CancellationToken ct
    )
    {
        var exists = await work.ReadAsync(
            "select 1 from processes.instance where agency_id = $1 and id = $2",
            [Sql.P(work.AgencyId), Sql.P(start.SubjectId)],
            (rows, token) => rows.ReadAsync(token),
            ct
        );
        if (exists)
        {
            return false;
        }

        var version = (await PublishedVersions.FindAsync(work, start.DefinitionVersionId, ct))!;
        var input = new Input.Start { Variables = handed.ToImmutableSortedDictionary(StringComparer.Ordinal) };
        await BeginAsync(work, start, Fresh(work, start, version) with { Id = start.SubjectId, Outside = from }, input, ct);
        return true;
    }

    /// <summary>The task as whoever does it finds it.</summary>
    /// <exception cref="RuleException">It is done, or another person holds it.</exception>
    internal Task<(Loaded Instance, OpenTask Task)> AtAsync(IWork work, Guid taskId, CancellationToken ct) =>
        OpenTaskAsync(work, taskId, ct);

    /// <summary>Notes with a step that opinions are asked for at it, and stops the clock where they are waited for.</summary>
    /// <returns>Whether the clock was stopped.</returns>
    internal bool NoteConsulted(IWork work, Loaded instance, OpenTask task, bool pauses)
    {
        Versions.Raise(work, instance);
        work.Batch.Add("update processes.task set consulted = true where agency_id = $1 and id = $2", Sql.P(work.AgencyId), Sql.P(task.Id));
        instance.Open[task.Number] = task with { IsConsulted = true };
        var stops = pauses && instance.PausedSince is null;
        if (stops)
        {
            Clock.Pause(work, instance, PauseGround.Consultation, null);
        }

        recent.KeepAfter(work, instance);
        return stops;
    }

    /// <summary>Lets the clock run again that waited for opinions; one that rests for another reason, or runs, is left.</summary>
    internal async Task RunAgainAsync(IWork work, Guid instanceId, CancellationToken ct)
    {
        var waits = await work.ReadAsync(
            "select 1 from processes.instance where agency_id = $1 and id = $2 and status = 'Running' and paused_since is not null and pause_reason = $3",
            [Sql.P(work.AgencyId), Sql.P(instanceId), Sql.P(PauseGround.Consultation.Words)],
            (rows, token) => rows.ReadAsync(token),
            ct
        );
        if (waits)
        {
            await ResumeAsync(work, instanceId, restart: false, ct);
        }
    }

    /// <summary>What has to be so before a step is completed, beyond its outcome; a step without opinions costs nothing.</summary>
    /// <returns>Variables that say how opinions stand, for the gateways behind the step.</returns>
    /// <exception cref="RuleException">Opinions are still awaited that the step needs.</exception>
    private static async Task<ImmutableSortedDictionary<string, Value>> CheckAsync(
        IWork work,
        Loaded instance,
        OpenTask task,
        CancellationToken ct
    )
    {
        var facts = task.Kind == "human" ? instance.Diagram.FindNode(task.ElementId)?.Step?.Consult : null;
        return task.IsConsulted || facts is { IsRequired: true }
            ? await Consulted.CheckAsync(work, instance, task, facts is { IsRequired: true }, ct)
            : InstanceState.New.Variables;
    }
}
