using System.Text.RegularExpressions;

namespace IsoDienTu.Procedures.Importing;

/// <summary>What a column of a process table holds.</summary>
internal enum ColumnKind
{
    Other,
    Number,
    Content,
    Role,
    Time,
    Form,
}

/// <summary>Recognises a column by the words of its heading, never by its place: agencies order and word them freely.</summary>
internal static partial class HeaderWords
{
    /// <summary>The kind of a column heading; null when it has none of the known words.</summary>
    public static ColumnKind? Kind(string heading)
    {
        const int longestHeading = 120;
        var text = Fold.Text(heading);
        if (text.Length is 0 or > longestHeading)
            return null;
        // The order matters: "thời gian thực hiện" holds a word of roles, "trình tự các bước" a word of numbers.
        return OtherWords().IsMatch(text) ? ColumnKind.Other
            : TimeWords().IsMatch(text) ? ColumnKind.Time
            : ContentFirst().IsMatch(text) ? ColumnKind.Content
            : FormWords().IsMatch(text) ? ColumnKind.Form
            : NumberFirst().IsMatch(text) ? ColumnKind.Number
            : RoleWords().IsMatch(text) ? ColumnKind.Role
            : NumberWords().IsMatch(text) ? ColumnKind.Number
            : ContentWords().IsMatch(text) ? ColumnKind.Content
            : null;
    }

    /// <summary>"ngày" or "giờ" when the heading of the time column states the unit of bare numbers: "(ngày làm việc)", "(ĐVT: giờ)".</summary>
    public static string? Unit(string heading)
    {
        var unit = UnitInHeading().Match(Fold.Text(heading));
        return unit.Success ? unit.Groups["unit"].Value : null;
    }

    [GeneratedRegex(@"^\W*(phí|lệ phí|mức phí|ghi chú|dịch vụ công|mức độ|căn cứ|cơ sở pháp lý)", RegexOptions.CultureInvariant)]
    private static partial Regex OtherWords();

    [GeneratedRegex(@"thời gian|thời hạn|số ngày|\bt/gian", RegexOptions.CultureInvariant)]
    private static partial Regex TimeWords();

    [GeneratedRegex(@"^\W*(nội dung|trình tự|mô tả|diễn giải|công việc)", RegexOptions.CultureInvariant)]
    private static partial Regex ContentFirst();

    [GeneratedRegex(@"biểu mẫu|mẫu biểu|kết quả|sản phẩm|hồ sơ|tài liệu", RegexOptions.CultureInvariant)]
    private static partial Regex FormWords();

    [GeneratedRegex(
        @"^\W*(tt|stt|số tt|số thứ tự|thứ tự|b|bước|các bước|tên bước|bước thực hiện|bước công việc|các bước thực hiện|số bước)\W*$|^thứ tự",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex NumberFirst();

    [GeneratedRegex(
        @"trách nhiệm|(người|đơn vị|bộ phận|cá nhân|phòng|cấp|chức danh|vị trí|chủ thể)\b.{0,30}(thực hiện|giải quyết|xử lý|chịu|thụ lý|phụ trách)|phân công|cơ quan|đơn vị|bộ phận|chức danh|chủ trì|người (làm|xử lý|thực hiện)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex RoleWords();

    [GeneratedRegex(@"\b(tt|stt|thứ tự|bước)\b", RegexOptions.CultureInvariant)]
    private static partial Regex NumberWords();

    [GeneratedRegex(@"nội dung|trình tự|công việc|hoạt động|các bước", RegexOptions.CultureInvariant)]
    private static partial Regex ContentWords();

    [GeneratedRegex(
        @"\(\s*((đvt|đơn vị tính|đơn vị)\s*:?\s*)?(theo\s+)?(?<unit>ngày|giờ|phút)(\s+làm\s+việc)?\s*\)|^(số\s+)(?<unit>ngày|giờ)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex UnitInHeading();
}
