using System.Globalization;
using IsoDienTu.Documents;
using IsoDienTu.Kernel;

namespace IsoDienTu.Procedures.Drafting;

/// <summary>Reads the sign-off table "Soạn thảo / Xem xét / Phê duyệt" with its rows of names, posts and days (handbook 1.9).</summary>
internal static class SignOffTable
{
    /// <param name="day">The day where the table has none: that of the issue.</param>
    public static IReadOnlyList<SignOff> Read(SourceDocument source, DateOnly? day)
    {
        foreach (var table in source.Body.OfType<SourceTable>())
        {
            var acts = table.Rows.Select(Acts).FirstOrDefault(a => a.Count > 1);
            if (acts is not null && Line(table, "ho va ten", "ho ten") is { } names)
            {
                var posts = Line(table, "chuc vu", "chuc danh");
                var days = Line(table, "ngay");
                return
                [
                    .. acts.Where(a => names.GetValueOrDefault(a.Key, "").Length > 0)
                        .Select(a => new SignOff(
                            a.Value,
                            names[a.Key],
                            posts?.GetValueOrDefault(a.Key) ?? "",
                            Day(days?.GetValueOrDefault(a.Key)) ?? day ?? default
                        ))
                        .OrderBy(s => s.Act),
                ];
            }
        }

        return [];
    }

    private static Dictionary<int, SignOffAct> Acts(SourceRow row)
    {
        var acts = new Dictionary<int, SignOffAct>();
        foreach (var cell in row.Cells)
        {
            var words = Folding.Fold(cell.Text);
            SignOffAct? act =
                words.Length > 30 ? null
                : words.Contains("soan", StringComparison.Ordinal) ? SignOffAct.Drafted
                : words.Contains("xem xet", StringComparison.Ordinal) || words.Contains("kiem tra", StringComparison.Ordinal)
                    ? SignOffAct.Reviewed
                : words.Contains("phe duyet", StringComparison.Ordinal) ? SignOffAct.Approved
                : null;
            if (act is { } found)
            {
                acts[cell.Column] = found;
            }
        }

        return acts;
    }

    private static Dictionary<int, string>? Line(SourceTable table, params string[] labels)
    {
        var row = table.Rows.FirstOrDefault(r => r.Cells.Count > 1 && labels.Contains(Folding.Fold(r.Cells[0].Text).Trim(':', ' ')));
        return row?.Cells.Skip(1).ToDictionary(c => c.Column, c => c.Text.Trim());
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, ["d/M/yyyy", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day)
            ? day
            : null;
}
