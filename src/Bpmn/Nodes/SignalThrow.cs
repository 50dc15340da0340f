using IsoDienTu.Bpmn.Expressions;
using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>Gives a signal, intermediate or at an end: every event that waits for it now hears it, here and in all other instances.</summary>
internal sealed class SignalThrow : Behaviour
{
    public override void Arrive(Run run, Node node, Mover mover)
    {
        string name;
        try
        {
            name = Template.Fill(node.EventName ?? "", run.Names(mover));
        }
        catch (ExpressionError error)
        {
            run.Stick(node, mover, Trouble.Expression(node, error));
            return;
        }
        run.Tell(new Effect.Ran(node.Id));
        run.Leave(node, mover);
        Events.Signal(run, name, InstanceState.NoVariables);
        run.Tell(new Effect.Broadcast(node.Id, name));
    }
}
