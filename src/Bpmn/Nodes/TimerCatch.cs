using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>An intermediate timer: the token rests until the timer fires.</summary>
internal sealed class TimerCatch : Behaviour
{
    public override void Arrive(Run run, Node node, Mover mover)
    {
        if (Timers.Check(run, node, mover) is { } trouble)
        {
            run.Stick(node, mover, trouble);
        }
        else
        {
            Timers.Arm(run, node, run.Rest(node, mover, TokenPhase.Open));
        }
    }
}
