namespace IsoDienTu.Bpmn.Checking;

/// <summary>Rules by which a step is given to a person: they name other steps that people do, and do not contradict one another.</summary>
internal static class GivenOut
{
    public static void Check(Report report, Diagram diagram, Node node)
    {
        if (node.Step is not { } step)
        {
            return;
        }
        Names(report, diagram, node, step.SameAs, "sameAs");
        Names(report, diagram, node, step.NotSameAs, "notSameAs");
        if (step.SameAs is not null && (step.SameAs == step.NotSameAs || step.Share is not null))
        {
            report.Error(
                node.Id,
                "given_twice",
                $"Bước '{Report.Title(node)}' có hai quy tắc giao việc trái nhau: cùng người với bước trước thì không chia việc và không loại người đó.",
                $"The step '{Report.Title(node)}' has two rules that contradict each other: whoever did the earlier step cannot be left out, nor is the step shared out."
            );
        }
    }

    private static void Names(Report report, Diagram diagram, Node node, string? other, string attribute)
    {
        if (other is not null && (other == node.Id || diagram.FindNode(other)?.Kind is not (NodeKind.UserTask or NodeKind.ManualTask)))
        {
            report.Error(
                node.Id,
                "given_unknown",
                $"Bước '{Report.Title(node)}' giao việc theo người làm bước '{other}' ({attribute}), nhưng không có bước khác nào như vậy do người làm. Hãy chọn lại bước.",
                $"The step '{Report.Title(node)}' goes by who did the step '{other}' ({attribute}), but people do no other step of that id. Choose the step again."
            );
        }
    }
}
