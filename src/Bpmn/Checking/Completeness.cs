namespace IsoDienTu.Bpmn.Checking;

/// <summary>Whether an event, loop or call says all that it needs to run, and stands where it may stand.</summary>
internal static class Completeness
{
    public static void Check(Report report, Diagram diagram, HashSet<Node> returning, Node node)
    {
        if (node.Behaviour is null)
        {
            return;
        }
        Event(report, diagram, node);
        Place(report, node);
        Loop(report, node);
        Call(report, returning, node);
        Gateway(report, node);
    }

    private static void Event(Report report, Diagram diagram, Node node)
    {
        var (vi, en) = node.Event switch
        {
            EventKind.Message when node.EventName is null => ("chưa chọn thông điệp", "names no message"),
            EventKind.Signal when node.EventName is null => ("chưa chọn tín hiệu", "names no signal"),
            EventKind.Conditional when node.Condition is null => ("chưa có điều kiện", "has no condition"),
            EventKind.Link when node.EventName is null => ("chưa có tên liên kết", "has no link name"),
            EventKind.Link when node is { Kind: NodeKind.IntermediateThrowEvent, LinkTarget: null } => (
                $"không có điểm nhận liên kết '{node.EventName}' trong cùng quy trình",
                $"has no catching link '{node.EventName}' in the same process"
            ),
            EventKind.Link when node.Kind == NodeKind.IntermediateCatchEvent && !diagram.IsLinked(node) => (
                $"không có điểm gửi liên kết '{node.EventName}' trong cùng quy trình",
                $"has no throwing link '{node.EventName}' in the same process"
            ),
            EventKind.Compensation when node.Kind == NodeKind.BoundaryEvent && node.Handler is not { IsForCompensation: true } => (
                "chưa nối tới bước bù",
                "is not associated with a compensation handler"
            ),
            _ => ("", ""),
        };
        Tell(report, node, "event_incomplete", vi, en);
    }

    private static void Place(Report report, Node node)
    {
        var (vi, en) = node switch
        {
            { Kind: NodeKind.BoundaryEvent, Event: EventKind.Cancel, AttachedTo.Kind: not NodeKind.Transaction } => (
                "chỉ được đặt trên biên của giao dịch",
                "may only sit on the border of a transaction"
            ),
            { Kind: NodeKind.EndEvent, Event: EventKind.Cancel } when node.Parent?.Kind != NodeKind.Transaction => (
                "chỉ được đặt trực tiếp trong giao dịch",
                "may only stand directly inside a transaction"
            ),
            { Kind: NodeKind.EndEvent, Event: EventKind.Cancel } when node.Parent!.Boundaries.All(b => b.Event != EventKind.Cancel) => (
                "không có sự kiện huỷ trên biên của giao dịch để đi tiếp",
                "has no cancel event on the border of its transaction to go on by"
            ),
            { Kind: NodeKind.EventSubProcess } when node.Children.Count(c => c.Kind == NodeKind.StartEvent) != 1 => (
                "phải có đúng một sự kiện bắt đầu",
                "needs exactly one start event"
            ),
            { Kind: NodeKind.EventSubProcess } when !node.Incoming.IsEmpty || !node.Outgoing.IsEmpty => (
                "không được có luồng vào hoặc ra",
                "may have no flow in or out"
            ),
            { IsForCompensation: true } when !node.Incoming.IsEmpty || !node.Outgoing.IsEmpty => (
                "là bước bù nên không được có luồng vào hoặc ra",
                "is a compensation handler and may have no flow in or out"
            ),
            _ => ("", ""),
        };
        Tell(report, node, "wrong_place", vi, en);
    }

    /// <summary>Says what is wrong with the node; nothing when there are no words for it.</summary>
    private static void Tell(Report report, Node node, string kind, string vi, string en)
    {
        if (vi.Length > 0)
        {
            report.Error(
                node.Id,
                kind,
                $"'{Report.Title(node)}' {vi}. Hãy sửa trong công cụ vẽ.",
                $"'{Report.Title(node)}' {en}. Mend it in the drawing tool."
            );
        }
    }

    private static void Loop(Report report, Node node)
    {
        if (node.Repeats is not { } repeats)
        {
            return;
        }
        var said =
            node.Loop == LoopKind.Standard
                ? repeats.While is not null || repeats.Maximum is not null
                : (repeats.Count ?? repeats.Collection) is not null;
        if (!said)
        {
            report.Error(
                node.Id,
                "loop_incomplete",
                $"Bước lặp '{Report.Title(node)}' chưa ghi lặp bao nhiêu lần hoặc lặp theo danh sách, điều kiện nào. Hãy bổ sung.",
                $"The repeating step '{Report.Title(node)}' does not say how often, over which list or while what. Complete it."
            );
        }
    }

    private static void Call(Report report, HashSet<Node> returning, Node node)
    {
        if (node.Call is null)
        {
            return;
        }
        if (node.Call.Process is null)
        {
            report.Error(
                node.Id,
                "call_incomplete",
                $"Bước '{Report.Title(node)}' chưa chọn quy trình được gọi. Hãy chọn.",
                $"The step '{Report.Title(node)}' does not say which process it calls. Choose one."
            );
        }
        else if (node.Call is { IsHandOver: true, Owner: null })
        {
            report.Error(
                node.Id,
                "hand_over_owner",
                $"Bước '{Report.Title(node)}' chuyển việc nhưng chưa ghi chuyển cho ai. Hãy ghi mã bên nhận, hoặc bỏ dấu chuyển việc.",
                $"The step '{Report.Title(node)}' hands work over but does not say to whom. Enter the code of the receiver, or do not hand over."
            );
        }
        else if (node.Call.IsHandOver && !node.Boundaries.Any(b => b.Event == EventKind.Error && b.EventName is null or CallFacts.Refused))
        {
            report.Warning(
                node.Id,
                "hand_over_unmet",
                $"Bên nhận có thể từ chối ở bước '{Report.Title(node)}' mà sơ đồ chưa nói khi đó làm gì. Hãy gắn sự kiện lỗi mã '{CallFacts.Refused}' vào bước; nếu không, việc bị từ chối thành sự cố.",
                $"The receiver may refuse at the step '{Report.Title(node)}', and the diagram does not say what then. Attach an error event with the code '{CallFacts.Refused}'; else a refusal becomes an incident."
            );
        }
        else if (returning.Contains(node))
        {
            var finding = Calls.Itself(node, node.Call.Process);
            report.Error(finding.ElementId, finding.Kind, finding.Message, finding.MessageEn);
        }
    }

    private static void Gateway(Report report, Node node)
    {
        if (node.Kind != NodeKind.EventBasedGateway)
        {
            return;
        }
        var wrong = node.Outgoing.Select(f => f.Target).FirstOrDefault(t => !Nodes.EventBasedGateway.MayFollow(t));
        if (wrong is not null || node.Outgoing.Length < 2)
        {
            report.Error(
                node.Id,
                "gateway_targets",
                $"Cổng sự kiện '{Report.Title(node)}' cần ít nhất hai nhánh, mỗi nhánh bắt đầu bằng sự kiện nhận (giờ, thông điệp, tín hiệu, điều kiện) hoặc bước nhận chỉ nối với cổng này{(wrong is null ? "" : $"; '{wrong.Id}' không phải")}.",
                $"The event-based gateway '{Report.Title(node)}' needs two branches or more, each beginning with a catching event (timer, message, signal, condition) or a receive task that only this gateway leads to{(wrong is null ? "" : $"; '{wrong.Id}' is none")}."
            );
        }
    }
}
