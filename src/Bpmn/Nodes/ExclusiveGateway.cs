using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>Sends each token on by one flow: that of the outcome, of the first condition that holds, or the default.</summary>
internal sealed class ExclusiveGateway : Behaviour
{
    public override void Arrive(Run run, Node node, Mover mover)
    {
        var choice = Ways.One(run, node, mover);
        if (choice.Trouble is { } trouble)
        {
            run.Stick(node, mover, trouble);
        }
        foreach (var flow in choice.Flows)
        {
            run.Take(flow, mover);
        }
    }
}
