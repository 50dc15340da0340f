using System.Globalization;
using IsoDienTu.Documents;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Procedures.Drafting;

/// <summary>Makes the card of a reading: the first draft that a person then corrects.</summary>
internal static class CardOfReading
{
    public static ProcedureCard Make(ProcedureReading reading)
    {
        var components = new ComponentTexts(reading.Components);
        var steps = StepsOfReading.Make(reading.Steps);
        var (term, note) = LegalTerm(reading.LegalTotal, components.Text("term"));
        var issuedOn = Day(reading.Header.IssuedOn?.Text) ?? Day(reading.Header.DecidedOn?.Text);
        return new ProcedureCard
        {
            Code = reading.Header.Code?.Text ?? "",
            Title = reading.Header.Title?.Text ?? "",
            Issue = int.TryParse(reading.Header.Issue?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var issue) ? issue : null,
            IssuedOn = issuedOn,
            Decision = reading.Header.Decision?.Text,
            // Published lists add the agency's number to the national code; the national one is its first eight characters.
            TthcCodes = [.. reading.Header.ProcedureCodes.Select(c => c[..8]).Distinct(StringComparer.Ordinal)],
            LegalTerm = term,
            TermNote = note,
            Sets = components.Text("copies"),
            Fee = components.Text("fee"),
            Place = components.Text("place"),
            Manner = components.Text("manner"),
            Subject = components.Text("who"),
            Result = components.Text("result"),
            LegalBasis = components.Items("legal_base"),
            Conditions = components.Items("conditions"),
            Parts = PartRows.Read(components.Rows("parts")),
            Steps = steps,
            Forms = FormRows.Read(components.Rows("forms"), steps),
            Records = components.Rows("records"),
            Sections = FreeSections.Of(reading.Source),
            SignOffs = SignOffTable.Read(reading.Source, issuedOn),
        };
    }

    /// <summary>Rows of the source by the ids that <see cref="Make"/> gives the steps.</summary>
    public static KeptReading Keep(ProcedureReading reading) =>
        new(
            reading.Layout,
            reading.Findings,
            reading.Source,
            reading.Steps.Select((s, i) => (Id: StepsOfReading.Id(i), s.At.Row)).ToDictionary(s => s.Id, s => s.Row, StringComparer.Ordinal)
        );

    private static (string? Term, string? Note) LegalTerm(StatedTerm stated, string? text)
    {
        if (stated.Term is not { } term)
        {
            return (null, text);
        }

        // The section on the term says it in the words of the law; the total of the step table is only its echo.
        foreach (var written in new[] { text, stated.AsWritten })
        {
            if (Opening(written, term) is { } found)
            {
                return found;
            }
        }

        return (term.ToString(), text);
    }

    /// <summary>The first words of a text that say the term, and what follows them.</summary>
    private static (string Term, string? Note)? Opening(string? text, Term term)
    {
        var words = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var n = words.Length; n > 0; n--)
        {
            var opening = string.Join(' ', words[..n]).Trim(' ', '.', ',', ';', ':');
            if (Term.TryParse(opening, TermReading.Law, out var read, out _) && read.Equals(term))
            {
                var note = string.Join(' ', words[n..]).Trim(' ', '.', ',', ';', ':');
                return (opening, note.Length == 0 ? null : note);
            }
        }

        return null;
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(
            text,
            ["d/M/yyyy", "dd/MM/yyyy", "d-M-yyyy", "d.M.yyyy"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AllowWhiteSpaces,
            out var day
        )
            ? day
            : null;
}

/// <summary>Components of a reading by kind.</summary>
internal sealed class ComponentTexts(IReadOnlyList<ReadComponent> components)
{
    /// <summary>All lines of a kind joined; null when the source does not state it.</summary>
    public string? Text(string kind)
    {
        var lines = Items(kind);
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    /// <summary>Lines of a kind without their dashes.</summary>
    public IReadOnlyList<string> Items(string kind) =>
        [
            .. Rows(kind)
                .Select(r => string.Join(' ', r.Where(c => c.Length > 0)).TrimStart('-', '+', '*', '•', ' '))
                .Where(t => t.Length > 0),
        ];

    /// <summary>Lines of a kind, cell by cell.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows(string kind) =>
        [.. components.Where(c => c.Kind == kind).SelectMany(c => c.Lines).Select(l => l.Cells)];
}
