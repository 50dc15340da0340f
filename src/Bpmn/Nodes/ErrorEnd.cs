using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>An end that throws an error: the nearest event around that catches it takes over.</summary>
internal sealed class ErrorEnd : Behaviour
{
    public override void Arrive(Run run, Node node, Mover mover) => Throwing.Error(run, node, mover, node.EventName);
}
