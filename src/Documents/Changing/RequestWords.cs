using IsoDienTu.Kernel.Parts;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Changing;

/// <summary>The office's words for change requests.</summary>
internal static class RequestWords
{
    public static string Of(RequestKind kind) =>
        kind switch
        {
            RequestKind.Write => "Soạn mới",
            RequestKind.Revise => "Sửa đổi",
            _ => "Huỷ",
        };

    public static string Of(RequestOrigin origin) =>
        origin switch
        {
            RequestOrigin.Law => "Thay đổi pháp luật",
            RequestOrigin.Review => "Xem xét định kỳ",
            RequestOrigin.Model => "Quy trình mẫu",
            _ => "Người trong cơ quan",
        };

    public static string Of(RequestState state) =>
        state switch
        {
            RequestState.Asked => "Chờ quyết định",
            RequestState.Open => "Đang thực hiện",
            RequestState.Refused => "Không chấp nhận",
            RequestState.Done => "Đã thực hiện",
            RequestState.Kept => "Không phải sửa",
            _ => "Hết đối tượng",
        };

    /// <summary>The state with what the clock says: "Quá hạn 12 ngày", "Còn 20 ngày", "Đã thực hiện, trễ 3 ngày".</summary>
    public static string Say(ChangeRequest request, DateOnly day, IStringLocalizer texts)
    {
        if (request.DueOn is not { } due || request.State is not (RequestState.Open or RequestState.Done))
        {
            return texts[Of(request.State)];
        }

        var left = due.DayNumber - (request.ClosedOn ?? day).DayNumber;
        return (request.State, left) switch
        {
            (RequestState.Open, < 0) => texts["Quá hạn {0} ngày", -left],
            (RequestState.Open, 0) => texts["Hết hạn hôm nay"],
            (RequestState.Open, _) => texts["Còn {0} ngày", left],
            (_, < 0) => texts["Đã thực hiện, trễ {0} ngày", -left],
            _ => texts["Đã thực hiện đúng hạn"],
        };
    }

    /// <param name="near">From how many days before its day on it is near.</param>
    public static Tone ToneOf(ChangeRequest request, DateOnly day, int near) =>
        request.State switch
        {
            RequestState.Done when request.IsLateOn(day) => Tone.Near,
            RequestState.Done or RequestState.Kept => Tone.Good,
            RequestState.Asked => Tone.Info,
            RequestState.Open when request.IsLateOn(day) => Tone.Late,
            RequestState.Open when request.DueOn is { } due && due.DayNumber - day.DayNumber <= near => Tone.Near,
            RequestState.Open => Tone.Info,
            _ => Tone.Plain,
        };
}
