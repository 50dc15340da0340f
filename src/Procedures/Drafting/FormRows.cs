using System.Text.RegularExpressions;

namespace IsoDienTu.Procedures.Drafting;

/// <summary>Reads the list of forms; forms that only a step names are added, so that no step points at nothing.</summary>
internal static partial class FormRows
{
    public static IReadOnlyList<CardForm> Read(IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyList<CardStep> steps)
    {
        var named = steps.SelectMany(s => s.Forms).ToHashSet(StringComparer.Ordinal);
        var forms = new List<CardForm>();
        foreach (var row in rows)
        {
            var code = row.FirstOrDefault(c => named.Contains(c) || Code().IsMatch(c));
            var title = row.Where(c => c != code && !Number().IsMatch(c)).MaxBy(c => c.Length);
            if (code is not null && forms.TrueForAll(f => f.Code != code))
            {
                forms.Add(new CardForm(code, string.IsNullOrEmpty(title) ? code : title));
            }
        }

        forms.AddRange(
            named
                .Where(code => forms.TrueForAll(f => f.Code != code))
                .Order(StringComparer.Ordinal)
                .Select(code => new CardForm(code, code))
        );
        return forms;
    }

    [GeneratedRegex(@"^\s*(BM[\p{Lu}\d./\s-]*\d|(Biểu )?[Mm]ẫu(\s+số)?\s+[\p{Lu}\d./-]*\d\w?)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"^\s*\d{1,3}[.)]?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
