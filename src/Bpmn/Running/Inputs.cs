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
        // More work is not taken up by an instance that has run away already; what is open in it may still be done.
        if (input is Input.Message or Input.Signal or Input.Enable && run.Tokens.Count >= Run.MaxTokens)
        {
            return Refusals.Full();
        }
        var refusal = input switch
        {
            Input.Complete complete => Complete(run, complete),
            Input.SendBack back => Returns.Apply(run, back),
            Input.FireTimer fire => FireTimer(run, fire.TimerId),
            Input.ServiceDone done => Answers.ServiceDone(run, done),
            Input.ServiceFailed failed => Answers.ServiceFailed(run, failed),
            Input.CalledEnded ended => Answers.CalledEnded(run, ended),
            Input.CalledFailed failed => Answers.CalledFailed(run, failed),
            Input.CalledEscalated escalated => Answers.CalledEscalated(run, escalated),
            Input.Message message => Deliver(run, message),
            Input.Signal signal => Events.Signal(run, signal.Name, signal.Variables) ? null : Refusals.NobodyWaits(signal.Name),
            Input.Enable enable => Enable(run, enable),
            Input.FinishAdHoc finish => FinishAdHoc(run, finish.TaskId),
            Input.Retry retry => Cures.Retry(run, retry.TokenId),
            Input.Move move => Moves.Apply(run, move),
            Input.Skip skip => Cures.Skip(run, skip),
            Input.Relocate relocate => Cures.Relocate(run, relocate),
            Input.Cancel => Cancel(run),
            _ => null,
        };
        // A step's own variables are set by whoever knows the scope it stands in; the results of a called process are handed over by its call.
        if (refusal is null && input is not (Input.Complete or Input.ServiceDone or Input.CalledEnded or Input.Message or Input.Signal))
        {
            Set(run, input.Variables, run.Scopes.Count > 0 ? run.Scopes[0].Id : 0);
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
        var starts = start.StartId is { } id
            ? [.. process.Nodes.Where(n => n.Kind == NodeKind.StartEvent && n.Id == id)]
            : Nodes.Start.Of(process.Nodes);
        if (starts.Count == 0)
        {
            return Refusals.NoStart(process);
        }
        run.ProcessId = process.Id;
        Set(run, start.Variables, 0);
        if (Events.CheckInside(run, process.Nodes, new Mover(0)) is { } trouble)
        {
            return Refusals.CannotBegin(process.Id, trouble);
        }
        run.Status = InstanceStatus.Running;
        run.Called = start.Called;
        var scope = run.OpenScope(process.Nodes, null);
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
        if (!run.IsOneRun(node, token.ScopeId))
        {
            run.NoteDone(node, token.ScopeId);
        }
        Set(run, input.Variables, token.ScopeId);
        Finish(run, token, node, input.Outcome ?? Named(input.Variables));
        return null;
    }

    /// <summary>A host that knows nothing of outcomes may hand the outcome in as a variable of that name.</summary>
    private static string? Named(ImmutableSortedDictionary<string, Value> variables) =>
        variables.GetValueOrDefault(Comparison.OutcomeName) is Value.Text text ? text.Words : null;

    /// <summary>A task, or what a step called, is completed: its token goes on.</summary>
    public static void Finish(Run run, Token token, Node node, string? outcome)
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
        if (run.Waits.Find(w => w.Id == id) is not { } wait || run.NodeOf(wait.At).Event != EventKind.Timer)
        {
            return Refusals.NoSuchTimer(id);
        }
        Timers.Fire(run, wait);
        return null;
    }

    private static Refusal? Deliver(Run run, Input.Message message)
    {
        var wait = Events.Waiting(run, message.Name);
        var token = run
            .Tokens.Where(t =>
                t.Phase == TokenPhase.Open
                && run.NodeOf(t.At) is { Kind: NodeKind.ReceiveTask }
                && ReceiveTask.NameOf(run, t) == message.Name
            )
            .MinBy(t => t.Id);
        if (token is not null && (wait is null || token.Id < wait.Id))
        {
            Set(run, message.Variables, token.ScopeId);
            Finish(run, token, run.NodeOf(token.At), token.Outcome);
        }
        else if (wait is not null)
        {
            Set(run, message.Variables, wait.ScopeId);
            Events.Trigger(run, wait);
        }
        else
        {
            return Refusals.NobodyWaits(message.Name);
        }
        return null;
    }

    private static Refusal? Enable(Run run, Input.Enable enable)
    {
        if (!AdHocSubProcess.Pickable(run.Diagram, run.State(), enable.TaskId).Contains(enable.ElementId))
        {
            return Refusals.NotPickable(enable.ElementId);
        }
        run.Arrive(run.NodeOf(enable.ElementId), new Mover(run.Scopes.Find(s => s.TokenId == enable.TaskId)!.Id));
        return null;
    }

    private static Refusal? FinishAdHoc(Run run, long id)
    {
        if (
            run.Tokens.Find(t => t.Id == id) is not { Repeat: null } token
            || run.NodeOf(token.At) is not { AdHoc: { } facts } node
            || run.Scopes.Find(s => s.TokenId == id) is not { Enough: false, Closing: false } scope
        )
        {
            return Refusals.NoSuchTask(id);
        }
        if (!facts.CancelRemaining && run.Tokens.Exists(t => t.ScopeId == scope.Id))
        {
            return Refusals.StillOpen(node.Id);
        }
        AdHocSubProcess.Finish(run, node, scope);
        return null;
    }

    private static Refusal? Cancel(Run run)
    {
        run.End(InstanceStatus.Cancelled);
        return null;
    }

    /// <summary>The outcome travels with its token and is no variable: a later gateway on another branch must not see it.</summary>
    public static void Set(Run run, ImmutableSortedDictionary<string, Value> variables, long scopeId)
    {
        foreach (var (name, value) in variables)
        {
            if (name != Comparison.OutcomeName || value is not Value.Text)
            {
                run.Set(name, value, scopeId);
            }
        }
    }
}
