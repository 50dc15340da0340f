using System.Text.RegularExpressions;

namespace IsoDienTu.Procedures.Importing;

/// <summary>The words in which officials write that work does not go on: negative conditions and what then happens.</summary>
internal static partial class OutcomeWords
{
    /// <summary>The condition says that something is missing, wrong or not agreed. Clauses on places, hours and "if any" say no such thing.</summary>
    public static bool IsNegative(string condition) => Negative().IsMatch(condition);

    /// <summary>The person who decides disagrees with a draft, which is a matter between officials.</summary>
    public static bool IsDisagreement(string condition) => Disagreement().IsMatch(condition);

    /// <summary>The condition says that all is well.</summary>
    public static bool IsPositive(string condition) => !IsNegative(condition) && Positive().IsMatch(condition);

    public static bool IsRepeat(string consequence) => Repeat().IsMatch(consequence);

    public static bool IsSupplement(string consequence) => Supplement().IsMatch(consequence);

    public static bool IsRefusal(string consequence) => Refusal().IsMatch(consequence);

    /// <summary>The negative answer is certain even beside a request for more papers.</summary>
    public static bool IsPlainRefusal(string consequence) => PlainRefusal().IsMatch(consequence);

    public static bool NamesApplicant(string consequence) => Applicant().IsMatch(consequence);

    /// <summary>The official to whom work goes back ("trả lại chuyên viên", "yêu cầu phòng chuyên môn xem lại"); empty when only "trình lại" is said.</summary>
    public static string? BackTo(string consequence)
    {
        var named = BackToPost().Match(consequence);
        if (named.Success)
            return named.Groups["post"].Value;
        return Again().IsMatch(consequence) ? "" : null;
    }

    /// <summary>An order to redo that needs no condition word: "yêu cầu chuyên viên xem lại hồ sơ và trình lại".</summary>
    public static string? BackToUnconditionally(string text)
    {
        var named = RedoByPost().Match(text);
        return named.Success ? named.Groups["post"].Value : null;
    }

    [GeneratedRegex(
        @"(không|chưa)\s+((được|bảo đảm|đảm bảo|có|kịp thời|thể)\s+)?((đầy\s+)?đủ|hợp lệ|hợp pháp|đúng|đạt|đáp ứng|bảo đảm|đảm bảo|phù hợp|chính xác|thống nhất|đồng ý|nhất trí|chấp thuận|chấp nhận|phê duyệt|duyệt|quyết định|bổ sung|hoàn thiện|nộp|khắc phục|giải quyết|tiếp nhận|công nhận|cấp\b|cơ sở|căn cứ|rõ|đồng thuận|thông qua|được|hoàn thành)|không\s+thuộc\s+(thẩm quyền|phạm vi|đối tượng|địa bàn|trách nhiệm)|từ chối|\b(còn\s+)?thiếu\b|\bsai\b|sai sót|vi phạm|(cần|phải|yêu cầu)\s+(phải\s+|được\s+)?(bổ sung|chỉnh sửa|sửa đổi|hoàn thiện|xác minh|làm rõ|giải trình)|có\s+(sai|vướng mắc|ý kiến khác|yêu cầu (bổ sung|chỉnh sửa|sửa))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Negative();

    [GeneratedRegex(
        @"(không|chưa)\s+(đồng ý|nhất trí|thống nhất|duyệt|phê duyệt|đồng thuận|thông qua)|có ý kiến khác",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Disagreement();

    [GeneratedRegex(
        @"đồng ý|nhất trí|thống nhất|hợp lệ|(đầy )?đủ|đạt|đáp ứng|phù hợp|chấp thuận|phê duyệt|đúng",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Positive();

    [GeneratedRegex(
        @"\blần\s+(thứ\s+)?(2|hai|nữa)\b|\b(họp|bỏ phiếu|tổ chức|thi|kiểm tra|sát hạch)\s+(\S+\s+)?lại\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Repeat();

    [GeneratedRegex(
        @"bổ sung|hoàn thiện|hoàn chỉnh|sửa đổi|chỉnh sửa|khắc phục|giải trình|làm lại hồ sơ|nộp lại",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Supplement();

    [GeneratedRegex(
        @"từ chối|không tiếp nhận|không giải quyết|không nhận|trả\s+(lại\s+)?(hồ sơ|cho|tổ chức|cá nhân|công dân|người|toàn bộ)|(văn bản|công văn|phiếu|thông báo)\s+(\S+\s+){0,3}(thông báo|trả lời|trả lại|không (đủ|chấp|đồng|công|cấp|giải))|(thông báo|trả lời)\s+(\S+\s+){0,4}bằng văn bản|thông báo\s+(\S+\s+){0,6}(lý do|không đủ)|nêu\s+(rõ\s+)?lý do|(thông báo|trả lời)\s+(\S+\s+){0,3}(tổ chức|cá nhân|công dân|người)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Refusal();

    [GeneratedRegex(@"từ chối|không tiếp nhận", RegexOptions.CultureInvariant)]
    private static partial Regex PlainRefusal();

    [GeneratedRegex(
        @"\b(tổ chức|cá nhân|công dân|người (nộp|đề nghị|yêu cầu|dân|đăng ký|sử dụng|học)|doanh nghiệp|nhà đầu tư|thương nhân|cơ sở|hộ gia đình|khách hàng)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Applicant();

    private const string Post =
        @"(?<post>(lãnh đạo|trưởng|phó( trưởng)?)\s+(phòng|sở|đơn vị|văn phòng|bộ phận|chi nhánh)|phòng(\s+(chuyên môn|nghiệp vụ|ban))?|chuyên viên|công chức|viên chức|cán bộ|văn thư|bộ phận\s+(chuyên môn|thụ lý|xử lý)|người\s+(thụ lý|soạn thảo|xử lý)|đơn vị\s+(chủ trì|thụ lý|soạn thảo|xử lý|trình)|trợ lý)";

    [GeneratedRegex(
        @"\b(trả|chuyển|yêu cầu|đề nghị|giao|chỉ đạo|gửi)\s+((trả|lại|về|cho|hồ sơ|dự thảo|văn bản)\s+){0,4}" + Post + @"\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex BackToPost();

    [GeneratedRegex(@"\b(trình|chuyển|trả|xem|xử lý|thẩm định|dự thảo|soạn|làm|thực hiện|kiểm tra)\s+lại\b", RegexOptions.CultureInvariant)]
    private static partial Regex Again();

    [GeneratedRegex(
        @"\b(yêu cầu|đề nghị|chỉ đạo|giao)\s+" + Post + @"\b[^.;]{0,60}\b(xem|trình|làm|thẩm định|xử lý|dự thảo|soạn( thảo)?)\s+lại\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex RedoByPost();
}
