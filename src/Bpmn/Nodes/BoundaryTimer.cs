using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>A timer on an activity's border. Armed by the activity, fired through <see cref="Timers"/>; a token reaches it only to go on.</summary>
internal sealed class BoundaryTimer : Behaviour
{
    public override void Arrive(Run run, Node node, Mover mover) => run.Leave(node, mover);
}
