using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Migrating;
using IsoDienTu.Processes.Running;

namespace IsoDienTu.Processes;

/// <content>Takes a running instance over to another version of its process, and back.</content>
public sealed partial class ProcessEngine
{
    /// <summary>Moves an instance as it was worked out in this very unit of work.</summary>
    /// <param name="keep">Notes what the rows are before, ahead of everything that follows; handed the version of the instance after the move.</param>
    internal async Task MigrateAsync(
        IWork work,
        RunningInstance running,
        Versioned design,
        MigrationPlan plan,
        Carryover carryover,
        string why,
        Action<long> keep,
        CancellationToken ct
    )
    {
        var loaded = (await InstanceReader.ByIdAsync(work, running.Id, ct))!;
        keep(loaded.Version + 1);
        var moved = loaded with { DesignId = design.To.Id, Design = design.To };
        foreach (var carried in carryover.Result.Effects.OfType<Effect.CarryTask>().Where(c => c.MessageName is not null))
        {
            Carried.Message(work, moved.Id, carried);
        }

        Carried.Names(work, moved.Id, running.State, carryover.Result.State);
        foreach (var step in carryover.Steps)
        {
            Carried.Step(work, moved, running.Title, step, why);
        }

        new Stepper(work, moved, await schedules.ForAsync(work.AgencyId, ct), recent).TakeOver(
            carryover.Result,
            new Departure(design.From.Id, design.To.Id, plan.Places, null)
        );
    }

    /// <summary>Gives an instance back to the version it was moved from, as it was; its rows are put back beside.</summary>
    /// <param name="before">The state before the move.</param>
    /// <param name="movedVersion">The version of the instance right after the move.</param>
    internal async Task TakeBackAsync(
        IWork work,
        Guid instanceId,
        Versioned design,
        InstanceState before,
        long movedVersion,
        string why,
        CancellationToken ct
    )
    {
        var loaded = (await InstanceReader.ByIdAsync(work, instanceId, ct))!;
        foreach (var task in loaded.Open.Values)
        {
            Holders.Note(work, task.Id, TaskEventKind.TakenBack, null, why);
        }

        var back = loaded with { DesignId = design.From.Id, Design = design.From };
        new Stepper(work, back, await schedules.ForAsync(work.AgencyId, ct), recent).GiveBack(
            Engine.TakeBack(before, loaded.State),
            new Departure(design.To.Id, design.From.Id, null, movedVersion - 1)
        );
        recent.Forget(work, instanceId);
    }
}
