using System.Globalization;
using System.Text.RegularExpressions;
using IsoDienTu.Kernel;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Procedures.Drafting;

/// <summary>Steps as read become rows of the card, their ways named by ids that stay when numbers change.</summary>
internal static partial class StepsOfReading
{
    private const int LongestLabel = 100;

    public static string Id(int index) => string.Create(CultureInfo.InvariantCulture, $"s{index + 1}");

    public static IReadOnlyList<CardStep> Make(IReadOnlyList<ReadStep> steps)
    {
        var ids = steps.Select((s, i) => (s.No, Id: Id(i))).ToDictionary(s => s.No, s => s.Id, StringComparer.Ordinal);
        return [.. steps.Select((s, i) => Make(s, Id(i), ids))];
    }

    private static CardStep Make(ReadStep step, string id, Dictionary<string, string> ids) =>
        new()
        {
            Id = id,
            Number = step.No,
            Name = step.ShortTitle,
            Text = Rest(step),
            Role = step.Role,
            Term = TermWords(step),
            Forms = step.Forms,
            Output = Output(step),
            ByApplicant = step.ByApplicant,
            Ways = [.. Ways(step, ids).Distinct()],
        };

    // A column that counts in hours writes bare numbers; the card says the unit, so that the words alone give the minutes.
    private static string? TermWords(ReadStep step) =>
        step.DurationAsWritten is { } written
        && (step.Term is null || (Term.TryParse(written, TermReading.StepTable, out var again, out _) && again.Equals(step.Term)))
            ? written
            : step.Term?.ToString();

    private static string Rest(ReadStep step)
    {
        var first =
            step.Content.Count > 0
            && Folding.Fold(step.Content[0]).Trim('.', ' ', ';', ':') == Folding.Fold(step.ShortTitle).Trim('.', ' ', ';', ':');
        return string.Join('\n', step.Content.Skip(first ? 1 : 0));
    }

    /// <summary>Results that are more than the forms already listed.</summary>
    private static string? Output(ReadStep step)
    {
        var lines = step
            .Results.Where(l =>
                l.Length > 0
                && !step.Forms.Any(f => l.Contains(f, StringComparison.OrdinalIgnoreCase))
                && !l.StartsWith("Mẫu ", StringComparison.Ordinal)
            )
            .ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    private static IEnumerable<CardWay> Ways(ReadStep step, Dictionary<string, string> ids)
    {
        foreach (var next in step.Next)
        {
            if (next.To == ReadStep.End || ids.ContainsKey(next.To))
            {
                yield return new CardWay(WayKind.Forward, ids.GetValueOrDefault(next.To, CardWay.End), Label(next.Condition));
            }
        }

        foreach (var back in step.Returns)
        {
            var kind = back.Kind switch
            {
                ReturnKind.Supplement => WayKind.Supplement,
                ReturnKind.Refuse => WayKind.Refuse,
                ReturnKind.Repeat => WayKind.Repeat,
                _ => WayKind.Rework,
            };
            if (kind != WayKind.Rework)
            {
                yield return new CardWay(kind, "", Label(back.Condition));
            }
            else if (ids.TryGetValue(back.To, out var to))
            {
                yield return new CardWay(kind, to, Label(back.Condition));
            }
        }
    }

    /// <summary>A condition as the words of a button: without "Nếu", "Trường hợp", cut at a word.</summary>
    private static string? Label(string? condition)
    {
        var words = Opening().Replace(condition?.ReplaceLineEndings(" ") ?? "", "").Trim(' ', '-', '+', ':', ',', ';', '.');
        if (words.Length == 0)
        {
            return null;
        }

        if (words.Length > LongestLabel)
        {
            var cut = words.LastIndexOf(' ', LongestLabel);
            words = words[..(cut > 0 ? cut : LongestLabel)] + "…";
        }

        return char.ToUpper(words[0], CultureInfo.GetCultureInfo("vi-VN")) + words[1..];
    }

    [GeneratedRegex(@"^\W*((trong\s+)?trường hợp|nếu)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
