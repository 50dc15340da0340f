using IsoDienTu.Documents.Approving;
using IsoDienTu.Kernel.Parts;

namespace IsoDienTu.Documents.Register;

/// <summary>The office's words for kinds, states and acts.</summary>
internal static class Words
{
    public static string Of(DocumentKind kind) =>
        kind switch
        {
            DocumentKind.Policy => "Chính sách",
            DocumentKind.Objectives => "Mục tiêu",
            DocumentKind.Manual => "Mô tả hệ thống",
            DocumentKind.Procedure => "Quy trình",
            DocumentKind.SystemProcedure => "Quy trình hệ thống",
            DocumentKind.InternalProcedure => "Quy trình nội bộ",
            DocumentKind.Instruction => "Hướng dẫn",
            _ => "Biểu mẫu",
        };

    public static string Of(IssueState state) =>
        state switch
        {
            IssueState.Draft => "Bản thảo",
            IssueState.InReview => "Đang trình duyệt",
            IssueState.Scheduled => "Đã duyệt, chờ phổ biến",
            IssueState.Coming => "Sắp có hiệu lực",
            IssueState.Effective => "Đang có hiệu lực",
            IssueState.Superseded => "Đã được thay thế",
            _ => "Đã thu hồi",
        };

    public static string Of(SignOffAct act) =>
        act switch
        {
            SignOffAct.Drafted => "Soạn thảo",
            SignOffAct.Reviewed => "Xem xét",
            _ => "Phê duyệt",
        };

    public static string Of(ApprovalState state) =>
        state switch
        {
            ApprovalState.Open => "Đang trình duyệt",
            ApprovalState.Issued => "Đã phê duyệt, ban hành",
            ApprovalState.Returned => "Trả lại người soạn",
            _ => "Đã rút lại",
        };

    public static Tone ToneOf(IssueState state) =>
        state switch
        {
            IssueState.Effective => Tone.Good,
            IssueState.Coming => Tone.Info,
            IssueState.Draft => Tone.Plain,
            IssueState.InReview or IssueState.Scheduled => Tone.Near,
            IssueState.Superseded => Tone.Paused,
            _ => Tone.Late,
        };
}
