using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>The end that calls a transaction off: what is open in it is withdrawn, what was completed is undone, then its cancel event takes over.</summary>
internal sealed class CancelEnd : Behaviour
{
    public override void Arrive(Run run, Node node, Mover mover)
    {
        var scope = run.ScopeOf(mover.ScopeId)!;
        run.Empty(scope);
        run.Disarm(scope);
        run.Replace(scope, s => s with { Closing = true });
        Compensating.Begin(run, run.Rest(node, mover, TokenPhase.Inside), null);
    }

    public override void InsideDone(Run run, Node node, Token token, Scope inside) => Compensating.Next(run, node, token, inside);

    /// <summary>All is undone: the token leaves the transaction by its border.</summary>
    public static void Leave(Run run, Node node, Token token) => Throwing.Cancellation(run, node, run.Lift(token));
}
