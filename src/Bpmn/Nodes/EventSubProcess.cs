using System.Collections.Immutable;
using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>A sub-process that an event starts within a running scope, instead of everything else in it or beside it.</summary>
internal sealed class EventSubProcess : Behaviour
{
    /// <summary>No flow leads here; an operator's retry of a stopped one begins it again.</summary>
    public override void Arrive(Run run, Node node, Mover mover) => Begin(run, node, mover, []);

    /// <summary>When it is over, nothing follows: its scope may close.</summary>
    public override void InsideDone(Run run, Node node, Token token, Scope inside) => run.Lift(token);

    /// <summary>The event came.</summary>
    public static void Trigger(Run run, Node node, long scopeId, string? outcome)
    {
        if (node.Trigger!.Interrupting)
        {
            var scope = run.ScopeOf(scopeId)!;
            run.Empty(scope);
            run.Disarm(scope);
            run.Replace(scope, s => s with { Closing = true });
        }
        Begin(run, node, new Mover(scopeId, outcome), []);
    }

    /// <param name="undo">For compensation: what was completed in the sub-process that is undone.</param>
    public static void Begin(Run run, Node node, Mover mover, ImmutableArray<Undo> undo)
    {
        if (Events.CheckInside(run, node.Children, mover) is { } trouble)
        {
            run.Stick(node, mover, trouble);
            return;
        }
        var scope = run.OpenScope(node.Children, run.Rest(node, mover, TokenPhase.Inside));
        run.Replace(scope, s => s with { Undo = undo });
        run.Leave(node.Trigger!, new Mover(scope.Id, mover.Outcome));
    }
}
