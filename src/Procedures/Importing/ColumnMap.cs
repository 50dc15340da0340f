namespace IsoDienTu.Procedures.Importing;

/// <summary>A column of times, the unit its heading states for bare numbers, and the heading.</summary>
internal sealed record TimeColumn(int Column, string? Unit, string Heading);

/// <summary>Which column of a process table holds what.</summary>
internal sealed record ColumnMap(
    int? Number,
    int Content,
    int Role,
    IReadOnlyList<TimeColumn> Times,
    IReadOnlyList<int> Forms,
    IReadOnlyList<int> Others
)
{
    /// <summary>Reads row <paramref name="row"/> as a header; null when it is none. <paramref name="height"/> is the number of rows it takes.</summary>
    public static ColumnMap? Read(Grid grid, int row, out int height)
    {
        height = 0;
        var cells = grid.Written(row).ToList();
        if (cells.Count < 3)
            return null;
        height = Math.Min(cells.Max(c => c.RowSpan), 3);
        var headings = new List<(int Column, string Text, ColumnKind? Kind)>();
        foreach (var cell in cells)
        {
            // Below a heading that spans several columns stand narrower ones ("Thời gian" over "Ngày" and "Giờ").
            var below = Enumerable
                .Range(row + 1, height - 1)
                .SelectMany(r => grid.Written(r))
                .Where(c => c.Column >= cell.Column && c.Column < cell.Column + cell.ColumnSpan)
                .ToList();
            if (cell.ColumnSpan > 1 && below.Count > 1)
                headings.AddRange(below.Select(b => (b.Column, $"{cell.Text} ({b.Text})", HeaderWords.Kind(cell.Text))));
            else
                headings.Add((cell.Column, cell.Text, HeaderWords.Kind(cell.Text)));
        }
        var map = From(headings);
        return map is { Number: null } ? map with { Number = UnnamedNumbers(grid, map, row + height) } : map;
    }

    // A number column is sometimes left without a heading; its cells show what it is.
    private static int? UnnamedNumbers(Grid grid, ColumnMap map, int first)
    {
        const int enough = 6;
        for (var column = 0; column < Math.Min(map.Content, map.Role); column++)
        {
            var cells = Enumerable
                .Range(first, enough)
                .Select(r => grid.At(r, column))
                .Where(c => c is { Text.Length: > 0, ColumnSpan: 1 })
                .ToList();
            if (cells.Count > 1 && cells.TrueForAll(c => StepNumber.Read(c!.Text) is { Rest: "" } || SectionHeading.IsLabel(c.Text)))
                return column;
        }
        return null;
    }

    private static ColumnMap? From(List<(int Column, string Text, ColumnKind? Kind)> headings)
    {
        List<(int Column, string Text)> Of(ColumnKind kind) => [.. headings.Where(h => h.Kind == kind).Select(h => (h.Column, h.Text))];
        var roles = Of(ColumnKind.Role);
        var contents = Of(ColumnKind.Content);
        var numbers = Of(ColumnKind.Number);
        var times = Of(ColumnKind.Time);
        var forms = Of(ColumnKind.Form);
        // "Các bước thực hiện" names the content where another column counts the rows.
        if (contents.Count == 0 && numbers.Count > 1)
        {
            contents.Add(numbers[^1]);
            numbers.RemoveAt(numbers.Count - 1);
        }
        if (roles.Count == 0 || contents.Count == 0 || (times.Count == 0 && numbers.Count == 0))
            return null;
        var named = new HashSet<int> { roles[0].Column, contents[0].Column };
        named.UnionWith(numbers.Take(1).Select(n => n.Column));
        named.UnionWith(times.Select(t => t.Column));
        named.UnionWith(forms.Select(f => f.Column));
        return new ColumnMap(
            numbers.Count > 0 ? numbers[0].Column : null,
            contents[0].Column,
            roles[0].Column,
            [.. times.Select(t => new TimeColumn(t.Column, HeaderWords.Unit(t.Text), t.Text))],
            [.. forms.Select(f => f.Column)],
            [.. headings.Select(h => h.Column).Where(c => !named.Contains(c))]
        );
    }

    /// <summary>Whether number, content, role and time are all there.</summary>
    public bool IsFull => Number is not null && Times.Count > 0;
}
