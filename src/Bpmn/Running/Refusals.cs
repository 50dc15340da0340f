using System.Collections.Immutable;

namespace IsoDienTu.Bpmn.Running;

/// <summary>The sentences with which inputs are refused.</summary>
internal static class Refusals
{
    public static Refusal NotRunning() =>
        new("not_running", null, "Quy trình này chưa bắt đầu hoặc đã kết thúc.", "This instance has not started or is over.");

    public static Refusal AlreadyStarted() =>
        new("already_started", null, "Quy trình này đã bắt đầu.", "This instance has started already.");

    public static Refusal NoProcess(string? id) =>
        new(
            "no_process",
            id,
            $"Sơ đồ không có quy trình '{id}' nào chạy được.",
            id is null ? "The diagram has no process with steps." : $"The diagram has no process '{id}'."
        );

    public static Refusal NoStart(Process process) =>
        process.Nodes.FirstOrDefault(n => n.Kind == NodeKind.StartEvent) is { } start
            ? new(
                "no_start",
                start.Id,
                $"Quy trình '{process.Id}' không bắt đầu bằng tay được: nó chỉ bắt đầu bởi sự kiện '{Trouble.Title(start)}'. Hãy gửi sự kiện đó, hoặc thêm sự kiện bắt đầu thường.",
                $"The process '{process.Id}' does not begin by hand, only by its event '{Trouble.Title(start)}'. Send that event, or add a plain start."
            )
            : new(
                "no_start",
                process.Id,
                $"Quy trình '{process.Id}' không có điểm bắt đầu. Hãy thêm sự kiện bắt đầu.",
                $"The process '{process.Id}' has no start. Add a start event."
            );

    public static Refusal Unsupported(List<Node> nodes)
    {
        var list = string.Join(", ", nodes.Take(10).Select(n => n.Id));
        return new(
            "unsupported",
            nodes[0].Id,
            $"Sơ đồ dùng phần tử chưa chạy được: {list}. Hãy thay bằng phần tử được hỗ trợ.",
            $"The diagram uses elements that cannot run: {list}. Replace them by supported ones."
        );
    }

    public static Refusal NoSuchTask(long id) =>
        new(
            "no_such_task",
            null,
            $"Việc số {id} không còn mở: có thể đã được người khác xử lý.",
            $"Task {id} is not open: perhaps somebody else did it."
        );

    public static Refusal NoSuchTimer(long id) =>
        new("no_such_timer", null, $"Hẹn giờ số {id} không còn hiệu lực.", $"Timer {id} is not armed.");

    public static Refusal NoSuchToken(long id) =>
        new("no_such_token", null, $"Không có sự cố số {id} đang mở.", $"There is no open incident {id}.");

    public static Refusal Full() =>
        new(
            "full",
            null,
            $"Quy trình này đang có hơn {Run.MaxTokens:N0} nhánh cùng mở nên không nhận thêm sự kiện. Hãy xử lý sự cố trước.",
            $"This instance has {Run.MaxTokens:N0} open branches and takes no more events. Cure its incident first."
        );

    public static Refusal CannotBegin(string processId, Trouble trouble) =>
        new(trouble.Kind, processId, trouble.Message, trouble.MessageEn);

    public static Refusal NotPickable(string id) =>
        new(
            "not_pickable",
            id,
            $"Bước '{id}' lúc này không chọn được: việc tự do đã xong, hoặc phải làm lần lượt từng bước.",
            $"The step '{id}' cannot be picked now: its ad-hoc work is done, or its steps go one at a time."
        );

    public static Refusal StillOpen(string id) =>
        new(
            "still_open",
            id,
            $"Chưa thể kết thúc '{id}': còn bước đang làm và sơ đồ yêu cầu làm xong. Hãy hoàn thành các bước đó trước.",
            $"'{id}' cannot be finished: a step is open and the diagram wants it completed. Complete it first."
        );

    public static Refusal UnknownOutcome(Node node, string outcome, ImmutableArray<Outcome> offered)
    {
        var codes = string.Join(", ", offered.Select(o => o.Code));
        return new(
            "unknown_outcome",
            node.Id,
            $"Bước '{Trouble.Title(node)}' không có kết quả '{outcome}'; chỉ có: {codes}.",
            $"The step '{Trouble.Title(node)}' has no outcome '{outcome}'; it has: {codes}."
        );
    }

    public static Refusal IllegalReturn(string targetId) =>
        new(
            "illegal_return",
            targetId,
            $"Không thể trả về '{targetId}': bước này chưa từng hoàn thành, hoặc trả về đó sẽ làm một nhánh chờ mãi.",
            $"Work cannot be sent back to '{targetId}': it was never completed, or a branch would wait for ever."
        );

    public static Refusal NobodyWaits(string name) =>
        new("nobody_waits", null, $"Không có bước nào đang chờ '{name}'.", $"Nothing waits for '{name}'.");

    public static Refusal IllegalMove(string? id) =>
        new(
            "illegal_move",
            id,
            $"Không thể chuyển bước: '{id}' không đang hoạt động hoặc không thể bắt đầu từ đó.",
            $"The token cannot be moved: '{id}' is not active, or nothing can start there."
        );

    public static Refusal IllegalCure(string id) =>
        new(
            "illegal_move",
            id,
            $"Không thể chuyển việc đang kẹt tới '{id}': không vào được từ đây, hoặc một cổng song song sẽ chờ mãi.",
            $"What is stuck cannot be moved to '{id}': nothing can start there, or a parallel gateway would wait for ever."
        );
}
