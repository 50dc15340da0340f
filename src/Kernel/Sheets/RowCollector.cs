using System.Text;

namespace IsoDienTu.Kernel.Sheets;

/// <summary>Gathers cells into rows within the limits; blank rows are dropped, blank cells at the end of a row too.</summary>
internal sealed class RowCollector(SheetLimits limits)
{
    private List<string> cells = [];
    private int line;
    private int next;

    public List<SheetRow> Rows { get; } = [];

    public void Begin(int atLine)
    {
        cells = [];
        line = atLine;
        next = 0;
    }

    /// <summary>Takes the text out of the builder as the next cell.</summary>
    public void Add(StringBuilder text)
    {
        Put(next++, text.ToString());
        text.Clear();
    }

    /// <summary>Puts a cell at a column counted from 0; columns left out are blank.</summary>
    public void Put(int column, string text)
    {
        var value = text.Trim();
        if (value.Length > limits.MaxCellLength)
        {
            throw new SheetException(
                "sheet.cell",
                "Dòng {0}: một ô dài hơn {1} ký tự; hãy rút ngắn nội dung ô đó.",
                line,
                limits.MaxCellLength
            );
        }

        if (column >= limits.MaxColumns)
        {
            if (value.Length == 0)
            {
                return;
            }

            throw new SheetException("sheet.columns", "Dòng {0} có hơn {1} cột; hãy xoá các cột thừa bên phải.", line, limits.MaxColumns);
        }

        if (value.Length == 0 && column >= cells.Count)
        {
            return;
        }

        while (cells.Count < column)
        {
            cells.Add("");
        }

        if (column < cells.Count)
        {
            cells[column] = value;
        }
        else
        {
            cells.Add(value);
        }
    }

    /// <summary>Closes the row begun last; closing twice does nothing.</summary>
    public void End()
    {
        var last = cells.FindLastIndex(c => c.Length > 0);
        if (last < 0)
        {
            return;
        }

        if (Rows.Count == limits.MaxRows)
        {
            throw new SheetException("sheet.rows", "Tệp có hơn {0} dòng; hãy chia thành nhiều tệp.", limits.MaxRows);
        }

        cells.RemoveRange(last + 1, cells.Count - last - 1);
        Rows.Add(new SheetRow(line, cells));
        cells = [];
    }
}
