namespace IsoDienTu.Bpmn.Layout;

/// <summary>
/// Where each node stands, in columns (time, to the right) and rows (roles, downwards; a lane has more than one row when two of its nodes
/// share a column). Lines run in the spaces between: on the x axis gap g is 2g and column c is 2c+1; on the y axis each lane has a gutter,
/// then by turns a row and a gutter.
/// </summary>
internal sealed class Grid
{
    private readonly int[,] _cells;
    private readonly bool[] _isRow;
    private readonly int[] _laneTop;

    private Grid(int[] columns, int[] rows, int[] lanes, int[] laneRows)
    {
        Columns = columns.Length == 0 ? 1 : columns.Max() + 1;
        _laneTop = new int[laneRows.Length + 1];
        for (var lane = 0; lane < laneRows.Length; lane++)
            _laneTop[lane + 1] = _laneTop[lane] + 2 * laneRows[lane] + 1;
        _isRow = [.. laneRows.SelectMany(count => Enumerable.Range(0, 2 * count + 1).Select(place => place % 2 == 1))];
        X = [.. columns.Select(c => 2 * c + 1)];
        Y = [.. rows.Select((row, node) => _laneTop[lanes[node]] + 2 * row + 1)];
        _cells = new int[2 * Columns + 1, Height];
        for (var node = 0; node < columns.Length; node++)
            _cells[X[node], Y[node]] = node + 1;
    }

    public int Columns { get; }

    /// <summary>How many places the y axis has.</summary>
    public int Height => _laneTop[^1];

    /// <summary>Place of each node on the x axis.</summary>
    public int[] X { get; }

    /// <summary>Place of each node on the y axis.</summary>
    public int[] Y { get; }

    public int Lanes => _laneTop.Length - 1;

    /// <summary>The first place (a gutter) of a lane on the y axis; of the lane after the last, the end.</summary>
    public int TopOf(int lane) => _laneTop[lane];

    public bool IsRow(int y) => _isRow[y];

    /// <summary>True when no node stands at the place.</summary>
    public bool IsFree(int x, int y) => _cells[x, y] == 0;

    public static Grid Of(Sketch sketch, int[] ranks, bool[] forward)
    {
        var order = Enumerable.Range(0, sketch.Nodes.Count).OrderBy(n => ranks[n]).ToList();
        var before = order.ToDictionary(
            n => n,
            n => sketch.Flows.Where((f, i) => forward[i] && f.To == n && !Ties(sketch, f)).Select(f => f.From).Order().ToList()
        );
        var columns = new int[sketch.Nodes.Count];
        foreach (var node in order)
            columns[node] = before[node].Select(p => columns[p] + 1).DefaultIfEmpty(0).Max();
        foreach (var node in order.Where(n => sketch.Nodes[n].Beside is not null))
            columns[node] = columns[sketch.Nodes[node].Beside!.Value];
        var (rows, laneRows) = Rows(sketch, order, before, columns);
        return new Grid(columns, rows, [.. sketch.Nodes.Select(n => n.Lane)], laneRows);
    }

    // The line between a paper and its node says nothing about time.
    private static bool Ties(Sketch sketch, SketchFlow flow) =>
        sketch.Nodes[flow.From].Beside is not null || sketch.Nodes[flow.To].Beside is not null;

    // A node goes on in the row of the node before it where it can, so that a branch keeps its height.
    private static (int[] Rows, int[] LaneRows) Rows(Sketch sketch, List<int> order, Dictionary<int, List<int>> before, int[] columns)
    {
        var rows = new int[sketch.Nodes.Count];
        var laneRows = new int[sketch.Lanes];
        Array.Fill(laneRows, 1);
        var taken = new HashSet<(int Lane, int Column, int Row)>();
        foreach (var node in order.OrderBy(n => sketch.Nodes[n].Beside is null ? 0 : 1).ThenBy(n => columns[n]))
        {
            var lane = sketch.Nodes[node].Lane;
            var wished = before[node].Where(p => sketch.Nodes[p].Lane == lane).Select(p => rows[p]).FirstOrDefault();
            if (sketch.Nodes[node].Beside is { } other && sketch.Nodes[other].Lane == lane)
                wished = rows[other];
            var row = Enumerable
                .Range(0, sketch.Nodes.Count + 1)
                .OrderBy(r => Math.Abs(r - wished))
                .ThenBy(r => r)
                .First(r => !taken.Contains((lane, columns[node], r)));
            rows[node] = row;
            taken.Add((lane, columns[node], row));
            laneRows[lane] = Math.Max(laneRows[lane], row + 1);
        }
        return (rows, laneRows);
    }
}
