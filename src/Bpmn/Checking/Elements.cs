using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Checking;

/// <summary>Each node by itself: can it run, does somebody do it, do its conditions and timers make sense.</summary>
internal static class Elements
{
    private static readonly DateTimeOffset AnyDay = new(2026, 1, 5, 8, 0, 0, TimeSpan.FromHours(7));

    public static void Check(Report report, Diagram diagram)
    {
        var returning = Calls.Returning([diagram]);
        Asking.Check(report, diagram);
        foreach (var node in diagram.Nodes)
        {
            Supported(report, node);
            Person(report, node);
            GivenOut.Check(report, diagram, node);
            Consulting.Check(report, node);
            Ways(report, diagram, node);
            Timer(report, node);
            Flows(report, node);
            Completeness.Check(report, diagram, returning, node);
            if (node.Kind == NodeKind.Task)
            {
                report.Warning(
                    node.Id,
                    "task_kind",
                    $"Bước '{Report.Title(node)}' chưa chọn loại nên được coi là tự động và đi qua ngay. Nếu do người làm, hãy đổi thành bước người dùng.",
                    $"The step '{Report.Title(node)}' has no kind, so it counts as automatic and is passed at once. If a person does it, make it a user task."
                );
            }
        }
    }

    private static void Flows(Report report, Node node)
    {
        var wrong =
            (node.Kind is NodeKind.StartEvent or NodeKind.BoundaryEvent || node is { Event: EventKind.Link, LinkTarget: null })
            && !node.Incoming.IsEmpty
                ? node.Incoming[0]
            : node.Kind == NodeKind.EndEvent && !node.Outgoing.IsEmpty ? node.Outgoing[0]
            : null;
        if (wrong is not null)
        {
            report.Error(
                wrong.Id,
                "wrong_flow",
                $"Luồng '{wrong.Id}' không được phép: sự kiện bắt đầu và sự kiện biên không có luồng vào, sự kiện kết thúc không có luồng ra.",
                $"The flow '{wrong.Id}' is not allowed: starts and boundary events have no incoming flow, ends no outgoing one."
            );
        }
    }

    private static void Supported(Report report, Node node)
    {
        if (node.Behaviour is not null)
        {
            return;
        }
        var what =
            node.Loop != LoopKind.None ? $"{node.Kind}, {node.Loop}"
            : node.Event != EventKind.None ? $"{node.Kind}, {node.Event}"
            : node.IsForCompensation ? $"{node.Kind}, Compensation"
            : $"{node.Kind}";
        report.Error(
            node.Id,
            "unsupported",
            $"Phần tử '{Report.Title(node)}' ({what}) chưa chạy được. Hãy thay bằng phần tử được hỗ trợ.",
            $"The element '{Report.Title(node)}' ({what}) cannot run. Replace it by a supported one."
        );
    }

    private static void Person(Report report, Node node)
    {
        if (
            node.Kind is NodeKind.UserTask or NodeKind.ManualTask
            && node.Assignment.IsEmpty
            && string.IsNullOrWhiteSpace(node.RoleLane?.Name)
            && string.IsNullOrWhiteSpace(node.Step?.Role)
        )
        {
            report.Warning(
                node.Id,
                "no_role",
                $"Bước '{Report.Title(node)}' không có ai thực hiện. Hãy đặt bước vào làn của một vai trò.",
                $"Nobody does the step '{Report.Title(node)}'. Put it into the lane of a role."
            );
        }
    }

    private static void Ways(Report report, Diagram diagram, Node node)
    {
        if (node.Kind == NodeKind.ParallelGateway && node.Outgoing.FirstOrDefault(f => f.Condition is not null) is { } ignored)
        {
            report.Warning(
                ignored.Id,
                "condition_ignored",
                $"Điều kiện của luồng '{ignored.Id}' không được xét vì cổng song song luôn đi mọi nhánh. Hãy bỏ điều kiện hoặc đổi loại cổng.",
                $"The condition of the flow '{ignored.Id}' is not looked at: a parallel gateway takes every branch. Drop it or change the gateway."
            );
        }
        if (node.Kind != NodeKind.ExclusiveGateway || node.Outgoing.Length < 2)
        {
            return;
        }
        var asked = node.Incoming.Any(f => !diagram.OutcomesOf(f.Source.Id).IsEmpty);
        var bare = node.Outgoing.Where(f => f.Condition is null && f != node.Default).ToList();
        if (!asked && bare.Count > 0)
        {
            report.Warning(
                bare[0].Id,
                "choice_without_condition",
                $"Luồng '{bare[0].Id}' ra khỏi cổng '{Report.Title(node)}' không có điều kiện nên chỉ được đi khi không luồng nào khác thoả. Hãy đặt điều kiện hoặc đánh dấu luồng mặc định.",
                $"The flow '{bare[0].Id}' out of '{Report.Title(node)}' has no condition, so it is taken only when no other holds. Give it one or mark it as default."
            );
        }
        var twice = node
            .Outgoing.Where(f => f.Test?.OutcomeCode is not null)
            .GroupBy(f => f.Test!.OutcomeCode)
            .FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            report.Error(
                node.Id,
                "outcome_twice",
                $"Cổng '{Report.Title(node)}' có hai luồng cùng kết quả '{twice.Key}'; luồng sau không bao giờ được đi. Hãy đổi mã kết quả.",
                $"Two flows out of '{Report.Title(node)}' have the outcome '{twice.Key}'; the second is never taken. Change its code."
            );
        }
    }

    private static void Timer(Report report, Node node)
    {
        if (node.Event != EventKind.Timer)
        {
            return;
        }
        var text = node.Timer?.Text ?? "";
        var computed = text.Contains('{', StringComparison.Ordinal) || text.StartsWith('=');
        var valid = node.Timer?.Kind switch
        {
            TimerKind.Date => Iso8601.Instant(text, AnyDay) is not null || !Iso8601.Claims(text),
            TimerKind.Duration => Iso8601.After(AnyDay, text) is not null || !Iso8601.Claims(text),
            TimerKind.Cycle => Iso8601.Cycle(text, AnyDay) is not null,
            _ => false,
        };
        if (!computed && !valid)
        {
            var trouble = Trouble.Timer(node, text);
            report.Error(node.Id, "timer", trouble.Message, trouble.MessageEn);
        }
    }
}
