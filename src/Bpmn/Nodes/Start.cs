using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>A plain or timer start: the token goes on at once. That a timer start is due is the host's business.</summary>
internal sealed class Start : Behaviour
{
    public override void Arrive(Run run, Node node, Mover mover) => run.Leave(node, mover);

    /// <summary>
    /// Where a process or sub-process begins: its plain start; else its timer start; in a container without any start event, as BPMN has it,
    /// every node that nothing leads to.
    /// </summary>
    public static IReadOnlyList<Node> Of(IReadOnlyCollection<Node> container)
    {
        var starts = container.Where(n => n.Kind == NodeKind.StartEvent).ToList();
        var first = starts.Find(n => n.Event == EventKind.None) ?? starts.Find(n => n.Event == EventKind.Timer);
        return first is not null ? [first]
            : starts.Count > 0 ? []
            :
            [
                .. container.Where(n =>
                    n.Incoming.IsEmpty
                    && n.Kind is not (NodeKind.BoundaryEvent or NodeKind.EventSubProcess)
                    && n is { IsForCompensation: false } and not { Kind: NodeKind.IntermediateCatchEvent, Event: EventKind.Link }
                ),
            ];
    }
}
