using System.Text.RegularExpressions;

namespace IsoDienTu.Procedures.Importing;

/// <summary>Reads a procedure written without a table: paragraphs "Bước 1: ..." that name role and time in brackets or after labels.</summary>
internal static partial class TextSteps
{
    public static List<OutlinePart> Of(SourceDocument source)
    {
        var parts = new List<OutlinePart> { new() { Before = (0, 0) } };
        Draft? open = null;
        foreach (var block in source.Body)
        {
            if (block is not SourceParagraph paragraph)
            {
                open = Close(open, parts);
                continue;
            }
            foreach (var line in paragraph.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var at = new SourceAnchor(block.Index);
                if (Opening().Match(line) is { Success: true } step)
                {
                    Close(open, parts);
                    open = new Draft(StepNumber.Read(step.Groups["no"].Value)!.No, at);
                    open.Add(line[step.Groups["rest"].Index..]);
                }
                else if (TotalWords().IsMatch(Fold.Text(line)) && parts.Exists(p => p.Steps.Count > 0) | open is not null)
                {
                    open = Close(open, parts);
                    parts[^1].Totals.Add(new TotalLine(line, "", null, at));
                }
                else if (PartHeading(line) is { } heading)
                {
                    open = Close(open, parts);
                    parts.Add(
                        new OutlinePart
                        {
                            Heading = heading,
                            HeadingAt = at,
                            Before = (block.Index, block.Index),
                        }
                    );
                }
                else
                    open?.Add(line);
            }
        }
        Close(open, parts);
        parts.RemoveAll(p => p.Steps.Count == 0 && p.Totals.Count == 0);
        return parts;
    }

    private static SectionHeading? PartHeading(string line)
    {
        const int longestHeading = 200;
        if (line.Length > longestHeading || line.StartsWith('-') || line.StartsWith('+'))
            return null;
        var heading = SectionHeading.Read(line);
        return heading.Label is not null && (heading.IsCase || heading.NamesPlace) && !line.EndsWith(';') ? heading : null;
    }

    private static Draft? Close(Draft? draft, List<OutlinePart> parts)
    {
        if (draft is not null)
            parts[^1].Steps.Add(draft.Step());
        return null;
    }

    /// <summary>The lines of one step while they are gathered.</summary>
    private sealed class Draft(string no, SourceAnchor at)
    {
        private readonly List<string> _content = [];
        private string _role = "";
        private string _time = "";

        public void Add(string line)
        {
            var labels = Label().Matches(Fold.Text(line)).ToList();
            var content = line;
            for (var i = 0; i < labels.Count; i++)
            {
                var end = i + 1 < labels.Count ? labels[i + 1].Index : line.Length;
                var value = Value(line[(labels[i].Index + labels[i].Length)..end], isTime: labels[i].Groups["time"].Success);
                if (labels[i].Groups["time"].Success)
                    _time = _time.Length == 0 ? value : _time;
                else
                    _role = _role.Length == 0 ? value : _role;
            }
            if (labels.Count > 0)
                content = line[..labels[0].Index].TrimEnd(' ', '(', '[', '-', '+', '*');
            if (content.Length > 0)
                _content.Add(content);
        }

        // A value ends with its sentence or bracket; a decimal point is no end, and a role may hold abbreviations.
        private static string Value(string text, bool isTime)
        {
            var end = isTime ? TimeEnd().Match(text) : RoleEnd().Match(text);
            return (end.Success ? text[..end.Index] : text).Trim(' ', ';', ',', '.', '-');
        }

        public StepDraft Step()
        {
            var step = new StepDraft
            {
                Printed = no,
                Role = _role,
                Roles = RoleText.Split([_role]),
                Time = TimeCell.Read(_time, null),
                At = new StepAnchors(at, _role.Length > 0 ? at : null, _time.Length > 0 ? at : null),
            };
            step.Content.AddRange(_content);
            step.Forms.AddRange(FormCodes.In(string.Join(' ', _content)));
            return step;
        }
    }

    [GeneratedRegex(
        @"^\W*(?<no>bước\s+\d{1,2}(\.\d{1,2})?)\s*[.:)\-–]\s*(?<rest>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Opening();

    [GeneratedRegex(
        @"(?<![\p{L}])((?<time>thời\s+(gian|hạn)(\s+(thực\s+hiện|giải\s+quyết|xử\s+lý))?)|trách\s+nhiệm(\s+(thực\s+hiện|xử\s+lý|giải\s+quyết))?|(cơ quan|đơn vị|bộ phận|cá nhân|người|cán bộ|công chức)([,/]?\s*(cơ quan|đơn vị|bộ phận|cá nhân|người|cán bộ|công chức))*\s*(thực hiện|xử lý|giải quyết|chịu trách nhiệm|phụ trách)|(chủ thể\s+)?thực hiện)\s*:\s*",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Label();

    [GeneratedRegex(@"[;)\]]|\.(\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex TimeEnd();

    [GeneratedRegex(@"\)\s*[.;]?\s*$|\.\s*$|[.;]\s+(?=\p{Lu}[^.;]*$)|\]", RegexOptions.CultureInvariant)]
    private static partial Regex RoleEnd();

    [GeneratedRegex(@"^\W*tổng\s*(cộng|thời\s*gian|thời\s*hạn|số\s*(ngày|giờ|thời))", RegexOptions.CultureInvariant)]
    private static partial Regex TotalWords();
}
