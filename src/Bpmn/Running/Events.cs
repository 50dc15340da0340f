using System.Collections.Immutable;
using IsoDienTu.Bpmn.Expressions;
using IsoDienTu.Bpmn.Nodes;

namespace IsoDienTu.Bpmn.Running;

/// <summary>Arms events, notices what comes, and lets the work go on from there. Errors and escalations are not armed: see <see cref="Throwing"/>.</summary>
internal static class Events
{
    /// <summary>Why one of the events cannot be armed; null when all can.</summary>
    public static Trouble? Check(Run run, IEnumerable<Node> events, Mover mover) =>
        events.Select(e => Check(run, e, mover)).FirstOrDefault(t => t is not null);

    /// <summary>The same for the event sub-processes of a scope that is to be opened.</summary>
    public static Trouble? CheckInside(Run run, ImmutableArray<Node> container, Mover mover) => Check(run, Triggers(container), mover);

    /// <summary>Arms events that passed <see cref="Check(Run, IEnumerable{Node}, Mover)"/> for a token at rest.</summary>
    public static void Arm(Run run, IEnumerable<Node> events, Token token)
    {
        foreach (var node in events)
        {
            Arm(run, node, new Wait(0, node.Id, token.Id, token.ScopeId), token.Outcome);
        }
    }

    /// <summary>Arms the event sub-processes of a scope.</summary>
    public static void ArmInside(Run run, ImmutableArray<Node> container, Scope scope)
    {
        foreach (var node in Triggers(container))
        {
            Arm(run, node, new Wait(0, node.Id, null, scope.Id), null);
        }
    }

    public static void Disarm(Run run, Wait wait)
    {
        run.Waits.Remove(wait);
        if (KindOf(run.NodeOf(wait.At)) is EventKind.Timer)
        {
            run.Tell(new Effect.CancelTimer(wait.Id, wait.At));
        }
        else if (KindOf(run.NodeOf(wait.At)) is EventKind.Message or EventKind.Signal)
        {
            run.Tell(new Effect.Unlisten(wait.Id, wait.At));
        }
    }

    /// <summary>The event came: the work goes on from it, instead of what it interrupts or beside it.</summary>
    public static void Trigger(Run run, Wait wait)
    {
        var node = run.NodeOf(wait.At);
        if (wait.TokenId is not { } id || run.Tokens.Find(t => t.Id == id) is not { } token)
        {
            EventSubProcess.Trigger(run, node.Parent!, wait.ScopeId, null);
        }
        else if (node.Kind != NodeKind.BoundaryEvent)
        {
            run.Leave(node, run.Lift(token));
        }
        else
        {
            run.Leave(node, node.Interrupting ? run.Withdraw(token) : new Mover(token.ScopeId, token.Outcome));
        }
    }

    /// <summary>The longest waiting event of a message; null when none waits.</summary>
    public static Wait? Waiting(Run run, string message) =>
        run.Waits.Where(w => KindOf(run.NodeOf(w.At)) == EventKind.Message && NameOf(run, w) == message).MinBy(w => w.Id);

    /// <summary>Lets every event hear a signal that waits for it now, with what it brings; false when none does.</summary>
    public static bool Signal(Run run, string name, ImmutableSortedDictionary<string, Value> variables)
    {
        var hearing = run.Waits.Where(w => KindOf(run.NodeOf(w.At)) == EventKind.Signal && NameOf(run, w) == name).ToList();
        foreach (var wait in hearing.Where(run.Waits.Contains))
        {
            Inputs.Set(run, variables, wait.ScopeId);
            Trigger(run, wait);
        }
        return hearing.Count > 0;
    }

    /// <summary>Looks at one condition after the other; true when one triggered.</summary>
    public static bool Conditions(Run run)
    {
        for (var i = 0; i < run.Waits.Count; i++)
        {
            var wait = run.Waits[i];
            if (run.NodeOf(wait.At) is not { Event: EventKind.Conditional } node)
            {
                continue;
            }
            var (holds, trouble) = Look(run, node, wait);
            if (trouble is not null && !wait.Warned)
            {
                run.Report(wait.Id, node, trouble);
            }
            if (holds != wait.Held || trouble is not null != wait.Warned)
            {
                run.Waits[i] = wait with { Held = holds, Warned = trouble is not null };
            }
            if (holds && !wait.Held)
            {
                Trigger(run, run.Waits[i]);
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether a condition holds; one that cannot be worked out does not.</summary>
    private static (bool Holds, Trouble? Trouble) Look(Run run, Node node, Wait wait)
    {
        try
        {
            return (node.Condition?.Holds(run.Names(new Mover(wait.ScopeId))) ?? false, null);
        }
        catch (ExpressionError error)
        {
            return (false, Trouble.Expression(node, error));
        }
    }

    public static EventKind KindOf(Node node) => node.Kind == NodeKind.ReceiveTask ? EventKind.Message : node.Event;

    private static string NameOf(Run run, Wait wait) => wait.Name ?? run.NodeOf(wait.At).EventName ?? "";

    public static IEnumerable<Node> Triggers(ImmutableArray<Node> container) => container.Select(n => n.Trigger).OfType<Node>();

    private static Trouble? Check(Run run, Node node, Mover mover)
    {
        try
        {
            switch (KindOf(node))
            {
                case EventKind.Timer:
                    return Timers.Check(run, node, mover);
                case EventKind.Message or EventKind.Signal:
                    _ = Template.Fill(node.EventName ?? "", run.Names(mover));
                    break;
                case EventKind.Conditional:
                    _ = node.Condition?.Holds(run.Names(mover));
                    break;
            }
            return null;
        }
        catch (ExpressionError error)
        {
            return Trouble.Expression(node, error);
        }
    }

    /// <summary>Arms one event that passed the check.</summary>
    public static void Arm(Run run, Node node, Wait wait, string? outcome)
    {
        var mover = new Mover(wait.ScopeId, outcome);
        switch (KindOf(node))
        {
            case EventKind.Timer:
                Timers.Arm(run, node, wait, mover);
                break;
            case EventKind.Conditional:
                run.Waits.Add(wait with { Id = run.NextNumber() });
                break;
            case EventKind.Message or EventKind.Signal:
                var name = Template.Fill(node.EventName ?? "", run.Names(mover));
                var armed = wait with { Id = run.NextNumber(), Name = name == node.EventName ? null : name };
                run.Waits.Add(armed);
                run.Tell(new Effect.Listen(armed.Id, node.Id, KindOf(node), name));
                break;
        }
    }
}
