using System.Text;

namespace IsoDienTu.Kernel.Sheets;

/// <summary>Which row is the header, and which of its cells is which column.</summary>
internal static class HeaderFinder
{
    private const int RowsLookedAt = 20;

    public static SheetTable Find(Sheet sheet, ReadOnlySpan<SheetColumn> columns) =>
        TryFind(sheet, columns, out var missing)
        ?? throw new SheetException(
            "sheet.header",
            "Không tìm thấy cột {0} trong 20 dòng đầu; hãy thêm dòng tiêu đề có các cột đó.",
            string.Join(", ", missing)
        );

    public static SheetTable? TryFind(Sheet sheet, ReadOnlySpan<SheetColumn> columns, out IReadOnlyList<string> missing)
    {
        var wanted = columns.ToArray();
        var best = -1;
        Dictionary<string, int> places = [];
        for (var i = 0; i < Math.Min(RowsLookedAt, sheet.Rows.Count); i++)
        {
            var found = Map(sheet.Rows[i].Cells, wanted);
            if (found.Count > places.Count)
            {
                (best, places) = (i, found);
            }
        }

        missing = [.. wanted.Where(c => !places.ContainsKey(c.Key) && (c.Required || best < 0)).Select(c => "“" + c.Headers[0] + "”")];
        if (missing.Count > 0)
        {
            return null;
        }

        var header = sheet.Rows[best];
        return new SheetTable(
            header.Line,
            places.ToDictionary(p => p.Key, p => header.Cells[p.Value]),
            [.. header.Cells.Where((cell, i) => cell.Length > 0 && !places.ContainsValue(i))],
            [.. sheet.Rows.Skip(best + 1).Select(r => new SheetRecord(r, places))]
        );
    }

    // Whole headers are matched before beginnings, so that "Mã" does not take the cell of "Mã định danh".
    private static Dictionary<string, int> Map(IReadOnlyList<string> cells, SheetColumn[] wanted)
    {
        var words = cells.Select(Plain).ToList();
        var places = new Dictionary<string, int>();
        Take((cell, header) => cell == header);
        Take((cell, header) => cell.StartsWith(header + " ", StringComparison.Ordinal));
        return places;

        void Take(Func<string, string, bool> same)
        {
            foreach (var column in wanted.Where(c => !places.ContainsKey(c.Key)))
            {
                foreach (var header in column.Headers.Select(Plain))
                {
                    var at = words.FindIndex(w => w.Length > 0 && same(w, header));
                    if (at >= 0 && !places.ContainsValue(at))
                    {
                        places[column.Key] = at;
                        break;
                    }
                }
            }
        }
    }

    private static string Plain(string header)
    {
        var text = new StringBuilder(header.Length);
        var depth = 0;
        foreach (var c in header)
        {
            depth += c is '(' or '[' ? 1 : 0;
            if (depth == 0)
            {
                text.Append(c);
            }

            depth -= c is ')' or ']' && depth > 0 ? 1 : 0;
        }

        return string.Join(' ', Folding.Words(text.ToString()));
    }
}
