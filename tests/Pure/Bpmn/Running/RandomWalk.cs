using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Running;

/// <summary>Walks an instance at random to its end: completes, fires, answers, sends back; after many steps it only hurries to the end.</summary>
internal sealed class RandomWalk(Diagram diagram, int seed, bool withReturns)
{
    private const int Patience = 80;
    private readonly Random _random = new(seed);
    public Walk Walk { get; } = new(diagram);

    /// <summary>Called after every step.</summary>
    public Action<InstanceState> Check { get; init; } = _ => { };

    /// <summary>True when the instance ended.</summary>
    public bool ToTheEnd()
    {
        Do(new Input.Start { Variables = Data(true) });
        for (var i = 0; i < 3000 && Walk.State.Status == InstanceStatus.Running; i++)
        {
            if (Next(i < Patience) is not { } input)
            {
                return false;
            }
            Do(input);
        }
        return Walk.State.Status == InstanceStatus.Ended;
    }

    private void Do(Input input)
    {
        Walk.Now = Walk.Now.AddMinutes(_random.Next(600));
        var result = Walk.Do(input);
        Assert.True(result.Refused is null, $"{input}: {result.Refused?.MessageEn}");
        Check(Walk.State);
    }

    private Input? Next(bool playful)
    {
        var state = Walk.State;
        var choices = state
            .Tokens.Where(t => t.Phase == TokenPhase.Open)
            .Select(t => (t, Node: diagram.FindNode(t.At)!))
            .Where(o => o.Node.Kind is NodeKind.UserTask or NodeKind.ServiceTask)
            .Select(o =>
                o.Node.Kind == NodeKind.UserTask
                    ? (Input)new Input.Complete(o.t.Id) { Variables = Data(playful) }
                    : new Input.ServiceDone(o.t.Id)
            )
            .Concat(state.Waits.Select(w => new Input.FireTimer(w.Id)))
            .ToList();
        if (choices.Count == 0)
        {
            return null;
        }
        var chosen = choices[_random.Next(choices.Count)];
        if (withReturns && playful && chosen is Input.Complete task && _random.Next(5) == 0)
        {
            var targets = Engine.ReturnTargets(diagram, state, task.TaskId);
            if (!targets.IsEmpty)
            {
                var target = targets[_random.Next(targets.Length)];
                return new Input.SendBack(task.TaskId, target.ElementId, target.Withdraws.IsEmpty && _random.Next(2) == 0);
            }
        }
        return chosen;
    }

    private System.Collections.Immutable.ImmutableSortedDictionary<string, Value> Data(bool playful) =>
        InstanceState
            .New.Variables.Add("x", Value.Of(_random.Next(4)))
            .Add("y", Value.Of(_random.Next(4)))
            .Add("again", Value.Of(playful && _random.Next(3) == 0));
}
