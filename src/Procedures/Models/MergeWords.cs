using IsoDienTu.Procedures.Merging;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Models;

/// <summary>The office's words for units of a merge.</summary>
internal static class MergeWords
{
    public static string Area(MergeArea area) =>
        area switch
        {
            MergeArea.Sections => "Các mục khác",
            MergeArea.Parts => "Thành phần hồ sơ",
            MergeArea.Steps => "Các bước",
            MergeArea.Forms => "Biểu mẫu",
            MergeArea.Records => "Hồ sơ cần lưu",
            _ => "Thông tin chung",
        };

    public static string Field(MergeUnit unit) =>
        (unit.Area, unit.Field) switch
        {
            (_, MergeUnit.Order) => "Thứ tự",
            (MergeArea.Steps, MergeUnit.Presence) => "Cả bước",
            (MergeArea.Parts, MergeUnit.Presence) => "Cả giấy tờ",
            (_, MergeUnit.Presence) => "Cả mục",
            (MergeArea.Head, "Title") => "Tên quy trình",
            (MergeArea.Head, "TthcCodes") => "Mã thủ tục hành chính",
            (MergeArea.Head, "LegalTerm") => "Thời hạn giải quyết",
            (MergeArea.Head, "TermNote") => "Ghi chú về thời hạn",
            (MergeArea.Head, "Sets") => "Số lượng hồ sơ",
            (MergeArea.Head, "Fee") => "Phí, lệ phí",
            (MergeArea.Head, "Place") => "Nơi tiếp nhận và trả kết quả",
            (MergeArea.Head, "Manner") => "Cách thức thực hiện",
            (MergeArea.Head, "Subject") => "Đối tượng thực hiện",
            (MergeArea.Head, "Result") => "Kết quả thực hiện",
            (MergeArea.Head, "LegalBasis") => "Cơ sở pháp lý",
            (MergeArea.Head, _) => "Yêu cầu, điều kiện",
            (MergeArea.Steps, "Name") => "Tên bước",
            (_, "Name" or "Title") => "Tên",
            (_, "Text") => "Nội dung",
            (_, "Role") => "Trách nhiệm",
            (_, "Term") => "Thời gian",
            (_, "Forms" or "FormCode") => "Mẫu",
            (_, "Output") => "Kết quả",
            (_, "ByApplicant") => "Người nộp hồ sơ thực hiện",
            (_, "Ways") => "Bước tiếp theo",
            (_, "Originals") => "Bản chính",
            (_, "Copies") => "Bản sao",
            (_, "File") => "Tệp",
            (_, "Number" or "No") => "Số thứ tự",
            (_, "Code") => "Mã hiệu",
            _ => "Ô trong bảng",
        };

    /// <summary>What a unit is about: "Các bước: Thẩm định – Thời gian".</summary>
    public static string Say(MergeUnit unit, IStringLocalizer texts) =>
        unit.Item.Length > 0
            ? $"{texts[Area(unit.Area)].Value}: {unit.Item} – {texts[Field(unit)].Value}"
            : $"{texts[Area(unit.Area)].Value} – {texts[Field(unit)].Value}";

    public static string State(UnitState state) =>
        state switch
        {
            UnitState.Ours => "Giữ của cơ quan",
            UnitState.Theirs => "Lấy của mẫu",
            UnitState.Both => "Hai bên sửa giống nhau",
            _ => "Phải chọn",
        };
}
