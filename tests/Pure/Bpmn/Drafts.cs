using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn;

/// <summary>Short ways to write a diagram in a test and to run it.</summary>
internal static class Drafts
{
    public static readonly DateTimeOffset Morning = new(2026, 1, 5, 8, 0, 0, TimeSpan.FromHours(7));

    public static ReadResult Read(string processContent, string rootContent = "") =>
        BpmnReader.Read(
            $"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:isodientu:test">{rootContent}<process id="p" isExecutable="true">
            {processContent}
            </process></definitions>
            """
        );

    public static Diagram Diagram(string processContent, string rootContent = "")
    {
        var read = Read(processContent, rootContent);
        Assert.Empty(read.Findings.Where(f => f.Level == FindingLevel.Error));
        return read.Diagram!;
    }

    /// <summary>"a>b" or "a>b?condition", separated by blanks, as sequence flows named by their ends.</summary>
    public static string Flows(string flows) =>
        string.Concat(
            flows
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Select(f =>
                {
                    var condition = f.Split('?', 2);
                    var ends = condition[0].Split('>');
                    var inside = condition.Length == 1 ? "" : $"<conditionExpression>{condition[1]}</conditionExpression>";
                    return $"<sequenceFlow id=\"{ends[0]}-{ends[1]}\" sourceRef=\"{ends[0]}\" targetRef=\"{ends[1]}\">{inside}</sequenceFlow>";
                })
        );

    public static string Tasks(params string[] ids) => string.Concat(ids.Select(id => $"<userTask id=\"{id}\"/>"));
}

/// <summary>An instance in a test: steps it and keeps the trail and all effects.</summary>
internal sealed class Walk(Diagram diagram)
{
    public Diagram Diagram { get; private set; } = diagram;
    public InstanceState State { get; private set; } = InstanceState.New;
    public List<(Input Input, DateTimeOffset At)> Trail { get; } = [];
    public List<Effect> Effects { get; } = [];
    public DateTimeOffset Now { get; set; } = Drafts.Morning;

    public StepResult Do(Input input)
    {
        var result = Engine.Step(Diagram, State, input, Now);
        if (result.Refused is null)
        {
            Trail.Add((input, Now));
            Effects.AddRange(result.Effects);
            State = result.State;
        }
        return result;
    }

    /// <summary>Goes on by another diagram, unless that is refused.</summary>
    public StepResult Migrate(Diagram to, MigrationPlan? plan = null)
    {
        var result = Engine.Migrate(Diagram, to, State, plan ?? MigrationPlan.AsProposed, Now);
        if (result.Refused is null)
        {
            Effects.AddRange(result.Effects);
            (State, Diagram) = (result.State, to);
        }
        return result;
    }

    /// <summary>Takes the state anew from what is stored.</summary>
    public void Reload() => State = InstanceState.Parse(State.ToJson());

    public Walk Start()
    {
        Assert.Null(Do(new Input.Start()).Refused);
        return this;
    }

    public Walk Complete(string id, string? outcome = null)
    {
        var result = Do(new Input.Complete(TaskAt(id), outcome));
        Assert.True(result.Refused is null, result.Refused?.MessageEn);
        return this;
    }

    public long TaskAt(string id) => State.Tokens.First(t => t.At == id && t.Phase == TokenPhase.Open).Id;

    public IEnumerable<string> Active => State.Tokens.Where(t => t.Phase == TokenPhase.Open).Select(t => t.At);
}
