using System.Collections.Immutable;
using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Running;

/// <summary>
/// Walks an instance at random to its end: completes, fires, answers, calls, picks, sends back; after many steps it only hurries to the end.
/// </summary>
internal sealed class RandomWalk(Diagram diagram, int seed, bool withReturns)
{
    private const int Patience = 80;
    private readonly Random _random = new(seed);
    public Walk Walk { get; } = new(diagram);

    /// <summary>Called after every step.</summary>
    public Action<InstanceState> Check { get; init; } = _ => { };

    /// <summary>True: now and then the machine dies before a step is stored, which is then done again, or right after, and somebody tries it again.</summary>
    public bool Crashes { get; init; }

    /// <summary>True when the instance ended.</summary>
    public bool ToTheEnd()
    {
        if (Walk.State.Status == InstanceStatus.New)
        {
            Do(new Input.Start { Variables = Data(true) });
        }
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

    /// <summary>Starts and goes so many steps, fewer when there is nothing more to do.</summary>
    public void Steps(int count)
    {
        Do(new Input.Start { Variables = Data(true) });
        for (var i = 0; i < count && Walk.State.Status == InstanceStatus.Running && Next(true) is { } input; i++)
        {
            Do(input);
        }
    }

    private void Do(Input input)
    {
        Walk.Now = Walk.Now.AddMinutes(_random.Next(600));
        if (Crashes && _random.Next(4) == 0)
        {
            // Worked out, but not stored: nobody may notice.
            _ = Engine.Step(Walk.Diagram, Walk.State, input, Walk.Now);
        }
        var result = Walk.Do(input);
        Assert.True(result.Refused is null, $"{input}: {result.Refused?.MessageEn}");
        if (Crashes && _random.Next(4) == 0)
        {
            Walk.Reload();
            if (input is Input.Complete or Input.ServiceDone or Input.CalledEnded)
            {
                Assert.NotNull(Walk.Do(input).Refused);
            }
        }
        Check(Walk.State);
    }

    private Input? Next(bool playful)
    {
        var state = Walk.State;
        List<Input> choices =
        [
            .. state.Tokens.Select(t => OfToken(t, playful)).OfType<Input>(),
            .. state.Waits.Select(w => OfWait(w, playful)).OfType<Input>(),
        ];
        if (choices.Count == 0)
        {
            return null;
        }
        var chosen = choices[_random.Next(choices.Count)];
        if (withReturns && playful && chosen is Input.Complete task && _random.Next(5) == 0)
        {
            var targets = Engine.ReturnTargets(Walk.Diagram, state, task.TaskId);
            if (!targets.IsEmpty)
            {
                var target = targets[_random.Next(targets.Length)];
                return new Input.SendBack(task.TaskId, target.ElementId, target.Withdraws.IsEmpty && _random.Next(2) == 0);
            }
        }
        return chosen;
    }

    private Input? OfToken(Token token, bool playful)
    {
        var node = Walk.Diagram.FindNode(token.At)!;
        if (token is { Phase: TokenPhase.Inside, Repeat: null } && node.Kind == NodeKind.AdHocSubProcess)
        {
            var steps = Engine.Pickable(Walk.Diagram, Walk.State, token.Id);
            return playful && _random.Next(3) > 0
                ? new Input.Enable(token.Id, steps[_random.Next(steps.Length)])
                : new Input.FinishAdHoc(token.Id);
        }
        if (token.Phase != TokenPhase.Open)
        {
            return null;
        }
        return node.Kind switch
        {
            NodeKind.UserTask or NodeKind.ReceiveTask => new Input.Complete(token.Id) { Variables = Data(playful) },
            NodeKind.ServiceTask => new Input.ServiceDone(token.Id),
            NodeKind.CallActivity => new Input.CalledEnded(token.Id),
            NodeKind.IntermediateThrowEvent or NodeKind.EndEvent => new Input.ServiceDone(token.Id),
            _ => null,
        };
    }

    /// <summary>What lets an armed event come; in a hurry not that which only opens more work.</summary>
    private Input? OfWait(Wait wait, bool playful)
    {
        var node = Walk.Diagram.FindNode(wait.At)!;
        if (!playful && node is not { Kind: not NodeKind.StartEvent, Interrupting: true })
        {
            return null;
        }
        return node.Event switch
        {
            EventKind.Timer => new Input.FireTimer(wait.Id),
            EventKind.Signal => new Input.Signal(node.EventName!) { Variables = Data(playful) },
            EventKind.Conditional => new Input.SetVariables { Variables = Data(playful) },
            _ => new Input.Message(node.EventName!) { Variables = Data(playful) },
        };
    }

    private ImmutableSortedDictionary<string, Value> Data(bool playful) =>
        InstanceState
            .New.Variables.Add("x", Value.Of(_random.Next(4)))
            .Add("y", Value.Of(_random.Next(4)))
            .Add("again", Value.Of(playful && _random.Next(3) == 0));
}
