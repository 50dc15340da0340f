using System.Collections.Immutable;
using IsoDienTu.Bpmn.Expressions;
using IsoDienTu.Bpmn.Nodes;

namespace IsoDienTu.Bpmn.Running;

/// <summary>Turns an input into the first operations of a step, or says why it does not fit.</summary>
internal static class Inputs
{
    public static Refusal? Apply(Run run, Input input)
    {
        if (input is Input.Start start)
        {
            return Begin(run, start);
        }
        if (run.Status != InstanceStatus.Running)
        {
            return Refusals.NotRunning();
        }
        var refusal = input switch
        {
            Input.Complete complete => Complete(run, complete),
            Input.SendBack back => Returns.Apply(run, back),
            Input.FireTimer fire => FireTimer(run, fire.TimerId),
            Input.ServiceDone done => ServiceDone(run, done),
            Input.ServiceFailed failed => ServiceFailed(run, failed),
            Input.Message message => Deliver(run, message),
            Input.Retry retry => Retry(run, retry.TokenId),
            Input.Move move => Moves.Apply(run, move),
            Input.Skip skip => Cures.Skip(run, skip),
            Input.Relocate relocate => Cures.Relocate(run, relocate),
            Input.Cancel => Cancel(run),
            _ => null,
        };
        if (refusal is null)
        {
            Set(run, input.Variables);
        }
        return refusal;
    }

    private static Refusal? Begin(Run run, Input.Start start)
    {
        if (run.Status != InstanceStatus.New)
        {
            return Refusals.AlreadyStarted();
        }
        if (Process(run.Diagram, start.ProcessId) is not { } process)
        {
            return Refusals.NoProcess(start.ProcessId);
        }
        var unsupported = run.Diagram.Nodes.Where(n => n.ProcessId == process.Id && n.Behaviour is null).ToList();
        if (unsupported.Count > 0)
        {
            return Refusals.Unsupported(unsupported);
        }
        var starts = Nodes.Start.Of(process.Nodes);
        if (starts.Count == 0)
        {
            return Refusals.NoStart(process.Id);
        }
        run.Status = InstanceStatus.Running;
        run.ProcessId = process.Id;
        Set(run, start.Variables);
        var scope = new Scope(run.NextNumber(), null);
        run.Scopes.Add(scope);
        foreach (var node in starts)
        {
            run.Arrive(node, new Mover(scope.Id));
        }
        return null;
    }

    private static Process? Process(Diagram diagram, string? id) =>
        id is not null
            ? diagram.Processes.FirstOrDefault(p => p.Id == id)
            : diagram.Processes.FirstOrDefault(p => p.IsExecutable && !p.Nodes.IsEmpty)
                ?? diagram.Processes.FirstOrDefault(p => !p.Nodes.IsEmpty);

    private static Refusal? Complete(Run run, Input.Complete input)
    {
        if (run.Tokens.Find(t => t.Id == input.TaskId && t.Phase == TokenPhase.Open) is not { } token)
        {
            return Refusals.NoSuchTask(input.TaskId);
        }
        var node = run.NodeOf(token.At);
        if (node.Behaviour is not { IsHuman: true })
        {
            return Refusals.NoSuchTask(input.TaskId);
        }
        var offered = Outcomes.Of(node);
        if (input.Outcome is { } outcome && !offered.IsEmpty && offered.All(o => o.Code != outcome))
        {
            return Refusals.UnknownOutcome(node, outcome, offered);
        }
        Note(run, token, node);
        Finish(run, token, node, input.Outcome ?? Named(input.Variables));
        return null;
    }

    /// <summary>A host that knows nothing of outcomes may hand the outcome in as a variable of that name.</summary>
    private static string? Named(ImmutableSortedDictionary<string, Value> variables) =>
        variables.GetValueOrDefault(Comparison.OutcomeName) is Value.Text text ? text.Words : null;

    /// <summary>Remembers a completed step as one that work may be sent back to.</summary>
    private static void Note(Run run, Token token, Node node)
    {
        var at = run.Scopes.FindIndex(s => s.Id == token.ScopeId);
        run.Scopes[at] = run.Scopes[at] with { Done = run.Scopes[at].Done.Remove(node.Id).Add(node.Id) };
    }

    private static void Finish(Run run, Token token, Node node, string? outcome)
    {
        run.Tell(new Effect.CloseTask(token.Id, node.Id));
        var mover = run.Lift(token) with { Outcome = outcome, BackTo = null };
        if (token.BackTo is { } returner)
        {
            run.Arrive(run.NodeOf(returner), mover);
        }
        else
        {
            run.Leave(node, mover);
        }
    }

    private static Refusal? FireTimer(Run run, long id)
    {
        if (run.Waits.Find(w => w.Id == id) is not { } wait)
        {
            return Refusals.NoSuchTimer(id);
        }
        Timers.Fire(run, wait);
        return null;
    }

    private static Token? Service(Run run, long id) =>
        run.Tokens.Find(t => t.Id == id && t.Phase == TokenPhase.Open && run.NodeOf(t.At).Behaviour is ServiceTask);

    private static Refusal? ServiceDone(Run run, Input.ServiceDone done)
    {
        if (Service(run, done.TaskId) is not { } token)
        {
            return Refusals.NoSuchTask(done.TaskId);
        }
        Finish(run, token, run.NodeOf(token.At), token.Outcome);
        return null;
    }

    private static Refusal? ServiceFailed(Run run, Input.ServiceFailed failed)
    {
        if (Service(run, failed.TaskId) is not { } token)
        {
            return Refusals.NoSuchTask(failed.TaskId);
        }
        var node = run.NodeOf(token.At);
        run.Stick(node, run.Lift(token), Trouble.Service(node, failed.Reason));
        return null;
    }

    private static Refusal? Deliver(Run run, Input.Message message)
    {
        var token = run.Tokens.Find(t =>
            t.Phase == TokenPhase.Open && run.NodeOf(t.At) is { Kind: NodeKind.ReceiveTask } node && node.MessageName == message.Name
        );
        if (token is null)
        {
            return Refusals.NobodyWaits(message.Name);
        }
        Finish(run, token, run.NodeOf(token.At), token.Outcome);
        return null;
    }

    private static Refusal? Retry(Run run, long id)
    {
        if (run.Tokens.Find(t => t.Id == id && t.Phase is TokenPhase.Stuck or TokenPhase.Blocked) is not { } token)
        {
            return Refusals.NoSuchToken(id);
        }
        var node = run.NodeOf(token.At);
        var mover = run.Lift(token);
        if (token.Phase == TokenPhase.Stuck)
        {
            run.Arrive(node, mover);
        }
        else
        {
            run.Leave(node, mover);
        }
        return null;
    }

    private static Refusal? Cancel(Run run)
    {
        run.Empty(run.Scopes[0]);
        run.Scopes.Clear();
        run.Status = InstanceStatus.Cancelled;
        run.Tell(new Effect.Finish(InstanceStatus.Cancelled));
        return null;
    }

    /// <summary>The outcome travels with its token and is no variable: a later gateway on another branch must not see it.</summary>
    private static void Set(Run run, ImmutableSortedDictionary<string, Value> variables)
    {
        foreach (var (name, value) in variables)
        {
            if (name != Comparison.OutcomeName || value is not Value.Text)
            {
                run.Variables = run.Variables.SetItem(name, value);
            }
        }
    }
}
