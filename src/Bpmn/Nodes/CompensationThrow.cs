using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>Undoes what was completed, intermediate or at an end, and goes on when all is undone.</summary>
internal sealed class CompensationThrow : Behaviour
{
    public override void Arrive(Run run, Node node, Mover mover)
    {
        run.Tell(new Effect.Ran(node.Id));
        Compensating.Begin(run, run.Rest(node, mover, TokenPhase.Inside), node.CompensatedId);
    }

    public override void InsideDone(Run run, Node node, Token token, Scope inside) => Compensating.Next(run, node, token, inside);
}
