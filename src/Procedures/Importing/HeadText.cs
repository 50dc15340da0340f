using System.Text.RegularExpressions;

namespace IsoDienTu.Procedures.Importing;

/// <summary>Reads the head of a document: agency, title, code, issue, date, decision, codes of administrative procedures.</summary>
internal static partial class HeadText
{
    public static ReadHeader Read(SourceDocument source, OutsideText outside)
    {
        var lines = outside.Lines.Concat(outside.PageHeaders).ToList();
        var decision = ApprovedBy(lines);
        return new ReadHeader
        {
            Agency = Agency(lines),
            Title = Title(source, outside),
            Code = Labelled(lines, Code(), "value") ?? PageCode(outside.PageHeaders),
            Issue = Labelled(lines, Issue(), "value"),
            IssuedOn = Labelled(lines, IssuedOn(), "value"),
            Decision = decision.Number,
            DecidedOn = decision.Date,
            ProcedureCodes =
            [
                .. lines.SelectMany(l => ProcedureCode().Matches(l.Text).Select(m => m.Value)).Distinct(StringComparer.Ordinal),
            ],
        };
    }

    private static ReadText? Labelled(List<OutsideLine> lines, Regex label, string group)
    {
        foreach (var line in lines)
        {
            foreach (var cell in line.Cells)
            {
                var found = label.Match(cell).Groups[group];
                if (found.Success && found.Value.Trim().Length > 0)
                    return new ReadText(found.Value.Trim(' ', '.', ',', ';'), line.At);
            }
        }
        return null;
    }

    // The decision to which the document is annexed comes before decisions that are only cited.
    private static (ReadText? Number, ReadText? Date) ApprovedBy(List<OutsideLine> lines)
    {
        var named = lines.Select(l => (Found: Decision().Match(l.Text), Line: l)).Where(d => d.Found.Success).ToList();
        var best = named.Find(d => d.Line.Folded.Contains("kèm theo", StringComparison.Ordinal));
        best = best.Found is null ? named.FirstOrDefault() : best;
        ReadText? Part(string group) =>
            best.Found is { } found && found.Groups[group].Success ? new ReadText(found.Groups[group].Value, best.Line.At) : null;
        return (Part("no"), Part("date"));
    }

    // "QT.BTXH.01 - UBND tỉnh ..." in a page header.
    private static ReadText? PageCode(IReadOnlyList<OutsideLine> headers) =>
        headers
            .Select(l => (Found: BareCode().Match(l.Text), l.At))
            .Where(f => f.Found.Success)
            .Select(f => new ReadText(f.Found.Value, f.At))
            .FirstOrDefault();

    // The letterhead stands beside the name of the state, or opens the document.
    private static ReadText? Agency(List<OutsideLine> lines)
    {
        const int nearTop = 15;
        foreach (var line in lines.Take(nearTop))
        {
            foreach (var cell in line.Cells)
            {
                if (AgencyWords().IsMatch(Fold.Text(cell)) && !StateName().IsMatch(Fold.Text(cell)))
                    return new ReadText(Ornament().Replace(cell, "").Trim(), line.At);
            }
        }
        return null;
    }

    private static ReadText? Title(SourceDocument source, OutsideText outside)
    {
        foreach (var block in source.Body.OfType<SourceTable>())
        {
            foreach (var cell in block.Rows.SelectMany(r => r.Cells).Where(c => c.Paragraphs.Count > 1))
            {
                if (TitleWord().IsMatch(Fold.Text(cell.Paragraphs[0])))
                    return new ReadText(
                        WithoutCode(string.Join(' ', cell.Paragraphs.Skip(1))),
                        new SourceAnchor(block.Index, cell.Row, cell.Column)
                    );
            }
        }
        return Annexed(outside.Lines);
    }

    // In the annex of a decision the title follows the bracket that names the decision, or the words "quy trình nội bộ ...".
    private static ReadText? Annexed(IReadOnlyList<OutsideLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].InTable || !AnnexWords().IsMatch(lines[i].Folded))
                continue;
            var title = lines
                .Skip(i + 1)
                .FirstOrDefault(l =>
                    !l.InTable && !AnnexWords().IsMatch(l.Folded) && !l.Folded.StartsWith('(') && !SmallWords().IsMatch(l.Folded)
                );
            return title is null ? null : new ReadText(WithoutCode(title.Text), title.At);
        }
        return null;
    }

    private static string WithoutCode(string title) => CodeInTitle().Replace(title, "").Trim(' ', '-', ':', '.');

    [GeneratedRegex(
        @"^\W*(mã hiệu|ký hiệu( quy trình)?|mã số|số hiệu|mã quy trình|mã tài liệu)\s*:?\s*(?<value>[\p{L}\d][\p{L}\d./\-]*(\s\d+/[\p{L}\d\-]+)?)\s*$|ký hiệu quy trình\s*:\s*(?<value>\S.*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Code();

    [GeneratedRegex(@"lần\s+(ban hành|sửa đổi|bh)\s*:\s*(?<value>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Issue();

    [GeneratedRegex(
        @"(ngày\s+(ban hành|bh|hiệu lực|có hiệu lực))\s*:\s*(?<value>\S.*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex IssuedOn();

    [GeneratedRegex(
        @"quyết định\s+số\s*:?\s*(?<no>\d+(/\d{4})?/\p{Lu}[\p{Lu}\d\-]*)(\s*,?\s*ngày\s+(?<date>\d{1,2}\s*(/|tháng)\s*\d{1,2}\s*(/|năm)\s*\d{4}))?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Decision();

    [GeneratedRegex(@"(?<![\d.])\d\.\d{6}(\.\d{3}\.\d{2}\.\d{2})?(\.H\d{2})?(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex ProcedureCode();

    [GeneratedRegex(@"\bQ[TĐ]([\p{Lu}\d]*[.\-/][\p{Lu}\d]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex BareCode();

    [GeneratedRegex(
        @"^\W*(ubnd|ủy ban nhân dân|sở|bộ|cục|chi cục|trung tâm|ttpvhcc|văn phòng|ban|hội đồng)\s",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex AgencyWords();

    [GeneratedRegex(@"cộng hòa xã hội", RegexOptions.CultureInvariant)]
    private static partial Regex StateName();

    [GeneratedRegex(@"[\-–_*]{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex Ornament();

    [GeneratedRegex(@"^\W*quy trình\W*$", RegexOptions.CultureInvariant)]
    private static partial Regex TitleWord();

    [GeneratedRegex(
        @"^\W*(phụ lục|quy trình nội bộ|quy trình giải quyết|quy trình|danh mục)\b|kèm theo quyết định",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex AnnexWords();

    [GeneratedRegex(@"^\W*$|độc lập - tự do|cộng hòa xã hội", RegexOptions.CultureInvariant)]
    private static partial Regex SmallWords();

    [GeneratedRegex(
        @"\(?\s*mã\s+(số\s+)?(tthc|thủ tục( hành chính)?)\s*:?[^)]*\)?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex CodeInTitle();
}
