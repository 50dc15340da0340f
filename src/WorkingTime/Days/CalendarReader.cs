using System.Globalization;

namespace IsoDienTu.WorkingTime.Days;

/// <summary>Reads the rows of a calendar file, naming every bad one.</summary>
internal static class CalendarReader
{
    private const string Header = "date,kind,label_vi,certainty";

    public static (List<CalendarDay> Rows, List<Problem> Problems) Read(TextReader csv, string name)
    {
        var rows = new List<CalendarDay>();
        var problems = new List<Problem>();
        var seen = new Dictionary<DateOnly, int>();
        var number = 1;
        if (csv.ReadLine()?.TrimStart('\uFEFF').Trim() != Header)
        {
            problems.Add(Wrong(name, 1, "header", $"dòng đầu phải là “{Header}”", $"the first line must be “{Header}”"));
            return (rows, problems);
        }

        while (csv.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var (row, problem) = Row(line, name, number);
            if (row is not null && !seen.TryAdd(row.Date, number))
            {
                problem = Wrong(
                    name,
                    number,
                    "twice",
                    $"ngày {row.Date:yyyy-MM-dd} đã có ở dòng {seen[row.Date]}; giữ lại một dòng",
                    $"{row.Date:yyyy-MM-dd} already stands in line {seen[row.Date]}; keep one of them"
                );
            }

            if (problem is not null)
            {
                problems.Add(problem);
            }
            else
            {
                rows.Add(row!);
            }
        }

        return (rows, problems);
    }

    private static (CalendarDay? Row, Problem? Problem) Row(string line, string name, int number)
    {
        var cells = Cells(line);
        if (cells.Count is not (3 or 4))
        {
            return (
                null,
                Wrong(
                    name,
                    number,
                    "columns",
                    $"có {cells.Count} cột, cần 4 cột ({Header}); nhãn có dấu phẩy thì đặt trong ngoặc kép",
                    $"has {cells.Count} columns, 4 are needed ({Header}); put a label with a comma in double quotes"
                )
            );
        }

        if (!DateOnly.TryParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return (
                null,
                Wrong(
                    name,
                    number,
                    "date",
                    $"“{cells[0]}” không phải ngày; ghi như 2026-09-02",
                    $"“{cells[0]}” is no date; write it like 2026-09-02"
                )
            );
        }

        DayKind? kind = cells[1] switch
        {
            "off" => DayKind.Off,
            "work" => DayKind.Work,
            _ => null,
        };
        Certainty? certainty = (cells.Count == 4 ? cells[3] : "") switch
        {
            "" or "read" => Certainty.Read,
            "memory" => Certainty.Memory,
            "uncertain" => Certainty.Uncertain,
            "forecast" => Certainty.Forecast,
            _ => null,
        };
        return (kind, certainty) switch
        {
            (null, _) => (
                null,
                Wrong(
                    name,
                    number,
                    "kind",
                    $"“{cells[1]}” phải là off (nghỉ) hoặc work (làm bù)",
                    $"“{cells[1]}” must be off or work (make-up day)"
                )
            ),
            (_, null) => (
                null,
                Wrong(
                    name,
                    number,
                    "certainty",
                    $"“{cells[^1]}” phải là read, memory, uncertain, forecast hoặc để trống",
                    $"“{cells[^1]}” must be read, memory, uncertain, forecast or blank"
                )
            ),
            _ => (new CalendarDay(date, kind.Value, cells[2], certainty.Value), null),
        };
    }

    /// <summary>Splits one line; a cell may stand in double quotes, a doubled quote inside is one quote.</summary>
    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"')
            {
                // The second quote of a doubled pair opens again; it stands for one quote.
                if (!quoted && cell.Length > 0)
                {
                    cell.Append('"');
                }

                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString().Trim());
        return cells;
    }

    private static Problem Wrong(string name, int line, string key, string vietnamese, string english) =>
        new($"calendar.{key}", $"{name}:{line}", $"{name}, dòng {line}: {vietnamese}.", $"{name}, line {line}: {english}.");
}
