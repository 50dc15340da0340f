namespace IsoDienTu.Procedures.Importing;

/// <summary>A table seen as a grid: every place knows the cell that covers it.</summary>
internal sealed class Grid
{
    private readonly SourceCell?[,] _places;

    public Grid(SourceTable table)
    {
        Table = table;
        _places = new SourceCell?[table.Rows.Count, table.Columns];
        foreach (var cell in table.Rows.SelectMany(r => r.Cells))
        {
            for (var row = cell.Row; row < Math.Min(cell.Row + cell.RowSpan, table.Rows.Count); row++)
            {
                for (var column = cell.Column; column < Math.Min(cell.Column + cell.ColumnSpan, table.Columns); column++)
                    _places[row, column] ??= cell;
            }
        }
    }

    public SourceTable Table { get; }
    public int Rows => Table.Rows.Count;

    /// <summary>The cell that covers a place; null where a row is short.</summary>
    public SourceCell? At(int row, int? column) => column is { } c && row < Rows && c < Table.Columns ? _places[row, c] : null;

    /// <summary>The cells that begin in a row and hold text.</summary>
    public IEnumerable<SourceCell> Written(int row) => Table.Rows[row].Cells.Where(c => c.Text.Length > 0);

    public SourceAnchor Anchor(SourceCell cell) => new(Table.Index, cell.Row, cell.Column);

    public SourceAnchor Anchor(int row) => new(Table.Index, row);
}
