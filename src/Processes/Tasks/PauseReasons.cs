using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Tasks;

/// <summary>A lawful ground to stop the clock.</summary>
internal sealed record PauseGround(string Code, string Words);

/// <summary>The closed list of grounds on which a clock may rest (handbook 2.5).</summary>
internal static class PauseReasons
{
    public static IReadOnlyList<PauseGround> All { get; } =
    [
        new("supplement", "chờ bổ sung hồ sơ"),
        new("payment", "chờ nghĩa vụ tài chính"),
        new("consultation", "chờ ý kiến cơ quan khác theo quy định của thủ tục"),
        new("authority", "theo yêu cầu của tòa án hoặc cơ quan có thẩm quyền"),
    ];

    public static PauseGround Find(string? code) =>
        All.FirstOrDefault(r => r.Code == code)
        ?? throw new RuleException(
            typeof(Texts),
            "processes.pause.reason",
            "Chỉ được dừng đồng hồ vì một trong các lý do trong danh sách. Hãy chọn một lý do.",
            "PauseReason"
        );
}
