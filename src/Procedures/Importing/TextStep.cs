using System.Text.RegularExpressions;

namespace IsoDienTu.Procedures.Importing;

/// <summary>One step of a procedure without a table, gathered line by line.</summary>
internal sealed partial class TextStep(string no, SourceAnchor at)
{
    private readonly List<string> _content = [];
    private readonly List<string> _results = [];
    private string _role = "";
    private string _time = "";

    /// <summary>Takes a line in; false when it states a second time and so belongs to something else.</summary>
    public bool Add(string line)
    {
        var labels = Label().Matches(Fold.Text(line)).ToList();
        if (labels.Exists(l => l.Groups["time"].Success) && _time.Length > 0)
            return false;
        for (var i = 0; i < labels.Count; i++)
        {
            var end = i + 1 < labels.Count ? labels[i + 1].Index : line.Length;
            Take(labels[i], line[(labels[i].Index + labels[i].Length)..end]);
        }
        var content = labels.Count > 0 ? line[..labels[0].Index].TrimEnd(' ', '(', '[', '-', '+', '*', ';', ',') : line;
        if (content.Length > 0)
            _content.Add(content);
        return true;
    }

    public StepDraft Draft()
    {
        if (_role.Length == 0 && _time.Length == 0)
            TakeBracket();
        var step = new StepDraft
        {
            Printed = no,
            Role = _role,
            Roles = RoleText.Split([_role]),
            Time = TimeCell.Read(_time, null),
            At = new StepAnchors(at, _role.Length > 0 ? at : null, _time.Length > 0 ? at : null),
        };
        step.Content.AddRange(_content);
        step.Results.AddRange(_results);
        step.Forms.AddRange(FormCodes.In(string.Join(' ', _content.Concat(_results))));
        return step;
    }

    private void Take(Match label, string text)
    {
        if (label.Groups["time"].Success)
            _time = Value(text, TimeEnd());
        else if (label.Groups["result"].Success)
            _results.Add(Value(text, RoleEnd()));
        else if (_role.Length == 0)
            _role = Value(text, RoleEnd());
    }

    // "(Chuyên viên Phòng A, 02 ngày làm việc)" at the end, without labels.
    private void TakeBracket()
    {
        if (_content.Count == 0 || LastBracket().Match(_content[^1]) is not { Success: true } bracket)
            return;
        var inside = bracket.Groups["inside"].Value;
        var amount = Duration.First(inside);
        var role = (amount is null ? "" : inside[..amount.Start]).Trim(' ', ',', ';', ':', '-');
        if (amount is null || !RoleText.BeginsWithPost(role))
            return;
        _role = role;
        _time = inside[amount.Start..];
        _content[^1] = _content[^1][..bracket.Index].Trim();
    }

    private static string Value(string text, Regex end)
    {
        var found = end.Match(text);
        return (found.Success ? text[..found.Index] : text).Trim(' ', ';', ',', '.', '-', '(');
    }

    private const string Who = "(cơ quan|đơn vị|bộ phận|cá nhân|người|cán bộ|công chức)";

    [GeneratedRegex(
        @"(?<![\p{L}])((?<time>thời\s+(gian|hạn)(\s+(thực\s+hiện|giải\s+quyết|xử\s+lý))?)|(?<result>biểu mẫu|sản phẩm|kết quả)(\s*/\s*(kết quả|biểu mẫu))?|trách\s+nhiệm(\s+(thực\s+hiện|xử\s+lý|giải\s+quyết))?|"
            + Who
            + @"([,/]?\s*"
            + Who
            + @"){0,3}\s*(thực hiện|xử lý|giải quyết|chịu trách nhiệm|phụ trách)|thực hiện)\s*:\s*",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Label();

    // A decimal point does not end a time.
    [GeneratedRegex(@"[;)\]]|\.(\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex TimeEnd();

    // A role may hold brackets and semicolons; it ends with its sentence or with the bracket around the labels.
    [GeneratedRegex(@"(?<=^[^(]*)\)\s*[.;]?\s*$|\.\s*$|\.\s+(?=\p{Lu}[^.]*$)|\]", RegexOptions.CultureInvariant)]
    private static partial Regex RoleEnd();

    [GeneratedRegex(@"\((?<inside>[^()]*)\)\s*\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex LastBracket();
}
