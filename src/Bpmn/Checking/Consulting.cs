namespace IsoDienTu.Bpmn.Checking;

/// <summary>What a step says of the opinions it asks for can be done, and does not contradict itself.</summary>
internal static class Consulting
{
    public static void Check(Report report, Node node)
    {
        if (node.Step?.Consult is not { } consult)
        {
            return;
        }
        if (node.Kind is not (NodeKind.UserTask or NodeKind.ManualTask))
        {
            report.Error(
                node.Id,
                "consult_nobody",
                $"Bước '{Report.Title(node)}' có lấy ý kiến nhưng không do người trong vai làm, nên không ai hỏi được. Hãy bỏ lấy ý kiến hoặc đổi bước.",
                $"The step '{Report.Title(node)}' asks for opinions, but no person of a role does it, so nobody can ask. Take the opinions out, or change the step."
            );
        }
        if (consult.Rule == AgreementRule.Quorum && (consult.Quorum < 1 || (!consult.With.IsEmpty && consult.Quorum > consult.With.Length)))
        {
            report.Error(
                node.Id,
                "consult_quorum",
                $"Bước '{Report.Title(node)}' cần {consult.Quorum} ý kiến đồng ý, nhưng hỏi {consult.With.Length} nơi. Số cần có phải từ 1 đến số nơi được hỏi.",
                $"The step '{Report.Title(node)}' needs {consult.Quorum} agreements, but asks {consult.With.Length}. It needs from 1 up to as many as are asked."
            );
        }
        if (consult.With.Distinct(StringComparer.Ordinal).Count() < consult.With.Length)
        {
            report.Error(
                node.Id,
                "consult_twice",
                $"Bước '{Report.Title(node)}' lấy ý kiến một nơi hai lần. Hãy bỏ mã thừa trong danh sách.",
                $"The step '{Report.Title(node)}' asks somebody twice. Take the surplus code out of the list."
            );
        }
        if (consult is { Pauses: true, IsRequired: false })
        {
            report.Error(
                node.Id,
                "consult_pause",
                $"Bước '{Report.Title(node)}' dừng đồng hồ để chờ ý kiến, nhưng lấy ý kiến không bắt buộc. Chỉ dừng được khi bắt buộc lấy ý kiến.",
                $"The step '{Report.Title(node)}' stops the clock for opinions that it does not need. The clock rests only for opinions that are required."
            );
        }
    }
}
