using System.Text.RegularExpressions;

namespace IsoDienTu.Procedures.Importing;

/// <summary>Classifies the rows below a header until the process ends.</summary>
internal static partial class RowReader
{
    /// <summary>Reads from <paramref name="first"/> on; <paramref name="end"/> is the row after the last one that belongs to the process.</summary>
    public static List<ProcessRow> Read(Grid grid, ColumnMap map, int first, out int end)
    {
        var rows = new List<ProcessRow>();
        var row = first;
        while (row < grid.Rows)
        {
            if (ColumnMap.Read(grid, row, out var height) is { } again)
            {
                map = again;
                row += height;
                continue;
            }
            if (EndsProcess(grid, row))
                break;
            if (Classify(grid, map, row, rows.Count > 0) is { } read)
                rows.Add(read);
            row++;
        }
        end = row;
        return rows;
    }

    private static ProcessRow? Classify(Grid grid, ColumnMap map, int row, bool anythingAbove)
    {
        var written = grid.Written(row).ToList();
        if (written.Count == 0 || written.TrueForAll(c => ColumnCount().IsMatch(c.Text)))
            return null;
        var blank = new ProcessRow(RowKind.Note, grid, map, row);
        if (Total(blank, written) is { } total)
            return total;
        if (written.Count == 1 && Spans(written[0], map) || Covers(written, map))
            return Wide(blank, written);
        return Numbered(blank, written, anythingAbove);
    }

    private static ProcessRow? Total(ProcessRow row, List<SourceCell> written)
    {
        var label = written.Take(2).FirstOrDefault(c => TotalWords().IsMatch(Fold.Text(c.Text)));
        if (label is null || (row.Own(row.Map.Number) is { } number && number != label && StepNumber.Read(number.Text) is not null))
            return null;
        var value = string.Join(' ', written.Where(c => c.Column > label.Column).Select(c => c.Text));
        return row with { Kind = RowKind.Total, Text = label.Text, Value = value };
    }

    // One cell over number and role, or over content and role, cannot be a step.
    private static bool Spans(SourceCell cell, ColumnMap map)
    {
        bool Over(int column) => cell.Column <= column && column < cell.Column + cell.ColumnSpan;
        return Over(map.Content) && Over(map.Role) || (map.Number is { } number && Over(number) && (Over(map.Content) || Over(map.Role)));
    }

    private static bool Covers(List<SourceCell> written, ColumnMap map) =>
        written.Count == 2 && map.Number is { } number && written[0].Column == number && Spans(written[1], map);

    private static ProcessRow Wide(ProcessRow row, List<SourceCell> written)
    {
        var words = written[^1].Text;
        var label = written.Count > 1 ? written[0].Text : null;
        if (NoteWords().IsMatch(Fold.Text(words)))
            return row with { Text = words };
        return row with { Kind = RowKind.Section, Text = words, Heading = SectionHeading.Read(words, label) };
    }

    private static ProcessRow? Numbered(ProcessRow row, List<SourceCell> written, bool anythingAbove)
    {
        var map = row.Map;
        var number = row.Cell(map.Number);
        var role = row.Own(map.Role)?.Text ?? "";
        if (number is not null && number.Row == row.Row && number.Text.Length > 0)
        {
            if (StepNumber.Read(number.Text) is { } step)
                return row with { Kind = RowKind.Step, Number = step.No, Text = step.Rest };
            if (SectionHeading.IsLabel(number.Text) && role.Length == 0 && row.Own(map.Content) is { Text.Length: > 0 } title)
                return row with { Kind = RowKind.Section, Text = title.Text, Heading = Titled(title.Text, number.Text, row) };
            // A name instead of a number: the step is counted by its place.
            return row with { Kind = RowKind.Step, Text = number.Text };
        }
        var content = row.Own(map.Content)?.Text ?? "";
        var time = map.Times.Any(t => row.Own(t.Column)?.Text.Length > 0);
        if (role.Length > 0 || (time && content.Length > 0))
            return row with { Kind = map.Number is null || !anythingAbove ? RowKind.Step : RowKind.SubStep };
        return anythingAbove && written.Count > 0 ? row with { Kind = RowKind.Continuation, Text = content } : null;
    }

    private static SectionHeading Titled(string title, string label, ProcessRow row)
    {
        var heading = SectionHeading.Read(title, label);
        return heading with { Minutes = heading.Minutes ?? TimeCell.Read(row.Time.Text, row.Time.Unit).Minutes };
    }

    // In layout B the process is part of one big table; the next numbered heading closes it.
    private static bool EndsProcess(Grid grid, int row)
    {
        var written = grid.Written(row).ToList();
        return written.Count is 1 or 2
            && EndWords().IsMatch(Fold.Text(written[^1].Text))
            && (written.Count == 1 || written[0].Text.Length <= 5);
    }

    [GeneratedRegex(
        @"^\W*(tổng\s*(cộng|thời\s*gian|thời\s*hạn|tg\b|số\s*(ngày|giờ|thời)|:|$)|cộng\s*(thời\s*gian|:|$)|thời\s+(gian|hạn)\s+(giải quyết|thực hiện)\b)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex TotalWords();

    [GeneratedRegex(@"^\W*(ghi chú|lưu ý|chú thích|chú ý)\b", RegexOptions.CultureInvariant)]
    private static partial Regex NoteWords();

    [GeneratedRegex(
        @"^\W*((\d+(\.\d+)*|[ivx]+)[.)]?\s+)?(các\s+)?(biểu mẫu|mẫu biểu|cơ sở pháp lý|căn cứ pháp lý|phí, lệ phí|thành phần hồ sơ|hồ sơ lưu|hồ sơ cần lưu|lưu hồ sơ|phụ lục|tài liệu kèm theo)\b.{0,40}$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex EndWords();

    [GeneratedRegex(@"^\(\d{1,2}\)$", RegexOptions.CultureInvariant)]
    private static partial Regex ColumnCount();
}
