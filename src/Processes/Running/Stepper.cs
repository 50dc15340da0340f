using System.Collections.Immutable;
using System.Globalization;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Processes.Running;

/// <summary>Takes one input through the pure engine and writes everything that follows into the unit of work's batch.</summary>
internal sealed partial class Stepper(IWork work, Loaded instance, WorkSchedule schedule, RecentInstances recent)
{
    // Automatic steps answer one another within the command; more than this is a loop in the drawing that waits for nobody.
    public const int MostServices = 2_000;

    // One signal may reach many, and each of them give the next: it counts as that many steps.
    public const int MostSignals = 10;
    private readonly List<Input> inputs = [];
    private readonly int place = work.Batch.Count;
    private readonly List<long> opened = [];
    private string? doneElement;
    private string? endElement;

    /// <summary>The attempt at an automatic step that this command answers, or tries once more; null for all others.</summary>
    public Attempt? Attempt { get; init; }

    /// <summary>How many calls and automatic steps led to this command one after the other, without anybody else in between.</summary>
    public int Chain { get; init; }

    /// <summary>Why something automatic that has gone on for too long is stopped.</summary>
    public static string Endless =>
        $"vòng lặp tự động không dừng sau {MostServices:N0} bước (an automatic loop did not stop after {MostServices:N0} steps)";

    /// <summary>The engine says its sentences in both languages, with the names of the drawing in them.</summary>
    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>Names the end event that an operator's cure leads to, where no task is completed on the way.</summary>
    public void EndAt(string? elementId) => endElement = elementId;

    /// <summary>Applies the input; the state is saved at the end by <see cref="SaveAsync"/>.</summary>
    /// <exception cref="RuleException">The input does not fit the state; the sentence says why.</exception>
    public void Apply(Input input, Leaving? leaving)
    {
        Work(new Queue<Input>([input]), leaving, isAnswer: false);
    }

    /// <param name="isAnswer">Whether already the first of them is what an automatic step answers.</param>
    private void Work(Queue<Input> pending, Leaving? leaving, bool isAnswer)
    {
        for (var i = isAnswer ? 1 : 0; pending.TryDequeue(out var next); i++)
        {
            if (i >= MostServices && next is Input.ServiceDone endless)
            {
                next = new Input.ServiceFailed(endless.TaskId, Endless);
            }

            var result = Engine.Step(instance.Diagram, instance.State, next, work.Now);
            if (result.Refused is { } refused)
            {
                // What an automatic step answers may come too late: the step was withdrawn by what the one before it did.
                if (i > 0)
                {
                    continue;
                }

                recent.LookAgain(work, instance);
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

    /// <summary>Gives out the steps that have been opened by their rules, and saves state and trail.</summary>
    public async Task SaveAsync(Leaving? leaving, CancellationToken ct)
    {
        await GivingOut.DoAsync(Later.Entering(work), instance, opened, doneElement, ct);
        var status = Status();
        // Ahead of what follows from the input: who was slower must meet the version, and so be tried again, before any other conflict.
        work.Batch.AddAt(
            place,
            $"update processes.instance set state = $4, version = {Versions.Next}, status = $5, ended_at = $6 where agency_id = $1 and id = $2",
            Sql.P(work.AgencyId),
            Sql.P(instance.Id),
            Sql.P(instance.Version),
            Sql.Jsonb(instance.State.ToJson()),
            Sql.P(status),
            Sql.At(EndedAt(status))
        );
        Follow(status, leaving);
    }

    /// <summary>The same for an instance that has just begun: its row is written once, as it is after its first step.</summary>
    public async Task SaveNewAsync(string title, CancellationToken ct)
    {
        await GivingOut.DoAsync(Later.Entering(work), instance, opened, null, ct);
        var status = Status();
        work.Batch.AddAt(
            place,
            """
            insert into processes.instance (agency_id, id, definition_version_id, version, state, status, subject_kind, subject_id, subject_code, title, term,
              started_at, due_at, ended_at, restarts_after_supplement, caller_instance, caller_number, outside, search)
            values ($1, $2, $3, $4 + 1, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            """,
            Sql.P(work.AgencyId),
            Sql.P(instance.Id),
            Sql.P(instance.DesignId),
            Sql.P(instance.Version),
            Sql.Jsonb(instance.State.ToJson()),
            Sql.P(status),
            Sql.P(instance.SubjectKind),
            Sql.P(instance.SubjectId),
            Sql.P(instance.SubjectCode),
            Sql.P(title),
            Sql.Text(instance.Term),
            Sql.At(instance.StartedAt),
            Sql.At(instance.DueAt),
            Sql.At(EndedAt(status)),
            Sql.P(instance.RestartsAfterSupplement),
            Sql.Id(instance.Caller?.Instance),
            Sql.Long(instance.Caller?.Number),
            Sql.Jsonb(instance.Outside?.Write()),
            Sql.P(Folding.Fold($"{instance.SubjectCode} {title}"))
        );
        Follow(status, null);
    }

    private string Status() =>
        instance.State.Status switch
        {
            InstanceStatus.Ended => endElement is not null && endElement == instance.Design.RefusedEnd ? "Refused" : "Completed",
            InstanceStatus.Cancelled => "Cancelled",
            InstanceStatus.Failed => "Failed",
            _ => "Running",
        };

    private DateTimeOffset? EndedAt(string status) => status == "Running" ? null : work.Now;

    private void Follow(string status, Leaving? leaving, Departure? departure = null)
    {
        recent.KeepAfter(work, instance);
        work.Batch.Add(
            "insert into processes.trail (agency_id, instance_id, version, at, input, person_name, post) values ($1, $2, $3, $4, $5, $6, $7)",
            Sql.P(work.AgencyId),
            Sql.P(instance.Id),
            Sql.P(instance.Version),
            Sql.At(work.Now),
            Sql.Jsonb(TrailJson.Write(inputs, leaving, departure)),
            Sql.P(work.Actor.Name),
            Sql.P(work.Actor.Post)
        );
        if (instance.Outside is { Errand: null } outside)
        {
            OutsideCalls.Tell(work, instance, outside, instance.Version + 1, status);
        }

        if (status != "Running")
        {
            work.Batch.Add(
                "delete from processes.timer where agency_id = $1 and instance_id = $2",
                Sql.P(work.AgencyId),
                Sql.P(instance.Id)
            );
            if (instance is { Caller: null, Outside: null })
            {
                work.Publish(new ProcessEnded(instance.Id, instance.SubjectKind, instance.SubjectId, status));
            }
        }
    }

    /// <summary>Tells whoever called this instance, if anybody did.</summary>
    private void Answer(CallAnswer answer, string? code, ImmutableSortedDictionary<string, Value> variables, Leaving? leaving = null)
    {
        if (instance.Caller is { } caller)
        {
            Enqueue(caller.Instance, caller.Number, variables, null);
        }
        else if (instance.Outside is { Errand: not null } errand)
        {
            Standard.Errands.Tell(work, instance, errand, leaving);
        }
        else if (instance.Outside is { } outside)
        {
            var asked = outside.Results.ToHashSet(StringComparer.Ordinal);
            Enqueue(outside.Instance, outside.Number, variables.RemoveRange(variables.Keys.Where(k => !asked.Contains(k))), outside.Agency);
        }

        void Enqueue(Guid to, long number, ImmutableSortedDictionary<string, Value> results, int? agency) =>
            work.Enqueue(
                "processes.answer",
                new AnswerJob(Guid.CreateVersion7(), to, number, answer, code, Calls.Json(results), Chain + 1, agency)
            );
    }

    private Attempt AttemptAt(Effect.CallService service) =>
        Attempt is { } failed && inputs is [Input.Retry]
            ? failed with
            {
                Number = failed.Number + 1,
            }
            : new Attempt($"{instance.Id:N}-{service.TaskId}", 1, Chain + 1);

    private void Do(Effect effect, Leaving? leaving, Queue<Input> pending)
    {
        switch (effect)
        {
            case Effect.OpenTask open:
                opened.Add(open.TaskId);
                Tasks.Open(work, instance, schedule, open.TaskId, instance.Diagram.FindNode(open.ElementId)!, open.People.DueDate);
                break;
            case Effect.ExpectMessage message:
                Tasks.Open(work, instance, schedule, message.TaskId, instance.Diagram.FindNode(message.ElementId)!, null, "message");
                if (message.MessageName.Length > 0)
                {
                    Listeners.Add(work, instance.Id, message.TaskId, message.ElementId, EventKind.Message, message.MessageName);
                }

                break;
            case Effect.OfferSteps offer:
                Tasks.Open(work, instance, schedule, offer.TaskId, instance.Diagram.FindNode(offer.ElementId)!, null, "choice");
                break;
            case Effect.CloseTask closed when instance.Open.TryGetValue(closed.TaskId, out var task):
                endElement = Ways.EndAfter(instance.Diagram, task.ElementId, leaving?.Outcome);
                doneElement = leaving is { State: "Done" } && !work.Actor.IsSystem ? task.ElementId : doneElement;
                Tasks.Close(work, instance, schedule, task, leaving ?? new Leaving(closed.TaskId, "Done", null, null, null));
                break;
            case Effect.CancelTask cancelled when instance.Open.TryGetValue(cancelled.TaskId, out var task):
                var how = leaving?.Number == cancelled.TaskId ? leaving : new Leaving(cancelled.TaskId, "Cancelled", null, null, null);
                Tasks.Close(work, instance, schedule, task, how);
                break;
            case Effect.CancelTask cancelled when instance.Diagram.FindNode(cancelled.ElementId) is { Kind: NodeKind.CallActivity }:
                work.Enqueue("processes.withdraw", new WithdrawJob(instance.Id, cancelled.TaskId));
                break;
            case Effect.CallProcess call:
                work.Enqueue(
                    "processes.call",
                    new CallJob(instance.Id, call.TaskId, call.ProcessId, Calls.Json(call.Variables), Guid.CreateVersion7(), Chain + 1)
                    {
                        Agency = call.Owner,
                        IsHandOver = call.IsHandOver,
                        Results = [.. call.Results],
                    }
                );
                break;
            case Effect.Finish finish when finish.Status != InstanceStatus.Cancelled:
                var ended = finish.Status == InstanceStatus.Ended ? CallAnswer.Ended : CallAnswer.Failed;
                Answer(ended, finish.Code, instance.State.Variables, leaving);
                break;
            case Effect.Escalate escalation:
                Answer(CallAnswer.Escalated, escalation.Code, InstanceState.New.Variables);
                break;
            case Effect.Listen listen:
                Listeners.Add(work, instance.Id, listen.WaitId, listen.ElementId, listen.Kind, listen.Name);
                break;
            case Effect.Unlisten unlisten:
                Listeners.Remove(work, instance.Id, unlisten.WaitId);
                break;
            case Effect.Broadcast signal:
                var chain = Chain + (MostServices / MostSignals);
                work.Enqueue("processes.signal", new SignalJob(instance.Id, signal.Name, Calls.Json(InstanceState.New.Variables), chain));
                break;
            case Effect.CallService service:
                if (instance.Diagram.FindNode(service.ElementId)!.Service is null)
                {
                    pending.Enqueue(new Input.ServiceDone(service.TaskId));
                }
                else
                {
                    work.Enqueue("processes.service", new ServiceJob(instance.Id, service.TaskId, AttemptAt(service)));
                }

                break;
            case Effect.StartTimer timer:
                Timers.Arm(work, instance, schedule, timer);
                break;
            case Effect.CancelTimer timer:
                Timers.Disarm(work, instance.Id, timer.TimerId);
                break;
            case Effect.Incident incident:
                Trouble.Note(work, instance, incident, Attempt);
                break;
        }
    }
}
