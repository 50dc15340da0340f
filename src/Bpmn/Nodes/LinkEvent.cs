using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>A link: the token goes on behind the catching event of the same name, as if a flow led there.</summary>
internal sealed class LinkEvent : Behaviour
{
    public override void Arrive(Run run, Node node, Mover mover) => run.Leave(node.LinkTarget ?? node, mover);
}
