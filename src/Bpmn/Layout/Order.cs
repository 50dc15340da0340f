namespace IsoDienTu.Bpmn.Layout;

/// <summary>
/// The reading order of the nodes, and from it which flows run forward and which return. A procedure's document order is its step order;
/// only a file whose order says nothing (a node before all nodes that lead to it) is ordered anew along its flows.
/// </summary>
internal static class Order
{
    /// <summary>The rank of each node in reading order.</summary>
    public static int[] Ranks(Sketch sketch)
    {
        var count = sketch.Nodes.Count;
        var before = Enumerable.Range(0, count).Select(_ => new List<int>()).ToArray();
        foreach (var flow in sketch.Flows.Where(f => f.From != f.To))
            before[flow.To].Add(flow.From);
        var sensible = Enumerable.Range(0, count).All(n => before[n].Count == 0 || before[n].Exists(p => p < n));
        return sensible ? [.. Enumerable.Range(0, count)] : Grown(before);
    }

    /// <summary>True when the flow goes on to a later node; false when it returns to an earlier one or to itself.</summary>
    public static bool[] Forward(Sketch sketch, int[] ranks) => [.. sketch.Flows.Select(f => ranks[f.To] > ranks[f.From])];

    // Takes a node when all that leads to it is taken; when returns forbid that everywhere, the first node that is reached at all.
    private static int[] Grown(List<int>[] before)
    {
        var ranks = new int[before.Length];
        Array.Fill(ranks, -1);
        var open = Enumerable.Range(0, before.Length).ToList();
        for (var rank = 0; rank < before.Length; rank++)
        {
            var place = open.FindIndex(n => before[n].TrueForAll(p => ranks[p] >= 0));
            if (place < 0)
                place = Math.Max(0, open.FindIndex(n => before[n].Exists(p => ranks[p] >= 0)));
            ranks[open[place]] = rank;
            open.RemoveAt(place);
        }
        return ranks;
    }
}
