using System.Globalization;
using IsoDienTu.Kernel;

namespace IsoDienTu.Processes;

/// <summary>A lawful ground to stop the clock; the list is closed (handbook 2.5).</summary>
/// <param name="Code">What programs compare.</param>
/// <param name="Words">What is stored and printed.</param>
/// <param name="English">The same for pages in English.</param>
public sealed record PauseGround(string Code, string Words, string English)
{
    /// <summary>The applicant owes papers.</summary>
    public static PauseGround Supplement { get; } = new("supplement", "chờ bổ sung hồ sơ", "waiting for missing papers");

    /// <summary>The applicant owes money.</summary>
    public static PauseGround Payment { get; } = new("payment", "chờ nghĩa vụ tài chính", "waiting for a payment due");

    /// <summary>Another agency owes an opinion.</summary>
    public static PauseGround Consultation { get; } =
        new(
            "consultation",
            "chờ ý kiến cơ quan khác theo quy định của thủ tục",
            "waiting for another agency's opinion, as the procedure provides"
        );

    /// <summary>A court or a competent authority ordered it.</summary>
    public static PauseGround Authority { get; } =
        new("authority", "theo yêu cầu của tòa án hoặc cơ quan có thẩm quyền", "by order of a court or a competent authority");

    /// <summary>All of them, in the order in which they are offered.</summary>
    public static IReadOnlyList<PauseGround> All { get; } = [Supplement, Payment, Consultation, Authority];

    /// <summary>Stored words in the language of the page; words of no ground stay as they are.</summary>
    public static string Say(string words) => All.FirstOrDefault(g => g.Words == words)?.ToString() ?? words;

    /// <summary>In the language of the page.</summary>
    public override string ToString() => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? English : Words;

    /// <exception cref="RuleException">The code names no ground.</exception>
    internal static PauseGround Find(string? code) =>
        All.FirstOrDefault(g => g.Code == code)
        ?? throw new RuleException(
            typeof(Texts),
            "processes.pause.reason",
            "Chỉ được dừng đồng hồ vì một trong các lý do trong danh sách. Hãy chọn một lý do.",
            "PauseReason"
        );
}
