namespace IsoDienTu.Bpmn.Reading;

/// <summary>
/// What a diagram would cost beyond its size: an inclusive join looks at all the flows before it, and links of one name multiply with the
/// flows behind them. No drawn procedure comes near these bounds.
/// </summary>
internal static class Weight
{
    private const long MaxLooks = 2_000_000;
    private const int MaxLinkFlows = 20_000;

    /// <summary>The node at which it becomes too much; null when the diagram is light enough.</summary>
    public static Node? TooHeavy(Compilation file)
    {
        var flows = file.Flows.CountBy(f => (f.Source.ProcessId, f.Source.Parent)).ToDictionary();
        var looks = 0L;
        var links = 0;
        foreach (var node in file.Nodes)
        {
            if (node.Kind is NodeKind.InclusiveGateway && node.Incoming.Length > 1)
            {
                looks += (long)node.Incoming.Length * flows[(node.ProcessId, node.Parent)];
            }
            links += node.LinkTarget?.Outgoing.Length ?? 0;
            if (looks > MaxLooks || links > MaxLinkFlows)
            {
                return node;
            }
        }
        return null;
    }
}
