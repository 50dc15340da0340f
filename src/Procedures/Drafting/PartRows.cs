using System.Globalization;
using System.Text.RegularExpressions;
using IsoDienTu.Kernel;

namespace IsoDienTu.Procedures.Drafting;

/// <summary>Reads "Thành phần hồ sơ": a table with originals and copies, or lines of text.</summary>
internal static partial class PartRows
{
    private sealed record Columns(int No, int Name, int Originals, int Copies, int Form);

    public static IReadOnlyList<RequiredPart> Read(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var parts = new List<RequiredPart>();
        Columns? columns = null;
        foreach (var row in rows)
        {
            if (Heading(row) is { } heading)
            {
                columns = heading;
            }
            else if (columns is not null && row.Count > columns.Name && row.Count > 1)
            {
                Add(parts, OfCells(row, columns, parts.Count + 1));
            }
            else
            {
                Add(parts, OfText(string.Join(' ', row.Where(c => c.Length > 0)), parts.Count + 1));
            }
        }

        return parts;
    }

    private static void Add(List<RequiredPart> parts, RequiredPart? part)
    {
        if (part is not null)
        {
            parts.Add(part);
        }
    }

    private static Columns? Heading(IReadOnlyList<string> row)
    {
        var folded = row.Select(Folding.Fold).ToList();
        var name = folded.FindIndex(c =>
            c.Contains("ten giay to", StringComparison.Ordinal)
            || c.Contains("thanh phan", StringComparison.Ordinal)
            || c.StartsWith("ten ho so", StringComparison.Ordinal)
            || c == "giay to"
        );
        var no = folded.FindIndex(c => c is "stt" or "tt");
        var originals = folded.FindIndex(c =>
            c.Contains("ban chinh", StringComparison.Ordinal) || c.Contains("ban goc", StringComparison.Ordinal)
        );
        return name < 0 || row.Count < 2 || (no < 0 && originals < 0)
            ? null
            : new Columns(
                no,
                name,
                originals,
                folded.FindIndex(c => c.Contains("ban sao", StringComparison.Ordinal)),
                folded.FindIndex(c => c.Contains("mau", StringComparison.Ordinal))
            );
    }

    private static RequiredPart? OfCells(IReadOnlyList<string> row, Columns columns, int next)
    {
        var name = row[columns.Name].Trim();
        if (name.Length == 0)
        {
            return null;
        }

        var originals = Count(Cell(row, columns.Originals));
        var copies = Count(Cell(row, columns.Copies));
        var no = Cell(row, columns.No).TrimEnd('.', ')');
        var form = Cell(row, columns.Form);
        return new RequiredPart(
            no.Length > 0 ? no : next.ToString(CultureInfo.InvariantCulture),
            name,
            originals == 0 && copies == 0 ? 1 : originals,
            copies,
            form.Length > 0 ? form : null
        );
    }

    private static RequiredPart? OfText(string line, int next)
    {
        var name = Mark().Replace(line, "").Trim(' ', ';', '.');
        if (name.Length < 3 || name.EndsWith(':'))
        {
            return null;
        }

        var original = Original().Match(line);
        var copy = Copy().Match(line);
        return new RequiredPart(
            next.ToString(CultureInfo.InvariantCulture),
            name,
            original.Success ? Count(original.Groups["n"].Value)
                : copy.Success ? 0
                : 1,
            copy.Success ? Math.Max(1, Count(copy.Groups["n"].Value)) : 0,
            null
        );
    }

    private static string Cell(IReadOnlyList<string> row, int index) => index >= 0 && index < row.Count ? row[index].Trim() : "";

    private static int Count(string text) =>
        Digits().Match(text) is { Success: true } digits
        && int.TryParse(digits.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? Math.Min(n, 99)
        : Folding.Fold(text) is "x" or "v" ? 1
        : 0;

    [GeneratedRegex(@"^\s*(-|\+|\*|•|\d{1,2}[.)]|[a-zđ]\))\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\d{1,3}", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?<n>\d{1,2})\s*(\(\w+\)\s*)?bản (chính|gốc)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Original();

    [GeneratedRegex(@"(?<n>\d{1,2})?\s*(\(\w+\)\s*)?bản sao", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Copy();
}
