namespace IsoDienTu.Procedures.Importing;

/// <summary>What a row of a process table is.</summary>
internal enum RowKind
{
    /// <summary>A numbered activity.</summary>
    Step,

    /// <summary>A further activity under the number above.</summary>
    SubStep,

    /// <summary>Content that belongs to the activity above, as after a page break.</summary>
    Continuation,

    /// <summary>The heading of a part or a variant.</summary>
    Section,

    /// <summary>A total or subtotal of time.</summary>
    Total,

    /// <summary>A remark over the whole width.</summary>
    Note,
}

/// <summary>A classified row of a process table.</summary>
internal sealed record ProcessRow(RowKind Kind, Grid Grid, ColumnMap Map, int Row)
{
    public string Number { get; init; } = "";

    /// <summary>Words beside a number, a section's words, a total's label.</summary>
    public string Text { get; init; } = "";

    /// <summary>What stands in a total's value cell.</summary>
    public string Value { get; init; } = "";
    public SectionHeading? Heading { get; init; }

    /// <summary>The cell that holds the row's time, its text and the unit its column's heading states. The cell may begin in a row above.</summary>
    public (SourceCell? Cell, string Text, string? Unit) Time
    {
        get
        {
            foreach (var column in Map.Times)
            {
                if (Cell(column.Column) is { Text.Length: > 0 } cell)
                    return (cell, cell.Text, column.Unit);
            }
            return (null, "", null);
        }
    }

    public SourceAnchor At => Grid.Anchor(Row);

    public SourceCell? Cell(int? column) => Grid.At(Row, column);

    /// <summary>The cell of a column only when it begins in this row.</summary>
    public SourceCell? Own(int? column) => Cell(column) is { } cell && cell.Row == Row ? cell : null;
}
