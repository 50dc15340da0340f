using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>An event on an activity's border. Armed by the activity and triggered through <see cref="Events"/>; a token reaches it only to go on.</summary>
internal sealed class BoundaryEvent : Behaviour
{
    public override void Arrive(Run run, Node node, Mover mover) => run.Leave(node, mover);
}
