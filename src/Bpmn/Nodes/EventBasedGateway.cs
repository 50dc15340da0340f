using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>Rests until the first of the events behind it comes; the others are then no longer waited for.</summary>
internal sealed class EventBasedGateway : Behaviour
{
    public override void Arrive(Run run, Node node, Mover mover)
    {
        var events = node.Outgoing.Select(f => f.Target).ToList();
        if (Events.Check(run, events, mover) is { } trouble)
        {
            run.Stick(node, mover, trouble);
        }
        else
        {
            Events.Arm(run, events, run.Rest(node, mover, TokenPhase.Open));
        }
    }

    /// <summary>What may stand behind such a gateway.</summary>
    public static bool MayFollow(Node node) =>
        node.Incoming.Length == 1
        && (
            node.Kind == NodeKind.ReceiveTask
            || node
                is {
                    Kind: NodeKind.IntermediateCatchEvent,
                    Event: EventKind.Timer or EventKind.Message or EventKind.Signal or EventKind.Conditional
                }
        );
}
