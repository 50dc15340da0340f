using System.Text.RegularExpressions;

namespace IsoDienTu.Procedures.Importing;

/// <summary>Reads a procedure written without a table: paragraphs "Bước 1: ..." that name role and time in brackets or after labels.</summary>
internal sealed partial class TextSteps
{
    private readonly List<OutlinePart> _parts = [new() { Before = (0, 0) }];
    private TextStep? _open;

    private TextSteps() { }

    /// <summary>Blocks that hold steps or totals.</summary>
    private HashSet<int> Used { get; } = [];

    public static List<OutlinePart> Of(SourceDocument source, out IReadOnlySet<int> used)
    {
        var reader = new TextSteps();
        foreach (var block in source.Body)
        {
            if (block is not SourceParagraph paragraph)
            {
                reader.Close();
                continue;
            }
            foreach (var line in paragraph.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                reader.Line(line, new SourceAnchor(block.Index));
        }
        reader.Close();
        Outline.DropEmpty(reader._parts);
        used = reader.Used;
        return reader._parts;
    }

    private void Line(string line, SourceAnchor at)
    {
        if (Opening().Match(line) is { Success: true } step && StepNumber.Read(step.Groups["no"].Value) is { } number)
        {
            Close();
            _open = new TextStep(number.No, at);
            _open.Add(line[step.Groups["rest"].Index..]);
            Used.Add(at.Block);
        }
        else if (TotalWords().IsMatch(Fold.Text(line)) && (_open is not null || _parts.Exists(p => p.Steps.Count > 0)))
        {
            Close();
            _parts[^1].Totals.Add(new TotalLine(line, "", null, at));
            Used.Add(at.Block);
        }
        else if (PartHeading(line) is { } heading)
        {
            Close();
            _parts.Add(
                new OutlinePart
                {
                    Heading = heading,
                    HeadingAt = at,
                    Before = (at.Block, at.Block),
                }
            );
        }
        else if (_open is not null && (EndsSteps(line) || !_open.Add(line)))
            Close();
        else if (_open is not null)
            Used.Add(at.Block);
    }

    private void Close()
    {
        if (_open is not null)
            _parts[^1].Steps.Add(_open.Draft());
        _open = null;
    }

    private static SectionHeading? PartHeading(string line)
    {
        const int longestHeading = 200;
        if (line.Length > longestHeading || line[0] is '-' or '+' || line.EndsWith(';'))
            return null;
        var heading = SectionHeading.Read(line);
        return heading.Label is not null && (heading.IsCase || heading.NamesPlace) ? heading : null;
    }

    private static bool EndsSteps(string line) =>
        EndWords().IsMatch(Fold.Text(line)) || (SectionHeading.Read(line) is { Label: not null } heading && Layouts.IsKnown(heading.Title));

    [GeneratedRegex(
        @"^\W*(?<no>bước\s+\d{1,2}(\.\d{1,2})?)\s*[.:)\-–]\s*(?<rest>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Opening();

    [GeneratedRegex(@"^\W*tổng\s*(cộng|thời\s*gian|thời\s*hạn|số\s*(ngày|giờ|thời))", RegexOptions.CultureInvariant)]
    private static partial Regex TotalWords();

    [GeneratedRegex(@"^\W*(nơi nhận|ghi chú|(kt|tm|tl|tuq)\.|chủ tịch|giám đốc|phụ lục)", RegexOptions.CultureInvariant)]
    private static partial Regex EndWords();
}
