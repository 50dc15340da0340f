namespace IsoDienTu.Bpmn.Playing;

/// <summary>A timer of an instance on the stage; without a due instant it never fires.</summary>
internal sealed record Alarm(Actor Actor, long TimerId, DateTimeOffset? Due);

/// <summary>One instance on the stage.</summary>
internal sealed class Actor(Diagram diagram)
{
    public Diagram Diagram { get; } = diagram;
    public InstanceState State { get; set; } = InstanceState.New;
    public Dictionary<long, Assignment> People { get; } = [];

    /// <summary>Open user, manual and receive tasks, longest open first.</summary>
    public IEnumerable<Token> OpenTasks =>
        State.Tokens.Where(t => t.Phase == TokenPhase.Open && Diagram.FindNode(t.At)?.Behaviour is { IsHuman: true });
}

/// <summary>The world of one scenario: a clock, the instances, their timers, and what ran. It stands in for the durable host.</summary>
internal sealed class Stage(IReadOnlyList<ReadResult> files, string? process, Func<string, DateTimeOffset, DateTimeOffset?> workingTerm)
{
    /// <summary>More firings in one advance are a mistake of the scenario, not patience.</summary>
    private const int MaxFirings = 100_000;

    /// <summary>Automatic steps that call one another without end are cut after so many.</summary>
    private const int MaxInputs = 10_000;

    /// <summary>Faults of a single element that keep a diagram from starting. Soundness is not among them: a scenario may show a deadlock.</summary>
    private static readonly HashSet<string> Stoppers = ["unsupported", "timer", "wrong_flow"];

    public List<Actor> Actors { get; } = [];
    public List<Alarm> Alarms { get; } = [];
    public Dictionary<string, int> Ran { get; } = new(StringComparer.Ordinal);
    public List<string> Incidents { get; } = [];
    public DateTimeOffset Now { get; private set; } = ScenarioPlayer.Beginning;

    /// <summary>Starts an instance; gives the reason when it cannot start.</summary>
    public string? Start(Input.Start input)
    {
        var file = files[0];
        var errors = file.Findings.Concat(
            file.Diagram is null ? [] : Checker.Check(file.Diagram).Findings.Where(f => Stoppers.Contains(f.Kind))
        );
        var stopping = errors.Where(f => f.Level == FindingLevel.Error).Select(f => $"{f.ElementId}: {f.MessageEn}").ToList();
        if (stopping.Count > 0)
        {
            return string.Join(" ", stopping);
        }
        var actor = new Actor(file.Diagram!);
        if (Act(actor, input with { ProcessId = process }) is { } refused)
        {
            return $"{refused.ElementId}: {refused.MessageEn}";
        }
        Actors.Add(actor);
        return null;
    }

    /// <summary>Steps an instance and does what a host does with the effects.</summary>
    public Refusal? Act(Actor actor, Input first)
    {
        var inputs = new Queue<Input>([first]);
        for (var left = MaxInputs; inputs.TryDequeue(out var input); left--)
        {
            if (left == 0)
            {
                Incidents.Add("automatic steps call one another without end");
                break;
            }
            var result = Engine.Step(actor.Diagram, actor.State, input, Now);
            if (result.Refused is not null && input == first)
            {
                return result.Refused;
            }
            actor.State = result.State;
            foreach (var effect in result.Effects)
            {
                Heed(actor, effect, inputs);
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

    private void Heed(Actor actor, Effect effect, Queue<Input> inputs)
    {
        switch (effect)
        {
            case Effect.OpenTask open:
                actor.People[open.TaskId] = open.People;
                break;
            case Effect.CallService call:
                Count(call.ElementId);
                inputs.Enqueue(new Input.ServiceDone(call.TaskId));
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
            case Effect.Incident incident:
                Incidents.Add($"{incident.ElementId}: {incident.MessageEn}");
                break;
        }
    }

    private void Count(string elementId) => Ran[elementId] = Ran.GetValueOrDefault(elementId) + 1;
}
