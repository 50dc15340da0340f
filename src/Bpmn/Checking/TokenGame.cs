using System.Collections.Immutable;

namespace IsoDienTu.Bpmn.Checking;

/// <summary>Reports whether the container can always end and no step is done twice by mistake.</summary>
internal static class TokenGame
{
    /// <summary>True when proved sound, false with a finding at each fault, null when not proved.</summary>
    public static bool? Check(Report report, Diagram diagram, ImmutableArray<Node> container)
    {
        // A container without a start, or with a loop that no way leaves, has its own finding; the token game would only repeat it.
        if (report.Has("no_start") || report.Has("loop_without_exit"))
        {
            return false;
        }
        var verdict = Soundness.OfContainer(diagram, container, report.Effort);
        foreach (var fault in verdict.Faults.Take(20))
        {
            Tell(report, fault);
        }
        if (verdict.Faults.Count > 0)
        {
            return false;
        }
        if (!verdict.Proved)
        {
            report.Info(
                container[0].Parent?.Id ?? container[0].ProcessId,
                "not_proved",
                $"Quy trình có quá nhiều trạng thái song song (hơn {Explorer.MaxStates:N0}) nên chưa chứng minh được là luôn kết thúc; không tìm thấy lỗi nào trong phần đã xét.",
                $"The process has too many parallel states (over {Explorer.MaxStates:N0}) to prove that it always ends; no fault was found in those looked at."
            );
            return null;
        }
        return true;
    }

    private static void Tell(Report report, Fault fault)
    {
        var title = Report.Title(fault.Node);
        switch (fault.Kind)
        {
            case "deadlock":
                report.Error(
                    fault.Node.Id,
                    fault.Kind,
                    $"Bế tắc: '{title}' có thể chờ mãi một nhánh không bao giờ tới. Cổng song song chỉ nhận các nhánh do cổng song song tách ra; nhánh rẽ theo điều kiện phải nhập ở cổng loại trừ.",
                    $"Deadlock: '{title}' may wait for ever for a branch that never comes. A parallel gateway joins only what a parallel gateway split; branches of a choice meet at an exclusive gateway."
                );
                break;
            case "lack_of_synchronisation":
                report.Error(
                    fault.Node.Id,
                    fault.Kind,
                    $"Thiếu đồng bộ: các nhánh song song gặp nhau tại '{title}' mà không chờ nhau, nên phần phía sau bị làm nhiều lần. Hãy nhập chúng bằng cổng song song.",
                    $"Lack of synchronisation: parallel branches meet at '{title}' without waiting for each other, so what follows is done more than once. Join them with a parallel gateway."
                );
                break;
            default:
                report.Error(
                    fault.Node.Id,
                    fault.Kind,
                    $"Vòng lặp không lối ra: qua '{title}' quy trình có thể chạy mãi mà không thể kết thúc. Hãy thêm lối ra.",
                    $"Endless loop: through '{title}' the process may run for ever and can never end. Add a way out."
                );
                break;
        }
    }
}
