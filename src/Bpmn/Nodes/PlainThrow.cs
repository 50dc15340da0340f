using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>An intermediate event that throws nothing: a milestone.</summary>
internal sealed class PlainThrow : Behaviour
{
    public override void Arrive(Run run, Node node, Mover mover) => run.Leave(node, mover);
}
