using System.Globalization;
using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Tasks;

/// <summary>A lawful ground to stop the clock.</summary>
/// <param name="Words">What is stored and printed.</param>
/// <param name="English">The same for pages in English.</param>
internal sealed record PauseGround(string Code, string Words, string English);

/// <summary>The closed list of grounds on which a clock may rest (handbook 2.5).</summary>
internal static class PauseReasons
{
    public static IReadOnlyList<PauseGround> All { get; } =
    [
        new("supplement", "chờ bổ sung hồ sơ", "waiting for missing papers"),
        new("payment", "chờ nghĩa vụ tài chính", "waiting for a payment due"),
        new(
            "consultation",
            "chờ ý kiến cơ quan khác theo quy định của thủ tục",
            "waiting for another agency's opinion, as the procedure provides"
        ),
        new("authority", "theo yêu cầu của tòa án hoặc cơ quan có thẩm quyền", "by order of a court or a competent authority"),
    ];

    /// <summary>Stored words in the language of the page.</summary>
    public static string Say(string words) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" && All.FirstOrDefault(r => r.Words == words) is { } ground
            ? ground.English
            : words;

    public static PauseGround Find(string? code) =>
        All.FirstOrDefault(r => r.Code == code)
        ?? throw new RuleException(
            typeof(Texts),
            "processes.pause.reason",
            "Chỉ được dừng đồng hồ vì một trong các lý do trong danh sách. Hãy chọn một lý do.",
            "PauseReason"
        );
}
