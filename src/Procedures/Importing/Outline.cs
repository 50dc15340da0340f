namespace IsoDienTu.Procedures.Importing;

/// <summary>A run of steps under one heading, with the totals that stand in it.</summary>
internal sealed class OutlinePart
{
    public SectionHeading? Heading { get; init; }
    public SourceAnchor? HeadingAt { get; init; }
    public List<StepDraft> Steps { get; } = [];
    public List<TotalLine> Totals { get; } = [];
    public string? CaseId { get; set; }
    public string? SectionId { get; set; }

    /// <summary>Blocks of text between the heading and the steps, where a part's own term may stand.</summary>
    public (int From, int To) Before { get; init; }
}

/// <summary>A line that states a total or subtotal of time: its label, its value and the unit that the column's heading states.</summary>
internal sealed record TotalLine(string Label, string Value, string? Unit, SourceAnchor At)
{
    /// <summary>Whether further steps follow in another part, so that the line closes only its own.</summary>
    public bool ClosesPart { get; set; }
}

/// <summary>The parts of a procedure in reading order.</summary>
internal static class Outline
{
    public static List<OutlinePart> Of(SourceDocument source, List<ProcessTable> tables)
    {
        var parts = new List<OutlinePart>();
        var rows = new StepRows();
        var from = 0;
        foreach (var table in tables)
        {
            var headings = tables.Count > 1 ? HeadingsBetween(source, from, table.Table.Index, first: parts.Count == 0) : [];
            foreach (var (heading, at) in headings)
                parts.Add(
                    new OutlinePart
                    {
                        Heading = heading,
                        HeadingAt = at,
                        Before = (at.Block, table.Table.Index),
                    }
                );
            if (headings.Count == 0 && (parts.Count == 0 || Restarts(parts, table)))
                parts.Add(new OutlinePart { Before = (from, table.Table.Index) });
            foreach (var row in table.Rows)
                AddRow(parts, rows, row);
            from = table.Table.Index + 1;
        }
        DropEmpty(parts);
        return parts;
    }

    /// <summary>Leaves out parts without steps, except the heading of a variant whose steps stand in sections below it.</summary>
    public static void DropEmpty(List<OutlinePart> parts)
    {
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            var opensVariant = parts[i].Heading is { IsCase: true } && i + 1 < parts.Count && parts[i + 1].Heading is { IsCase: false };
            if (parts[i].Steps.Count == 0 && parts[i].Totals.Count == 0 && !opensVariant)
                parts.RemoveAt(i);
        }
    }

    /// <summary>Marks the totals that stand before the last part of their variant.</summary>
    public static void MarkSubtotals(List<OutlinePart> parts)
    {
        foreach (var part in parts)
        {
            var later = parts.Exists(p =>
                p != part && parts.IndexOf(p) > parts.IndexOf(part) && p.CaseId == part.CaseId && p.Steps.Count > 0 && p.Totals.Count > 0
            );
            part.Totals.ForEach(t => t.ClosesPart = later);
        }
    }

    private static void AddRow(List<OutlinePart> parts, StepRows reader, ProcessRow row)
    {
        var part = parts[^1];
        switch (row.Kind)
        {
            case RowKind.Section:
                parts.Add(
                    new OutlinePart
                    {
                        Heading = row.Heading,
                        HeadingAt = row.At,
                        Before = (row.At.Block, row.At.Block),
                    }
                );
                break;
            case RowKind.Step or RowKind.SubStep:
                part.Steps.Add(reader.Read(row));
                break;
            case RowKind.Continuation when part.Steps.Count > 0:
                reader.Continue(row, part.Steps[^1]);
                break;
            case RowKind.Total:
                part.Totals.Add(
                    new TotalLine(row.Text, row.Value, row.Map.Times.Select(t => t.Unit).FirstOrDefault(u => u is not null), row.At)
                );
                break;
        }
    }

    // A further table that begins again at 1 without a heading is a part of its own; one that counts on is the same part.
    private static bool Restarts(List<OutlinePart> parts, ProcessTable table)
    {
        var first = table.Rows.FirstOrDefault(r => r.Kind == RowKind.Step)?.Number ?? "";
        var last = parts.SelectMany(p => p.Steps).LastOrDefault(s => s.Printed.Length > 0)?.Printed ?? "";
        return StepNumber.Order(first) <= StepNumber.Order(last);
    }

    private static List<(SectionHeading Heading, SourceAnchor At)> HeadingsBetween(SourceDocument source, int from, int to, bool first)
    {
        const int longestHeading = 300;
        const int nearFirstTable = 3;
        var found = new List<(SectionHeading, SourceAnchor)>();
        var begin = first ? Math.Max(from, to - nearFirstTable) : from;
        for (var i = begin; i < to; i++)
        {
            if (source.Body[i] is not SourceParagraph { Text: var text } || text.Length > longestHeading)
                continue;
            var heading = SectionHeading.Read(text);
            if (heading.IsCase || (heading.Label is not null && (heading.NamesPlace || heading.NamesProcedure)))
                found.Add((heading, new SourceAnchor(i)));
        }
        return found.Count > 0 ? found : Nearest(source, from, to);
    }

    // Without telling words the labelled line right above a table is its heading ("2. Cấp lại giấy phép").
    private static List<(SectionHeading Heading, SourceAnchor At)> Nearest(SourceDocument source, int from, int to)
    {
        const int longestTitle = 150;
        if (to <= from || source.Body[to - 1] is not SourceParagraph { Text: { Length: <= longestTitle } text })
            return [];
        var heading = SectionHeading.Read(text);
        return heading is { Label: not null, Minutes: null } && !Layouts.IsKnown(heading.Title)
            ? [(heading, new SourceAnchor(to - 1))]
            : [];
    }
}
