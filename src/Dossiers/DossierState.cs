using System.Text.Json.Serialization;

namespace IsoDienTu.Dossiers;

/// <summary>Where a dossier stands; numbers are those of the national status list (handbook 2.4).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DossierState>))]
public enum DossierState
{
    /// <summary>Mới đăng ký.</summary>
    Registered = 1,

    /// <summary>Được tiếp nhận.</summary>
    Received = 2,

    /// <summary>Không được tiếp nhận.</summary>
    NotReceived = 3,

    /// <summary>Đang xử lý.</summary>
    Processing = 4,

    /// <summary>Yêu cầu bổ sung giấy tờ.</summary>
    AwaitingSupplement = 5,

    /// <summary>Yêu cầu thực hiện nghĩa vụ tài chính.</summary>
    AwaitingPayment = 6,

    /// <summary>Công dân yêu cầu rút hồ sơ.</summary>
    Withdrawn = 7,

    /// <summary>Dừng xử lý.</summary>
    Stopped = 8,

    /// <summary>Đã xử lý xong.</summary>
    Finished = 9,

    /// <summary>Đã trả kết quả.</summary>
    Returned = 10,
}

/// <summary>How the solving ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DossierOutcome>))]
public enum DossierOutcome
{
    /// <summary>The result asked for was made.</summary>
    Granted,

    /// <summary>Refused in writing.</summary>
    Refused,
}

/// <summary>How a dossier came in or a result goes out (NĐ 118/2025/NĐ-CP).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Channel>))]
public enum Channel
{
    /// <summary>Trực tiếp tại bộ phận một cửa.</summary>
    Counter,

    /// <summary>Trực tuyến.</summary>
    Online,

    /// <summary>Bưu chính công ích.</summary>
    Post,
}

/// <summary>Whose dossier it is; decides which identifier is asked for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ApplicantKind>))]
public enum ApplicantKind
{
    /// <summary>Công dân Việt Nam: số định danh cá nhân, 12 chữ số.</summary>
    Person,

    /// <summary>Doanh nghiệp, tổ chức: mã số 10 chữ số, hoặc 13 với đơn vị phụ thuộc.</summary>
    Organisation,

    /// <summary>Người nước ngoài: số hộ chiếu.</summary>
    Foreigner,
}

/// <summary>A finished or running dossier against its promise (handbook 2.5).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Punctuality>))]
public enum Punctuality
{
    /// <summary>Running, enough time left.</summary>
    InTime,

    /// <summary>Running, at most a working day or a fifth of the term left.</summary>
    Near,

    /// <summary>Running past the promise.</summary>
    Overdue,

    /// <summary>Finished well before the promise.</summary>
    Early,

    /// <summary>Finished by the promise.</summary>
    OnTime,

    /// <summary>Finished after the promise.</summary>
    Late,

    /// <summary>No term is promised, the clock rests, or the dossier was refused, stopped or withdrawn: outside the on-time figures.</summary>
    Outside,
}
