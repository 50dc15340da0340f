using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Retaining;

/// <summary>Names of what is kept and destroyed, as pages say them.</summary>
internal static class RetainingWords
{
    public static string Of(RecordKind record, IStringLocalizer texts) =>
        record switch
        {
            RecordKind.SystemDocument => texts["Tài liệu của hệ thống: quy trình, sổ tay (bản gốc)"],
            RecordKind.YearlyReport => texts["Kế hoạch, báo cáo năm"],
            RecordKind.QuarterlyReport => texts["Kế hoạch, báo cáo quý"],
            RecordKind.SeriousInspection => texts["Hồ sơ kiểm tra, đánh giá vụ việc nghiêm trọng"],
            RecordKind.OrdinaryInspection => texts["Hồ sơ kiểm tra, đánh giá thông thường"],
            RecordKind.Dossier => texts["Hồ sơ thủ tục hành chính thông thường"],
            RecordKind.OutgoingBook => texts["Sổ văn bản đi"],
            _ => texts["Sổ văn bản đến"],
        };

    public static string Of(RetentionTerm term, IStringLocalizer texts) =>
        term.Years is { } years ? texts["{0} năm", years] : texts["Vĩnh viễn"];

    public static string Of(DisposalState state, IStringLocalizer texts) =>
        state switch
        {
            DisposalState.Proposed => texts["Chờ quyết định"],
            DisposalState.TakenBack => texts["Đã rút lại"],
            DisposalState.Refused => texts["Không tiêu hủy"],
            DisposalState.Decided => texts["Đã quyết định, chờ lập biên bản"],
            DisposalState.Executing => texts["Đang tiêu hủy"],
            _ => texts["Đã tiêu hủy"],
        };

    public static Tone ToneOf(DisposalState state) =>
        state switch
        {
            DisposalState.Proposed or DisposalState.Decided or DisposalState.Executing => Tone.Near,
            DisposalState.Done => Tone.Good,
            _ => Tone.Plain,
        };

    /// <summary>Why it is kept on the day; that it may be destroyed when nothing says so.</summary>
    public static string Why(KeptWhy? why, IStringLocalizer texts) =>
        why switch
        {
            null => texts["Đến hạn, có thể đề nghị tiêu hủy"],
            KeptWhy.Term => texts["Chưa đến hạn"],
            KeptWhy.Permanent => texts["Lưu vĩnh viễn"],
            KeptWhy.Held => texts["Tạm dừng tiêu hủy"],
            KeptWhy.Procedure => texts["Giữ lại: hồ sơ và quy trình dẫn tới"],
            KeptWhy.Filled => texts["Giữ lại: còn phiếu đã điền"],
            KeptWhy.Proposed => texts["Đã đề nghị tiêu hủy"],
            _ => texts["Đã tiêu hủy"],
        };

    public static Tone ToneOf(KeptWhy? why) =>
        why switch
        {
            null => Tone.Late,
            KeptWhy.Held => Tone.Near,
            KeptWhy.Proposed => Tone.Info,
            _ => Tone.Plain,
        };

    /// <summary>What a hold is for.</summary>
    public static string Of(HoldLine line, IStringLocalizer texts) =>
        line.Document is { } document
            ? $"{document.Code} – {document.Title}"
            : texts["Mọi tài liệu loại {0}", texts[Register.Words.Of(line.Hold.Kind!.Value)]];
}
