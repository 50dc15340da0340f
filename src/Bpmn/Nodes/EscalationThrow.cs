using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>Tells those around, intermediate or at an end; unless an interrupting event takes over, the work goes on.</summary>
internal sealed class EscalationThrow : Behaviour
{
    public override void Arrive(Run run, Node node, Mover mover)
    {
        run.Tell(new Effect.Ran(node.Id));
        // First on its way, so that an interrupting catcher takes it away with the rest of its scope.
        run.Leave(node, mover);
        Throwing.Escalation(run, node, mover.ScopeId, node.EventName);
    }
}
