using System.Text.RegularExpressions;

namespace IsoDienTu.Procedures.Importing;

/// <summary>Reads who does a step: several roles in a cell, the applicant, many agencies at once, a sentence instead of a role.</summary>
internal static partial class RoleText
{
    /// <summary>The single roles of a cell: one for each "- " paragraph, and for each part between semicolons.</summary>
    public static IReadOnlyList<string> Split(IReadOnlyList<string> paragraphs)
    {
        var lines = paragraphs.SelectMany(p => p.Split('\n')).Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        var listed = lines.Exists(l => Bullet().IsMatch(l));
        var parts = listed ? lines : [string.Join(' ', lines)];
        return
        [
            .. parts
                .SelectMany(p => p.Split(';'))
                .Select(p => Bullet().Replace(p.Trim(), "").Trim(' ', '.', ','))
                .Where(p => p.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>The citizen, organisation or enterprise that asked does the step.</summary>
    public static bool IsApplicant(string role) => Applicant().IsMatch(Fold.Text(role));

    /// <summary>The desk that receives dossiers and hands results out.</summary>
    public static bool IsDesk(string role) => Desk().IsMatch(Fold.Text(role));

    /// <summary>Several agencies are asked and answer side by side.</summary>
    public static bool IsMany(string role, IEnumerable<string> content)
    {
        var folded = Fold.Text(role);
        if (!Many().IsMatch(folded))
            return false;
        return Asked().IsMatch(folded) || content.Any(line => Asked().IsMatch(Fold.Text(line)));
    }

    /// <summary>The text begins with a verb of office work, as content does and roles do not.</summary>
    public static bool BeginsWithVerb(string text) => Verb().IsMatch(Fold.Text(text));

    /// <summary>The text begins with a post, a unit or an agency.</summary>
    public static bool BeginsWithPost(string text) => Post().IsMatch(Fold.Text(text));

    /// <summary>The cell tells what is done rather than who does it.</summary>
    public static bool IsSentence(IReadOnlyList<string> roles)
    {
        const int longestRole = 25;
        return roles
            .SelectMany(r => r.Split(" hoặc "))
            .Any(r => BeginsWithVerb(r) || r.Split(' ').Length > longestRole || DoingWords().IsMatch(Fold.Text(r)));
    }

    [GeneratedRegex(@"^\s*[-+*•]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(
        @"^\W*((các\s+)?(tổ chức|cá nhân|công dân|người|hộ gia đình|doanh nghiệp|nhà đầu tư|chủ đầu tư|thương nhân|cơ sở|đơn vị)[\s,/]*)+((đề nghị|nộp|yêu cầu|đăng ký|thực hiện|có nhu cầu|gửi|sử dụng đất|dân)\b.{0,40})?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Applicant();

    [GeneratedRegex(@"tiếp nhận|một cửa|trả kết quả|tn&tkq|phục vụ hành chính công|pvhcc|ccmc", RegexOptions.CultureInvariant)]
    private static partial Regex Desk();

    [GeneratedRegex(@"^\W*(các\s|những\s)|,\s*(ban|ngành)\b|các sở|các cơ quan|các đơn vị", RegexOptions.CultureInvariant)]
    private static partial Regex Many();

    [GeneratedRegex(
        @"(được|xin|lấy|cho|tham gia|hỏi)\s+(xin\s+|lấy\s+|hỏi\s+)?ý kiến|được hỏi|có liên quan|liên quan|phối hợp",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Asked();

    [GeneratedRegex(
        @"^\W*(ký|duyệt|phê duyệt|thẩm định|thẩm tra|kiểm tra|xem xét|trình|xử lý|giải quyết|dự thảo|soạn thảo|vào sổ|đóng dấu|lấy số|phát hành|ban hành|chuyển|trả|gửi|nhận|tiếp nhận hồ sơ|phân công|tổng hợp|lập|xác nhận|cập nhật|thông báo|tham mưu|rà soát|hoàn thiện)\b(?!.{0,12}(viên|bộ phận))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Verb();

    [GeneratedRegex(
        @"^\W*(lãnh đạo|chuyên viên|công chức|viên chức|cán bộ|văn thư|bộ phận|trưởng|phó|chủ tịch|giám đốc|thủ trưởng|trợ lý|phòng|sở|ubnd|ủy ban|trung tâm|văn phòng|chi nhánh|hội đồng|tổ\s|ban\s|cục|chi cục|bộ\s|cơ quan|đơn vị|ccmc|ttpvhcc|chỉ huy|công an|kế toán|thư ký)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Post();

    [GeneratedRegex(
        @"chịu trách nhiệm|có trách nhiệm|\bthì\b|, (xem xét|trình|ký|kiểm tra|thẩm định|chuyển)\b|(trực tiếp|tiến hành|tổ chức) (kiểm tra|thẩm định|xem xét)\b|\bđể\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex DoingWords();
}
