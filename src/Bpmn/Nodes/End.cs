using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>A plain end: the token is used up. The scope closes when it was the last one.</summary>
internal sealed class End : Behaviour
{
    public override void Arrive(Run run, Node node, Mover mover) { }
}
