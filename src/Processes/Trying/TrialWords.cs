using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Trying;

/// <summary>Puts what happens on a trial into words.</summary>
internal sealed class TrialWords(Diagram diagram, IStringLocalizer<Texts> texts)
{
    private readonly ElementWords elements = new(texts);

    /// <summary>An element, also one of a called process.</summary>
    public string Of(string id, string name) => diagram.FindNode(id) is null ? $"«{name}»" : elements.Of(diagram, id);

    /// <summary>What the drawing says on an element at which more or less than one piece of sound work rests.</summary>
    public string? Note(IReadOnlyList<TrialPlace> places) =>
        places.Any(p => p.Phase is TokenPhase.Stuck or TokenPhase.Blocked) ? texts["có sự cố"].Value
        : places.Count > 1 ? texts["{0} việc ở đây", places.Count].Value
        : null;

    /// <summary>What a button does.</summary>
    public string Button(TrialOffer offer) =>
        (offer.Kind, offer.About) switch
        {
            ("start", _) => texts["Bắt đầu chạy thử"],
            ("complete", null) => texts["Hoàn thành"],
            ("complete", _) => offer.About,
            ("back", _) => texts["Trả về «{0}»", offer.About!],
            ("serve", _) => texts["Trả lời: xong"],
            ("fail", null) => texts["Trả lời: hỏng"],
            ("fail", _) => texts["Trả lời: lỗi «{0}»", offer.About],
            ("retry", _) => texts["Thử lại"],
            ("message", _) => texts["Thông điệp «{0}» đến", offer.About!],
            ("signal", _) => texts["Tín hiệu «{0}» phát", offer.About!],
            ("timer", _) => texts["Đợi đến hẹn giờ ({0})", Moment(offer.Due!.Value)],
            ("pick", _) => texts["Chọn làm «{0}»", offer.About!],
            _ => texts["Xong nhóm bước"],
        };

    /// <summary>The state of a place.</summary>
    public string Phase(TrialPlace place) =>
        place.Phase switch
        {
            TokenPhase.Joining => texts["chờ nhánh khác tới"],
            TokenPhase.Inside => texts["đang làm bên trong"],
            TokenPhase.Stuck or TokenPhase.Blocked => texts["có sự cố"],
            _ when place.Offers.Any(o => o.Kind == "complete") => texts["chờ người làm"],
            _ when place.Offers.Any(o => o.Kind == "serve") => texts["chờ hệ thống trả lời"],
            _ => texts["đang chờ"],
        };

    /// <summary>What happened, in one phrase.</summary>
    public string Told(TrialEvent happened, bool english) =>
        happened.Kind switch
        {
            nameof(Effect.OpenTask) => texts["mở cho người làm"],
            nameof(Effect.ExpectMessage) => texts["chờ thông điệp"],
            nameof(Effect.CallService) when happened.About is { } service => texts["gọi dịch vụ {0}", service],
            nameof(Effect.CallService) => texts["hệ thống tự làm"],
            nameof(Effect.CallProcess) => texts["gọi quy trình {0}", happened.About ?? ""],
            nameof(Effect.OfferSteps) => texts["mở nhóm bước để chọn"],
            nameof(Effect.CloseTask) => texts["xong"],
            nameof(Effect.CancelTask) => texts["bị rút lại"],
            nameof(Effect.StartTimer) => texts["đặt hẹn giờ {0}", happened.About ?? ""],
            nameof(Effect.Ran) => texts["đã qua"],
            nameof(Effect.Broadcast) => texts["phát tín hiệu {0}", happened.About ?? ""],
            nameof(Effect.Incident) => texts["sự cố: {0}", (english ? happened.AboutEn : happened.About) ?? ""],
            _ => Ending(happened.About),
        };

    /// <summary>Where the trial stands as a whole.</summary>
    public string Status(InstanceStatus status) =>
        status switch
        {
            InstanceStatus.New => texts["Chưa bắt đầu"],
            InstanceStatus.Running => texts["Đang chạy"],
            _ => Ending(status.ToString()),
        };

    private string Ending(string? status) =>
        status switch
        {
            nameof(InstanceStatus.Ended) => texts["Quy trình đã kết thúc"],
            nameof(InstanceStatus.Cancelled) => texts["Quy trình bị huỷ"],
            _ => texts["Quy trình kết thúc vì lỗi"],
        };

    private static string Moment(DateTimeOffset at) =>
        at.InVietnam().ToString("HH:mm dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
