using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Playing;

/// <summary>The world of one scenario: a clock, the instances, their timers, and what ran. It stands in for the durable host.</summary>
/// <param name="held">Automatic steps, and calls of what is not at hand, wait for a step that answers them; else they are done at once.</param>
/// <param name="effort">Inputs the engine is given at the most.</param>
internal sealed class Stage(
    IReadOnlyList<ReadResult> files,
    string? process,
    Func<string, DateTimeOffset, DateTimeOffset?> workingTerm,
    bool held = false,
    int effort = int.MaxValue
)
{
    /// <summary>More firings in one advance are a mistake of the scenario, not patience.</summary>
    private const int MaxFirings = 100_000;

    /// <summary>Automatic steps and instances that call one another without end are cut after so many.</summary>
    private const int MaxInputs = 10_000;

    private readonly Queue<(Actor Actor, Input Input)> _inputs = new();
    private int _left = effort;

    public List<Actor> Actors { get; } = [];
    public List<Alarm> Alarms { get; } = [];
    public Dictionary<string, int> Ran { get; } = new(StringComparer.Ordinal);
    public List<string> Incidents { get; } = [];
    public DateTimeOffset Now { get; private set; } = ScenarioPlayer.Beginning;

    /// <summary>What happened on a stage that holds its services; nobody looks back on another.</summary>
    public List<Happening> Happenings { get; } = [];

    /// <summary>Why the engine did not take the last input it refused; null when it took all.</summary>
    public Refusal? Refused { get; set; }

    public DateTimeOffset? Due(string term, DateTimeOffset start) => workingTerm(term, start);

    /// <summary>Whether an open automatic step waits for its answer from here, not from an instance it called.</summary>
    public bool IsHeld(Actor actor, Token token) =>
        held
        && actor.Diagram.FindNode(token.At) is { IsActivity: true, Behaviour: { IsHuman: false } }
        && !Actors.Exists(a => a.IsRunning && a.Caller == (actor, token.Id));

    /// <summary>Starts an instance of the scenario's process; gives the reason when it cannot start.</summary>
    public string? Start(Input.Start input) =>
        Rehearsal.Fault(files, process) ?? Begin(files[0].Diagram!, input with { ProcessId = process });

    /// <summary>Starts the process whose start event waits for a message; null when there is none, else the reason why it cannot start.</summary>
    /// <param name="id">That process, or null for any.</param>
    public (bool Found, string? Problem) StartBy(EventKind kind, string name, string? id, Input.Start input)
    {
        var found = false;
        foreach (var (diagram, start) in Starts(kind, name).Where(s => id is null || s.Start.ProcessId == id))
        {
            if (found && kind == EventKind.Message)
            {
                break;
            }
            found = true;
            if (Rehearsal.Fault(files, start.ProcessId) is { } fault)
            {
                return (true, fault);
            }
            if (Begin(diagram, input with { ProcessId = start.ProcessId, StartId = start.Id }) is { } problem)
            {
                return (true, problem);
            }
        }
        return (found, null);
    }

    /// <summary>Steps an instance and does what a host does with the effects.</summary>
    public Refusal? Act(Actor actor, Input first)
    {
        var result = Step(actor, first);
        if (result.Refused is not null)
        {
            Refused = result.Refused;
            return result.Refused;
        }
        Heed(actor, result);
        for (var left = MaxInputs; _inputs.TryDequeue(out var next); left--)
        {
            if (left == 0)
            {
                _inputs.Clear();
                Incidents.Add("automatic steps call one another without end");
                break;
            }
            if (Actors.Contains(next.Actor))
            {
                Next(next.Actor, next.Input);
            }
        }
        return null;
    }

    /// <summary>Moves the clock, firing what comes due on the way in order; false when it would not end.</summary>
    public bool Advance(DateTimeOffset until)
    {
        for (var i = 0; i < MaxFirings; i++)
        {
            var next = Alarms.Where(a => a.Due <= until).OrderBy(a => a.Due).ThenBy(a => a.TimerId).FirstOrDefault();
            if (next is null)
            {
                Now = until;
                return true;
            }
            Now = next.Due!.Value > Now ? next.Due.Value : Now;
            Alarms.Remove(next);
            Act(next.Actor, new Input.FireTimer(next.TimerId));
        }
        return false;
    }

    private StepResult Step(Actor actor, Input input) =>
        _left-- > 0 ? Engine.Step(actor.Diagram, actor.State, input, Now) : throw new StageExhaustedException();

    private void Next(Actor actor, Input input)
    {
        var result = Step(actor, input);
        if (result.Refused is { } refused && input is Input.Start)
        {
            Actors.Remove(actor);
            if (actor.Caller is { } caller)
            {
                _inputs.Enqueue((caller.Actor, new Input.ServiceFailed(caller.TaskId, refused.MessageEn)));
            }
        }
        Heed(actor, result);
    }

    private IEnumerable<(Diagram Diagram, Node Start)> Starts(EventKind kind, string name) =>
        files
            .Select(f => f.Diagram)
            .OfType<Diagram>()
            .SelectMany(d =>
                d.Nodes.Where(n => n is { Kind: NodeKind.StartEvent, Parent: null } && n.Event == kind && n.EventName == name)
                    .Select(n => (d, n))
            );

    private string? Begin(Diagram diagram, Input.Start input)
    {
        var actor = new Actor(diagram);
        Actors.Add(actor);
        if (Act(actor, input) is { } refused)
        {
            Actors.Remove(actor);
            return $"{refused.ElementId}: {refused.MessageEn}";
        }
        return null;
    }

    private void Heed(Actor actor, StepResult result)
    {
        actor.State = result.State;
        foreach (var token in result.State.Tokens)
        {
            actor.Since.TryAdd(token.Id, Now);
        }
        if (held)
        {
            Happenings.AddRange(result.Effects.Select(e => new Happening(Now, actor, e)));
        }
        foreach (var effect in result.Effects)
        {
            Heed(actor, effect);
        }
    }

    private void Heed(Actor actor, Effect effect)
    {
        switch (effect)
        {
            case Effect.OpenTask open:
                actor.People[open.TaskId] = open.People;
                break;
            case Effect.CallService call:
                Count(call.ElementId);
                if (!held)
                    _inputs.Enqueue((actor, new Input.ServiceDone(call.TaskId)));
                break;
            case Effect.CallProcess call:
                Call(actor, call);
                break;
            case Effect.CancelTask cancelled:
                // One that has not begun yet never will.
                Actors.RemoveAll(a => a.State.Status == InstanceStatus.New && a.Caller == (actor, cancelled.TaskId));
                foreach (var called in Actors.Where(a => a.IsRunning && a.Caller == (actor, cancelled.TaskId)))
                {
                    _inputs.Enqueue((called, new Input.Cancel()));
                }
                break;
            case Effect.Ran ran:
                Count(ran.ElementId);
                break;
            case Effect.StartTimer timer:
                Alarms.Add(new Alarm(actor, timer.TimerId, timer.Due ?? workingTerm(timer.Text, Now)));
                break;
            case Effect.CancelTimer timer:
                Alarms.RemoveAll(a => a.Actor == actor && a.TimerId == timer.TimerId);
                break;
            case Effect.Broadcast signal:
                Broadcast(actor, signal.Name);
                break;
            case Effect.Escalate escalation when actor.Caller is { } caller:
                _inputs.Enqueue((caller.Actor, new Input.CalledEscalated(caller.TaskId, escalation.Code)));
                break;
            case Effect.Finish finish when actor.Caller is { } caller:
                TellCaller(actor, finish, caller);
                break;
            case Effect.Incident incident:
                Incidents.Add($"{incident.ElementId}: {incident.MessageEn}");
                break;
        }
    }

    private void Call(Actor actor, Effect.CallProcess call)
    {
        var diagram = files.Select(f => f.Diagram).OfType<Diagram>().FirstOrDefault(d => d.Processes.Any(p => p.Id == call.ProcessId));
        if (held && (diagram is null || call.Owner is not null))
        {
            return;
        }
        if (diagram is null)
        {
            _inputs.Enqueue((actor, new Input.ServiceFailed(call.TaskId, $"no process '{call.ProcessId}'")));
            return;
        }
        var called = new Actor(diagram) { Caller = (actor, call.TaskId) };
        Actors.Add(called);
        _inputs.Enqueue((called, new Input.Start(call.ProcessId, Called: true) { Variables = call.Variables }));
    }

    private void TellCaller(Actor called, Effect.Finish finish, (Actor Actor, long TaskId) caller)
    {
        Input? answer = finish.Status switch
        {
            InstanceStatus.Ended => new Input.CalledEnded(caller.TaskId) { Variables = called.State.Variables },
            InstanceStatus.Failed => new Input.CalledFailed(caller.TaskId, finish.Code),
            _ => null,
        };
        if (answer is not null)
        {
            _inputs.Enqueue((caller.Actor, answer));
        }
    }

    private void Broadcast(Actor thrower, string name)
    {
        foreach (var other in Actors.Where(a => a != thrower && a.IsRunning))
        {
            _inputs.Enqueue((other, new Input.Signal(name)));
        }
        foreach (
            var (diagram, start) in Starts(EventKind.Signal, name).Where(s => Rehearsal.Fault(files, s.Start.ProcessId) is null).ToList()
        )
        {
            var started = new Actor(diagram);
            Actors.Add(started);
            _inputs.Enqueue((started, new Input.Start(start.ProcessId, start.Id)));
        }
    }

    private void Count(string elementId) => Ran[elementId] = Ran.GetValueOrDefault(elementId) + 1;
}

/// <summary>The engine was given all the inputs a stage allows.</summary>
internal sealed class StageExhaustedException : Exception;
