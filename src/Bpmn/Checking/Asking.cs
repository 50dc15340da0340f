using IsoDienTu.Bpmn.Expressions;

namespace IsoDienTu.Bpmn.Checking;

/// <summary>What buttons ask: it can be answered, does not contradict itself, and stands where a person presses one.</summary>
internal static class Asking
{
    // Words of the language of conditions; outcome stands for the button that was pressed.
    private static readonly HashSet<string> Words = new(
        "and or not in between if then else true false null empty eq ne lt le gt ge".Split(' ').Append(Comparison.OutcomeName),
        StringComparer.OrdinalIgnoreCase
    );

    public static void Check(Report report, Diagram diagram)
    {
        var buttons = diagram.Nodes.SelectMany(n => diagram.OutcomesOf(n.Id)).Select(o => o.FlowId).ToHashSet(StringComparer.Ordinal);
        foreach (var flow in diagram.Flows.Where(f => f.Asked is not null))
        {
            Facts(report, flow.Id, flow.Asked!);
            Place(report, flow.Id, buttons.Contains(flow.Id));
        }
        foreach (var node in diagram.Nodes.Where(n => n.Asked is not null))
        {
            Facts(report, node.Id, node.Asked!);
            Place(report, node.Id, node.Kind is NodeKind.UserTask or NodeKind.ManualTask && diagram.OutcomesOf(node.Id).IsEmpty);
        }
        Variables(report, diagram);
    }

    private static void Place(Report report, string id, bool fits)
    {
        if (!fits)
        {
            report.Error(
                id,
                "outcome_place",
                $"'{id}' nêu điều nút phải hỏi nhưng không phải là nút: chỉ ghi ở hướng đi ra khỏi lựa chọn sau một bước do người làm, hoặc ở bước không có lựa chọn. Hãy chuyển sang đúng hướng đi.",
                $"'{id}' says what a button asks but is no button: it belongs to a way out of the choice behind a step that people do, or to a step without a choice. Move it to the right way."
            );
        }
    }

    private static void Facts(Report report, string id, Asked asked)
    {
        if (asked.Fields.Length > Asked.MostFields || asked.Papers.Length > Asked.MostPapers)
        {
            report.Error(
                id,
                "outcome_many",
                $"Nút '{id}' hỏi quá nhiều: nhiều nhất {Asked.MostFields} trường và {Asked.MostPapers} giấy tờ. Hãy dùng biểu mẫu cho phần còn lại.",
                $"The button '{id}' asks for too much: at most {Asked.MostFields} fields and {Asked.MostPapers} papers. Use a form for the rest."
            );
        }
        foreach (var field in asked.Fields)
        {
            Field(report, id, field);
        }
        Once(report, id, asked.Fields.Select(f => f.Name));
        Once(report, id, asked.Papers);
        if (asked.Papers.Any(p => p.Length == 0))
        {
            report.Error(
                id,
                "outcome_unnamed",
                $"Nút '{id}' đòi một giấy tờ không có tên. Hãy ghi tên giấy tờ.",
                $"The button '{id}' asks for a paper without a name. Name it."
            );
        }
    }

    private static void Field(Report report, string id, AskedField field)
    {
        if (!IsVariable(field.Name))
        {
            report.Error(
                id,
                "outcome_name",
                $"Nút '{id}': tên trường '{field.Name}' không dùng được trong điều kiện. Hãy đặt bằng chữ không dấu và số, bắt đầu bằng chữ, ví dụ soTien; không dùng outcome.",
                $"Button '{id}': conditions cannot use the field name '{field.Name}'. Use letters and digits, a letter first, e.g. amount; not outcome."
            );
        }
        var wrong =
            field.Kind == AskedKind.Choice
                ? field.Choices.Length is < 2 or > Asked.MostChoices
                    || field.Choices.Distinct(StringComparer.Ordinal).Count() < field.Choices.Length
                : !field.Choices.IsEmpty;
        if (wrong)
        {
            report.Error(
                id,
                "outcome_choices",
                $"Nút '{id}', trường '{field.Name}': trường chọn cần 2 đến {Asked.MostChoices} mục khác nhau, trường khác không có mục nào. Hãy sửa danh sách hoặc loại trường.",
                $"Button '{id}', field '{field.Name}': a choice needs 2 to {Asked.MostChoices} different entries, other kinds have none. Mend the list or the kind."
            );
        }
    }

    private static void Once(Report report, string id, IEnumerable<string> names)
    {
        var twice = names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            report.Error(
                id,
                "outcome_asked_twice",
                $"Nút '{id}' hỏi '{twice.Key}' hai lần. Mỗi trường và mỗi giấy tờ cần một tên riêng.",
                $"The button '{id}' asks for '{twice.Key}' twice. Each field and each paper needs a name of its own."
            );
        }
    }

    /// <summary>One variable cannot be a number here and a text there: a condition behind it would fail for one of the two.</summary>
    private static void Variables(Report report, Diagram diagram)
    {
        var fields =
            from said in diagram
                .Flows.Select(f => (f.Id, Process: f.Source.ProcessId, f.Asked))
                .Concat(diagram.Nodes.Select(n => (n.Id, Process: n.ProcessId, n.Asked)))
            where said.Asked is not null
            from field in said.Asked.Fields
            select (said.Id, said.Process, field.Name, IsNumber: field.Kind == AskedKind.Number);
        foreach (var same in fields.GroupBy(f => (f.Process, f.Name)))
        {
            if (same.FirstOrDefault(f => f.IsNumber != same.First().IsNumber) is { Id: { } id })
            {
                report.Error(
                    id,
                    "outcome_types",
                    $"Trường '{same.Key.Name}' ở '{id}' và ở '{same.First().Id}' một bên là số, một bên không phải; cả hai là một biến. Hãy đặt cùng loại hoặc đổi tên.",
                    $"The field '{same.Key.Name}' is a number at one of '{id}' and '{same.First().Id}' only; both are one variable. Give them one kind or different names."
                );
            }
        }
    }

    private static bool IsVariable(string name) =>
        name.Length is > 0 and <= 60
        && char.IsAsciiLetter(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
        && !Words.Contains(name);
}
