using System.Globalization;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Processes.Running;

/// <summary>How the task that a command is about was left.</summary>
internal sealed record Leaving(long Number, string State, string? Outcome, string? OutcomeLabel, string? Comment);

/// <summary>Takes one input through the pure engine and writes everything that follows into the unit of work's batch.</summary>
internal sealed class Stepper(IWork work, Loaded instance, WorkSchedule schedule)
{
    // Automatic steps answer one another within the command; more than this is a loop in the drawing, shown as an incident by the engine's own bound.
    private const int MostServices = 200;
    private readonly List<Input> inputs = [];
    private readonly int place = work.Batch.Count;
    private string? endElement;

    /// <summary>The engine says its sentences in both languages, with the names of the drawing in them.</summary>
    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>Names the end event that an operator's cure leads to, where no task is completed on the way.</summary>
    public void EndAt(string? elementId) => endElement = elementId;

    /// <summary>Applies the input; the state is saved at the end by <see cref="Save"/>.</summary>
    /// <exception cref="RuleException">The input does not fit the state; the sentence says why.</exception>
    public void Apply(Input input, Leaving? leaving)
    {
        var pending = new Queue<Input>([input]);
        for (var i = 0; pending.TryDequeue(out var next) && i < MostServices; i++)
        {
            var result = Engine.Step(instance.Diagram, instance.State, next, work.Now);
            if (result.Refused is { } refused)
            {
                throw new RuleException(typeof(Texts), "processes.refused." + refused.Kind, English ? refused.MessageEn : refused.Message);
            }

            instance.State = result.State;
            inputs.Add(next);
            foreach (var effect in result.Effects)
            {
                Do(effect, leaving, pending);
            }
        }
    }

    /// <summary>Saves state and trail, and tells whether the instance is over.</summary>
    public void Save(Leaving? leaving)
    {
        var status = instance.State.Status switch
        {
            InstanceStatus.Ended => endElement is not null && endElement == instance.Design.RefusedEnd ? "Refused" : "Completed",
            InstanceStatus.Cancelled => "Cancelled",
            _ => "Running",
        };
        // Ahead of what follows from the input: who was slower must meet the version, and so be tried again, before any other conflict.
        work.Batch.AddAt(
            place,
            "select processes.save_instance($1, $2, $3, $4, $5, $6)",
            Sql.P(work.AgencyId),
            Sql.P(instance.Id),
            Sql.P(instance.Version),
            Sql.Jsonb(instance.State.ToJson()),
            Sql.P(status),
            Sql.At(status == "Running" ? null : (DateTimeOffset?)work.Now)
        );
        work.Batch.Add(
            "insert into processes.trail (agency_id, instance_id, version, at, input, person_name, post) values ($1, $2, $3, $4, $5, $6, $7)",
            Sql.P(work.AgencyId),
            Sql.P(instance.Id),
            Sql.P(instance.Version),
            Sql.At(work.Now),
            Sql.Jsonb(TrailJson.Write(inputs, leaving)),
            Sql.P(work.Actor.Name),
            Sql.P(work.Actor.Post)
        );
        if (status != "Running")
        {
            work.Batch.Add(
                "delete from processes.timer where agency_id = $1 and instance_id = $2",
                Sql.P(work.AgencyId),
                Sql.P(instance.Id)
            );
            work.Publish(new ProcessEnded(instance.Id, instance.SubjectKind, instance.SubjectId, status));
        }
    }

    private void Do(Effect effect, Leaving? leaving, Queue<Input> pending)
    {
        switch (effect)
        {
            case Effect.OpenTask open:
                Tasks.Open(work, instance, schedule, open.TaskId, instance.Diagram.FindNode(open.ElementId)!, open.People.DueDate);
                break;
            case Effect.ExpectMessage message:
                Tasks.Open(work, instance, schedule, message.TaskId, instance.Diagram.FindNode(message.ElementId)!, null, "message");
                break;
            case Effect.CloseTask closed when instance.Open.TryGetValue(closed.TaskId, out var task):
                endElement = Ways.EndAfter(instance.Diagram, task.ElementId, leaving?.Outcome);
                Tasks.Close(work, instance, schedule, task, leaving ?? new Leaving(closed.TaskId, "Done", null, null, null));
                break;
            case Effect.CancelTask cancelled when instance.Open.TryGetValue(cancelled.TaskId, out var task):
                var how = leaving?.Number == cancelled.TaskId ? leaving : new Leaving(cancelled.TaskId, "Cancelled", null, null, null);
                Tasks.Close(work, instance, schedule, task, how);
                break;
            case Effect.CallService service:
                // No module registers automatic services yet: a step of the drawing that the product does by itself is done when reached.
                pending.Enqueue(new Input.ServiceDone(service.TaskId));
                break;
            case Effect.StartTimer timer:
                Timers.Arm(work, instance, schedule, timer);
                break;
            case Effect.CancelTimer timer:
                Timers.Disarm(work, instance.Id, timer.TimerId);
                break;
            case Effect.Incident incident:
                Trouble.Note(work, instance, incident);
                break;
        }
    }
}
