namespace IsoDienTu.Procedures.Importing;

/// <summary>The process part of one table with its classified rows.</summary>
internal sealed record ProcessTable(SourceTable Table, int FirstRow, int EndRow, IReadOnlyList<ProcessRow> Rows);

/// <summary>Finds the process tables of a document.</summary>
internal static class ProcessTables
{
    public static List<ProcessTable> Find(SourceDocument source)
    {
        var found = new List<(ProcessTable Process, bool Full)>();
        ColumnMap? open = null;
        foreach (var block in source.Body)
        {
            if (block is not SourceTable table)
                continue;
            var grid = new Grid(table);
            var before = found.Count;
            for (var row = 0; row < grid.Rows; row++)
            {
                if (ColumnMap.Read(grid, row, out var height) is not { } map)
                    continue;
                var rows = RowReader.Read(grid, map, row + height, out var end);
                if (rows.Exists(r => r.Kind == RowKind.Step))
                {
                    found.Add((new ProcessTable(table, row, end, rows), map.IsFull));
                    open = map;
                }
                row = Math.Max(row, end - 1);
            }
            if (found.Count == before && open is not null && Continued(grid, open, found[^1].Process) is { } more)
                found.Add((more, true));
        }
        // A table without times is taken only where no table with times exists.
        return [.. found.Where(f => f.Full || !found.Exists(o => o.Full)).Select(f => f.Process)];
    }

    // A table cut by a page break goes on in a table without a header of its own.
    private static ProcessTable? Continued(Grid grid, ColumnMap map, ProcessTable above)
    {
        if (grid.Table.Columns != above.Table.Columns || grid.Rows == 0)
            return null;
        var last = above.Rows.LastOrDefault(r => r.Kind == RowKind.Step)?.Number ?? "";
        if (
            above.Rows[^1].Kind == RowKind.Total
            || StepNumber.Read(grid.At(0, map.Number)?.Text ?? "") is not { } next
            || StepNumber.Order(next.No) != StepNumber.Order(last) + 1
        )
            return null;
        return new ProcessTable(grid.Table, 0, grid.Rows, RowReader.Read(grid, map, 0, out _));
    }
}
