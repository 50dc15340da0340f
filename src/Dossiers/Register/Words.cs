using IsoDienTu.Kernel.Parts;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Dossiers.Register;

/// <summary>The office's words for states, ways and judgements.</summary>
internal static class Words
{
    public static string Of(DossierState state) =>
        state switch
        {
            DossierState.Registered => "Mới đăng ký",
            DossierState.Received => "Được tiếp nhận",
            DossierState.NotReceived => "Không được tiếp nhận",
            DossierState.Processing => "Đang xử lý",
            DossierState.AwaitingSupplement => "Yêu cầu bổ sung giấy tờ",
            DossierState.AwaitingPayment => "Yêu cầu thực hiện nghĩa vụ tài chính",
            DossierState.Withdrawn => "Công dân yêu cầu rút hồ sơ",
            DossierState.Stopped => "Dừng xử lý",
            DossierState.Finished => "Đã xử lý xong",
            _ => "Đã trả kết quả",
        };

    public static string Of(Channel channel) =>
        channel switch
        {
            Channel.Counter => "Trực tiếp",
            Channel.Online => "Trực tuyến",
            _ => "Bưu chính công ích",
        };

    public static string Of(ApplicantKind kind) =>
        kind switch
        {
            ApplicantKind.Person => "Công dân",
            ApplicantKind.Organisation => "Doanh nghiệp, tổ chức",
            _ => "Người nước ngoài",
        };

    public static string NumberOf(ApplicantKind kind) =>
        kind switch
        {
            ApplicantKind.Person => "Số định danh cá nhân",
            ApplicantKind.Organisation => "Mã số doanh nghiệp, tổ chức",
            _ => "Số hộ chiếu",
        };

    public static string Of(Punctuality punctuality) =>
        punctuality switch
        {
            Punctuality.InTime => "Trong hạn",
            Punctuality.Near => "Sắp đến hạn",
            Punctuality.Overdue => "Quá hạn",
            Punctuality.Early => "Trước hạn",
            Punctuality.OnTime => "Đúng hạn",
            Punctuality.Late => "Trễ hạn",
            _ => "Không tính hạn",
        };

    /// <summary>How a step or a dossier stands and by how much, as form 06 wants it in one phrase: "Trước hạn 1 ngày", "Trong hạn, còn 2 giờ".</summary>
    public static string Of(Punctuality punctuality, Deadline? clock, IStringLocalizer T) =>
        clock switch
        {
            null or { State: ClockState.Done, RemainingMinutes: 0 } => T[Of(punctuality)],
            { State: ClockState.Paused } or { State: ClockState.Running, IsLate: false } => $"{T[Of(punctuality)]}, {clock.Say(T)}",
            _ => $"{T[Of(punctuality)]} {WorkingSpan.Say(Math.Abs(clock.RemainingMinutes), clock.MinutesADay, T)}",
        };

    public static string Of(EventKind kind) =>
        kind switch
        {
            EventKind.Moved => "Chuyển trạng thái",
            EventKind.PromiseMoved => "Đổi ngày hẹn trả",
            EventKind.SupplementAsked => "Yêu cầu bổ sung",
            EventKind.SupplementCame => "Nhận bổ sung",
            EventKind.Apologised => "Xin lỗi và hẹn lại",
            _ => "Cấp lại mã tra cứu",
        };

    public static Tone ToneOf(DossierState state) =>
        state switch
        {
            DossierState.Registered or DossierState.Received => Tone.Info,
            DossierState.Processing => Tone.Info,
            DossierState.AwaitingSupplement or DossierState.AwaitingPayment => Tone.Paused,
            DossierState.Finished or DossierState.Returned => Tone.Good,
            _ => Tone.Plain,
        };

    public static Tone ToneOf(Punctuality punctuality) =>
        punctuality switch
        {
            Punctuality.InTime => Tone.Info,
            Punctuality.Near => Tone.Near,
            Punctuality.Overdue or Punctuality.Late => Tone.Late,
            Punctuality.Early or Punctuality.OnTime => Tone.Good,
            _ => Tone.Plain,
        };
}
