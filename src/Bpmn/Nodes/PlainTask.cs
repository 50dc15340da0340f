using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>A task whose kind nobody chose: it is noted as run and the token goes on. The checker advises to choose a kind.</summary>
internal sealed class PlainTask : Activity
{
    protected override void Enter(Run run, Node node, Mover mover)
    {
        run.Tell(new Effect.Ran(node.Id));
        run.Leave(node, mover);
    }
}
