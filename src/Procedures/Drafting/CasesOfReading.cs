using IsoDienTu.WorkingTime;

namespace IsoDienTu.Procedures.Drafting;

/// <summary>
/// A file whose cases each have steps and a term of their own ("trường hợp a ... trường hợp b ...", or several procedures in one file) holds several
/// processes: each becomes a draft of its own, chosen by name at the desk. Variants that share their steps stay one.
/// </summary>
internal static class CasesOfReading
{
    public static IReadOnlyList<ProcedureReading> Split(ProcedureReading reading)
    {
        var cases = reading.Cases.Where(c => c.OwnSteps && reading.Steps.Any(s => s.CaseId == c.Id)).ToList();
        return cases.Count < 2 ? [reading] : [.. cases.Select(c => Only(reading, c))];
    }

    private static ProcedureReading Only(ProcedureReading reading, ReadCase wanted)
    {
        var prefix = wanted.Id + ".";
        var steps = reading.Steps.Where(s => s.CaseId is null || s.CaseId == wanted.Id).ToList();
        return reading with
        {
            Header = reading.Header with
            {
                Title = reading.Header.Title is { Text.Length: > 0 } title
                    ? title with
                    {
                        Text = $"{title.Text} – {Name(wanted)}",
                    }
                    : new ReadText(Name(wanted), wanted.At),
                Code = reading.Header.Code is { Text.Length: > 0 } code
                    ? code with
                    {
                        Text = $"{code.Text}.{wanted.Id.ToUpperInvariant()}",
                    }
                    : null,
            },
            Cases = [],
            LegalTotal = wanted.Total.Term is null ? reading.LegalTotal : wanted.Total,
            Steps =
            [
                .. steps.Select(s =>
                    s with
                    {
                        No = Short(s.No, prefix),
                        Next = [.. s.Next.Select(n => n with { To = Short(n.To, prefix) })],
                        Returns = [.. s.Returns.Select(r => r with { To = Short(r.To, prefix) })],
                        TimeSharedWith = [.. s.TimeSharedWith.Select(n => Short(n, prefix))],
                    }
                ),
            ],
        };
    }

    /// <summary>The case without its term, which the draft says in a field of its own.</summary>
    private static string Name(ReadCase wanted)
    {
        var colon = wanted.Title.LastIndexOf(':');
        return colon > 0 && Term.TryParse(wanted.Title[(colon + 1)..], TermReading.Law, out _, out _)
            ? wanted.Title[..colon].TrimEnd()
            : wanted.Title;
    }

    /// <summary>Numbers inside one case need not name it.</summary>
    private static string Short(string no, string prefix) => no.StartsWith(prefix, StringComparison.Ordinal) ? no[prefix.Length..] : no;
}
