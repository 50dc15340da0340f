using IsoDienTu.Bpmn;

namespace IsoDienTu.Processes.Standard;

/// <summary>The process by which work of another agency is received, or refused with a reason (handbook 2.3.3).</summary>
internal static class Receipts
{
    /// <summary>Outcome of whoever receives it.</summary>
    public const string Accept = "accept";

    /// <summary>Outcome of whoever does not; the reason is the comment.</summary>
    public const string Refuse = "refuse";

    public static void Draw(DiagramBuilder builder, string role)
    {
        var start = builder.Start(role, "Được chuyển đến");
        var receive = builder.UserTask(new StepFacts("1") { Role = role }, "Tiếp nhận hồ sơ chuyển đến", role);
        var way = builder.ExclusiveGateway("1", role);
        builder.Flow(start, receive);
        builder.Flow(receive, way);
        builder.Flow(way, builder.End(role, "Đã tiếp nhận"), Accept, "Tiếp nhận");
        var reason = new Asked { Comment = true, CommentLabel = "Lý do từ chối tiếp nhận" };
        builder.Flow(way, builder.End(role, "Từ chối tiếp nhận"), Refuse, "Từ chối tiếp nhận", reason);
    }
}
