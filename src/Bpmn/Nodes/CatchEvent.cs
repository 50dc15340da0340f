using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>An intermediate timer, message, signal or condition: the token rests until it comes.</summary>
internal sealed class CatchEvent : Behaviour
{
    public override void Arrive(Run run, Node node, Mover mover)
    {
        if (Events.Check(run, [node], mover) is { } trouble)
        {
            run.Stick(node, mover, trouble);
        }
        else
        {
            Events.Arm(run, [node], run.Rest(node, mover, TokenPhase.Open));
        }
    }
}
