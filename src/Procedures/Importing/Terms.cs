using System.Text.RegularExpressions;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Procedures.Importing;

/// <summary>What the source says about whole terms.</summary>
internal sealed record StatedTerms(StatedTerm Legal, IReadOnlyList<ReadCase> Cases)
{
    /// <summary>Totals of parts ("ở cấp xã là"), which are not the whole term.</summary>
    public List<TotalLine> Subtotals { get; } = [];

    /// <summary>Different whole terms stated side by side.</summary>
    public List<TotalLine> Several { get; } = [];

    /// <summary>Total lines whose value is a sentence or holds no amount.</summary>
    public List<TotalLine> Sentences { get; } = [];

    /// <summary>A further statement of the whole term that differs from the total row.</summary>
    public StatedTerm? Other { get; set; }

    /// <summary>Where a term is split over two appointments with the applicant.</summary>
    public SourceAnchor? TwoAppointments { get; set; }
}

/// <summary>Reads totals from total rows, else from the paragraphs and rows around the process, else from the heading of the time column.</summary>
internal static partial class Terms
{
    public static StatedTerms Read(List<OutlinePart> parts, Scopes scopes, OutsideText outside)
    {
        Outline.MarkSubtotals(parts);
        var stated = outside
            .Lines.Select((line, i) => TermLine(line, i + 1 < outside.Lines.Count ? outside.Lines[i + 1] : null))
            .OfType<StatedTerm>()
            .ToList();
        var notes = new StatedTerms(new StatedTerm(null, null), []);
        var ownCases = scopes.Cases.Count > 0;
        var cases = new List<ReadCase>();
        foreach (var (part, id, title) in scopes.Cases)
        {
            var at = part.HeadingAt ?? part.Steps[0].At.Row;
            var lines = parts.Where(p => p.CaseId == id).SelectMany(p => p.Totals).ToList();
            var total =
                Whole(lines, notes)
                ?? stated.Find(s => s.At!.Block >= part.Before.From && s.At.Block <= part.Before.To)
                ?? Words(part.Heading, at);
            cases.Add(new ReadCase(id, title, total, OwnSteps: true, at));
        }
        var rest = parts.Where(p => p.CaseId is null).SelectMany(p => p.Totals).ToList();
        var variants = ownCases ? [] : Variants(rest);
        cases.AddRange(
            variants.Select(
                (line, i) => new ReadCase(((char)('a' + i)).ToString(), CaseTitle(line.Label), Term(line), OwnSteps: false, line.At)
            )
        );
        notes.Several.AddRange(variants);
        var fromRow = Whole([.. rest.Except(variants)], notes);
        var fromText = ownCases || variants.Count > 0 ? null : stated.Find(s => s.Minutes is not null) ?? stated.FirstOrDefault();
        var fromHeading = outside.TimeHeadings.Select(h => Heading(h)).FirstOrDefault(t => t is not null);
        var legal = fromRow is { Minutes: not null } ? fromRow : fromText ?? fromHeading ?? fromRow ?? notes.Legal;
        var reading = notes with { Legal = legal, Cases = cases };
        if (fromRow?.Minutes is not null && fromText?.Minutes is not null && fromRow.Minutes != fromText.Minutes)
            reading.Other = fromText;
        reading.TwoAppointments =
            outside.Lines.FirstOrDefault(l => Appointments().IsMatch(l.Folded))?.At
            ?? rest.Find(l => Appointments().IsMatch(Fold.Text($"{l.Label} {l.Value}")))?.At;
        return reading;
    }

    // Among several lines the one that names no place is the whole; lines before it that name a place are parts of it.
    private static StatedTerm? Whole(List<TotalLine> lines, StatedTerms notes)
    {
        if (lines.Count == 0)
            return null;
        var wholes = lines.Where(l => !l.ClosesPart && !NamesPart().IsMatch(Fold.Text(l.Label))).ToList();
        if (wholes.Count == 0 && lines.Count == 1)
            wholes = lines;
        notes.Subtotals.AddRange(lines.Except(wholes));
        if (wholes.Count == 0)
            return null;
        if (wholes.Select(l => Term(l).Minutes).Distinct().Count() > 1)
            notes.Several.AddRange(wholes);
        notes.Sentences.AddRange(wholes.Where(IsSentence));
        return Term(wholes[^1]);
    }

    private static List<TotalLine> Variants(List<TotalLine> lines)
    {
        var variants = lines
            .Where(l => l.Label.Length > 0 && CaseWords().IsMatch(Fold.Text(l.Label)) && Term(l).Minutes is not null)
            .ToList();
        return variants.Count > 1 ? variants : [];
    }

    private static StatedTerm Term(TotalLine line)
    {
        if (Duration.Bare(line.Value, line.Unit ?? "ngày") is { } bare)
            return new StatedTerm(line.Value, bare, line.At);
        var text =
            Duration.First(line.Value) is not null ? line.Value
            : AfterColon(line.Label) is { } after && Duration.First(after) is not null ? after
            : $"{line.Label} {line.Value}";
        return Phrase(text, line.At);
    }

    /// <summary>A phrase from its first amount on, up to where the explanation begins.</summary>
    private static StatedTerm Phrase(string text, SourceAnchor at)
    {
        var first = Duration.First(text, TermReading.Law);
        if (first is null)
            return new StatedTerm(text.Trim(), null, at);
        var folded = Fold.Text(text);
        var limit = LimitBefore().Match(folded[..first.Start]);
        var start = limit.Success ? limit.Index : first.Start;
        var stop = Explanation().Match(folded, first.End);
        var end = stop.Success ? stop.Index : text.Length;
        // A bracket that was opened is kept to its end.
        if (
            folded.LastIndexOf('(', end - 1, end - start) > folded.LastIndexOf(')', end - 1, end - start)
            && folded.IndexOf(')', end) is > 0 and var close
        )
            end = close + 1;
        return new StatedTerm(text[start..end].Trim(' ', '.', ';', ','), first.Term, at);
    }

    private static bool IsSentence(TotalLine line)
    {
        var value = line.Value.Length > 0 ? line.Value : AfterColon(line.Label) ?? line.Label;
        var read = TimeCell.Read(value, line.Unit);
        return read.Minutes is null || read.Marks.HasFlag(TimeMarks.Sentence);
    }

    // "Thời hạn giải quyết: 20 ngày", or the label alone with the value in the next line or cell.
    private static StatedTerm? TermLine(OutsideLine line, OutsideLine? next)
    {
        var label = TermLabel().Match(line.Folded);
        if (!label.Success)
            return null;
        var value = line.Text[(label.Index + label.Length)..].Trim();
        if (value.Length > 0)
            return Duration.First(value) is null ? null : Phrase(value, line.At);
        return next is not null && Duration.First(next.Text) is { } amount && LimitOnly().IsMatch(next.Folded[..amount.Start])
            ? Phrase(next.Text, next.At)
            : null;
    }

    private static StatedTerm Words(SectionHeading? heading, SourceAnchor at) =>
        heading is null || Duration.First(heading.Title) is null ? new StatedTerm(null, null) : Phrase(heading.Title, at);

    private static StatedTerm? Heading(string heading)
    {
        var bracket = TermInHeading().Match(Fold.Text(heading));
        return bracket.Success
            ? new StatedTerm(
                heading[bracket.Groups["term"].Index..(bracket.Groups["term"].Index + bracket.Groups["term"].Length)],
                Duration.First(bracket.Value, TermReading.Law)?.Term
            )
            : null;
    }

    private static string? AfterColon(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || colon + 1 >= text.Length ? null : text[(colon + 1)..].Trim();
    }

    private static string CaseTitle(string label)
    {
        var found = CaseWords().Match(Fold.Text(label));
        return label[found.Index..].Trim(' ', ':', '.');
    }

    [GeneratedRegex(
        @"(ở|tại|của|thuộc|cho)\s+(cấp|ubnd|ủy ban|sở|cục|chi cục|bộ\b|phòng|văn phòng|trung tâm|cơ quan|đơn vị|các)|\bcấp (xã|tỉnh|huyện|trung ương)|\b(giai đoạn|phần|mục)\s+([ivx]+|\d+|[a-d])\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex NamesPart();

    [GeneratedRegex(@"(trong\s+)?(đối với\s+)?trường hợp\b.*$|đối với\b.*$", RegexOptions.CultureInvariant)]
    private static partial Regex CaseWords();

    [GeneratedRegex(@"(không\s+(vượt\s+)?quá|tối đa|chậm nhất)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex LimitBefore();

    [GeneratedRegex(@"[;,]?\s*(\(?\s*kể từ|trong đó|tính từ|\bsau khi|\btheo quy định)", RegexOptions.CultureInvariant)]
    private static partial Regex Explanation();

    [GeneratedRegex(
        @"^\W*(\d+(\.\d+)*[.)]?\s+|[a-zđ][.)]\s*|[ivx]+[.)]\s*)?(tổng\s+thời\s+(gian|hạn)|thời\s+(gian|hạn)\s+(giải quyết|thực hiện|xử lý))([^:\d]{0,60}:|\s*$|[^:\d]{0,40}(?=\b(\d|không quá|tối đa)))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex TermLabel();

    [GeneratedRegex(@"^\W*(không quá|tối đa|trong( thời hạn)?)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex LimitOnly();

    [GeneratedRegex(@"\((?<term>(không quá\s+)?\d+([.,/]\d+)?\s*(ngày|giờ)(\s+làm việc)?)\)", RegexOptions.CultureInvariant)]
    private static partial Regex TermInHeading();

    [GeneratedRegex(
        @"(hẹn|trả)( trả)?( kết quả)? lần (thứ )?(1|một|nhất).*lần (thứ )?(2|hai)|hẹn (trả )?(kết quả )?lần (2|hai)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Appointments();
}
