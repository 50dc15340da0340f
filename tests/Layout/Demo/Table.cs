using System.Text;

namespace IsoDienTu.Layout.Demo;

/// <summary>A comma-separated file of the demo province: the header names the columns, quotes protect commas.</summary>
internal sealed class Table
{
    private Table(string[] columns, IReadOnlyList<IReadOnlyDictionary<string, string>> rows)
    {
        Columns = columns;
        Rows = rows;
    }

    public string[] Columns { get; }

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows { get; }

    public IEnumerable<string> this[string column] => Rows.Select(r => r[column]);

    public static Table Read(string text)
    {
        var lines = text.TrimEnd('\n').Split('\n').Select(Cells).ToList();
        var columns = lines[0];
        var rows = lines
            .Skip(1)
            .Select(IReadOnlyDictionary<string, string> (cells) => columns.Zip(cells).ToDictionary(c => c.First, c => c.Second))
            .ToList();
        Assert.All(lines, l => Assert.Equal(columns.Length, l.Length));
        return new Table(columns, rows);
    }

    private static string[] Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        return [.. cells];
    }
}
