using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Web.Pages.Jobs;

/// <summary>Jobs in the words of people.</summary>
internal static class JobWords
{
    public static string Of(JobState state) =>
        state switch
        {
            JobState.Dead => "Hỏng, chờ người xử lý",
            JobState.Failing => "Lỗi, sẽ tự thử lại",
            JobState.Running => "Đang chạy",
            _ => "Chờ đến lượt",
        };

    public static Tone ToneOf(JobState state) =>
        state switch
        {
            JobState.Dead => Tone.Late,
            JobState.Failing => Tone.Near,
            JobState.Running => Tone.Info,
            _ => Tone.Plain,
        };

    /// <summary>What the job does, without what it carries.</summary>
    public static string Title(JobLine job, IStringLocalizer texts) => Title(job.Kind, texts);

    public static string Title(string kind, IStringLocalizer texts) =>
        kind.StartsWith("event:", StringComparison.Ordinal) ? texts["Báo tin: {0}", kind["event:".Length..]] : texts["Việc: {0}", kind];

    /// <summary>Why it failed and what helps.</summary>
    public static string Cause(JobCause cause, string? detail, IStringLocalizer texts) =>
        cause switch
        {
            JobCause.None => "",
            JobCause.Rule => texts["Trái quy tắc: {0}", detail ?? ""],
            JobCause.Conflict => texts["Người khác sửa cùng một mục đúng lúc đó. Thử lại thường được."],
            JobCause.DatabaseRefused => texts[
                "Cơ sở dữ liệu không nhận thay đổi. Báo bộ phận kỹ thuật kèm mã việc, rồi thử lại sau khi sửa."
            ],
            JobCause.DatabaseAway => texts["Cơ sở dữ liệu không trả lời. Kiểm tra máy chủ rồi thử lại."],
            JobCause.Files => texts["Không đọc hoặc ghi được tệp. Kiểm tra dung lượng và quyền của thư mục dữ liệu rồi thử lại."],
            JobCause.OtherSystem => texts["Hệ thống bên ngoài không trả lời. Thử lại khi kết nối đã thông."],
            JobCause.Contents => texts[
                "Bản đang chạy không hiểu nội dung của việc này. Thường do vừa nâng cấp; báo bộ phận kỹ thuật kèm mã việc."
            ],
            JobCause.NoHandler => texts["Bản đang chạy không có phần nào làm việc này. Bỏ việc, hoặc cài lại bản có phần đó."],
            _ => texts["Lỗi ngoài dự kiến ({0}). Báo bộ phận kỹ thuật kèm mã việc.", detail ?? ""],
        };
}
