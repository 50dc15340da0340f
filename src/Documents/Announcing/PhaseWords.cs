using IsoDienTu.Kernel.Parts;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Announcing;

/// <summary>What phases and milestones are called.</summary>
internal static class PhaseWords
{
    public static string Of(SystemPhase phase, IStringLocalizer texts) =>
        phase switch
        {
            SystemPhase.Building => texts["Đang xây dựng"],
            SystemPhase.Applying => texts["Đang áp dụng"],
            SystemPhase.Confirmed => texts["Đã xác nhận hiệu lực"],
            SystemPhase.Announced => texts["Đã công bố, chờ thông báo và niêm yết"],
            SystemPhase.Maintaining => texts["Duy trì, cải tiến"],
            _ => texts["Cần công bố lại"],
        };

    public static Tone ToneOf(SystemPhase phase) =>
        phase switch
        {
            SystemPhase.Maintaining => Tone.Good,
            SystemPhase.ReannounceDue => Tone.Late,
            SystemPhase.Announced => Tone.Near,
            SystemPhase.Building => Tone.Plain,
            _ => Tone.Info,
        };

    public static string Of(MilestoneKind kind, IStringLocalizer texts) =>
        kind switch
        {
            MilestoneKind.Applied => texts["Áp dụng"],
            MilestoneKind.Confirmed => texts["Xác nhận hiệu lực"],
            MilestoneKind.Announced => texts["Quyết định công bố"],
            MilestoneKind.Notified => texts["Thông báo cho cơ quan chủ trì của tỉnh"],
            _ => texts["Niêm yết và đăng trang thông tin"],
        };
}
