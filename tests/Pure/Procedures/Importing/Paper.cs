using IsoDienTu.Procedures;
using IsoDienTu.Procedures.Importing;

namespace IsoDienTu.Pure.Procedures.Importing;

/// <summary>
/// Writes a small document for a test. In a table row "^" continues the cell above, "&lt;" the cell to the left;
/// a line feed separates paragraphs of a cell.
/// </summary>
internal sealed class Paper
{
    public static readonly string[] UsualHeader = ["TT", "Nội dung công việc", "Trách nhiệm", "Thời gian", "Biểu mẫu/Kết quả"];
    private readonly List<SourceBlock> _blocks = [];

    public Paper Text(params string[] lines)
    {
        foreach (var line in lines)
            _blocks.Add(new SourceParagraph(_blocks.Count, line));
        return this;
    }

    public Paper Table(params string[][] rows)
    {
        var columns = rows.Max(r => r.Length);
        var done = rows.Select(
            (row, r) =>
                new SourceRow([
                    .. row.Select((text, c) => (text, c))
                        .Where(cell => cell.text is not ("^" or "<"))
                        .Select(cell => new SourceCell(
                            r,
                            cell.c,
                            1 + rows.Skip(r + 1).TakeWhile(below => cell.c < below.Length && below[cell.c] == "^").Count(),
                            1 + row.Skip(cell.c + 1).TakeWhile(right => right == "<").Count(),
                            cell.text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                        )),
                ])
        );
        _blocks.Add(new SourceTable(_blocks.Count, columns, [.. done]));
        return this;
    }

    /// <summary>A table with the usual header: number, content, role, time, form.</summary>
    public Paper Steps(params string[][] rows) => Table([UsualHeader, .. rows]);

    public ProcedureReading Read() =>
        Understanding.Of(new SourceDocument(_blocks, []), "thử.docx") ?? throw new InvalidOperationException("the paper holds no steps");

    public bool HoldsNoSteps() => Understanding.Of(new SourceDocument(_blocks, []), "thử.docx") is null;
}

internal static class ReadingAsserts
{
    public static ReadStep Step(this ProcedureReading reading, string no) => reading.Steps.Single(s => s.No == no);

    public static string[] Numbers(this ProcedureReading reading) => [.. reading.Steps.Select(s => s.No)];

    public static bool Has(this ProcedureReading reading, string kind, string step = "") =>
        reading.Findings.Any(f => f.Kind == kind && (step.Length == 0 ? true : f.Steps.Contains(step)));

    /// <summary>The ways back of a step as "to kind".</summary>
    public static string[] Back(this ProcedureReading reading, string no) => [.. reading.Step(no).Returns.Select(r => $"{r.To} {r.Kind}")];

    public static string[] Onward(this ProcedureReading reading, string no) => [.. reading.Step(no).Next.Select(n => n.To)];
}
