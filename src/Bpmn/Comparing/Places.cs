namespace IsoDienTu.Bpmn.Comparing;

/// <summary>Which elements stand elsewhere among their neighbours.</summary>
internal static class Places
{
    /// <summary>Nearer than this, in pixels, two shapes count as standing level.</summary>
    private const double Level = 20;

    /// <summary>
    /// Nodes that left the order of the others, across or down: the longest row of nodes that kept their order stayed, the rest moved. So a step put
    /// between two others moves nothing, though all behind it stand further right.
    /// </summary>
    public static HashSet<string> Moved(Diagram before, Diagram after)
    {
        var places = after.Shapes.GroupBy(s => s.ElementId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Bounds);
        var both = before
            .Shapes.Where(s =>
                before.FindNode(s.ElementId) is { Kind: not NodeKind.BoundaryEvent } && after.FindNode(s.ElementId) is not null
            )
            .DistinctBy(s => s.ElementId)
            .Where(s => places.ContainsKey(s.ElementId))
            .Select(s => (Id: s.ElementId, Old: s.Bounds, New: places[s.ElementId]))
            .ToList();
        return
        [
            .. Unordered([.. both.Select(b => (b.Id, Grid(b.Old.CentreX), Grid(b.New.CentreX)))]),
            .. Unordered([.. both.Select(b => (b.Id, Grid(b.Old.CentreY), Grid(b.New.CentreY)))]),
        ];
    }

    private static int Grid(double place) => (int)Math.Round(place / Level);

    private static IEnumerable<string> Unordered(List<(string Id, int Old, int New)> places)
    {
        var row = places.OrderBy(p => p.Old).ThenBy(p => p.New).ToList();
        // The end of the best row of each length so far, and what stands before each in its row.
        var ends = new List<int>();
        var before = new int[row.Count];
        for (var i = 0; i < row.Count; i++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = row[ends[middle]].New <= row[i].New ? (middle + 1, high) : (low, middle);
            }
            before[i] = low == 0 ? -1 : ends[low - 1];
            if (low == ends.Count)
            {
                ends.Add(i);
            }
            else
            {
                ends[low] = i;
            }
        }
        var kept = new HashSet<int>();
        for (var i = ends.Count == 0 ? -1 : ends[^1]; i >= 0; i = before[i])
        {
            kept.Add(i);
        }
        return row.Where((_, i) => !kept.Contains(i)).Select(p => p.Id);
    }
}
