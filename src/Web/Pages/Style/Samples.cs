using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace IsoDienTu.Web.Pages.Style;

/// <summary>Invented data for the component page, relative to the moment it is opened.</summary>
internal sealed class Samples(DateTimeOffset now)
{
    public static PersonLine An { get; } = new("Nguyễn Thị An", "Chuyên viên", "Phòng Quản lý chất lượng");
    public static PersonLine Binh { get; } = new("Trần Văn Bình", "Trưởng phòng", "Phòng Quản lý chất lượng");

    public DateTimeOffset Now { get; } = now;

    public IReadOnlyList<(string Words, Deadline Clock)> Clocks { get; } =
    [
        ("còn nhiều", new Deadline(now.AddDays(12), 12 * 480)),
        ("còn vài ngày", new Deadline(now.AddDays(3), 2 * 480 + 180)),
        ("gần hạn", new Deadline(now.AddHours(5), 320)),
        ("đến hạn", new Deadline(now, 0)),
        ("quá hạn", new Deadline(now.AddHours(-5), -180)),
        ("tạm dừng", new Deadline(null, 600, ClockState.Paused, "chờ bổ sung")),
        ("xong sớm", new Deadline(now.AddDays(1), 120, ClockState.Done)),
        ("xong muộn", new Deadline(now.AddDays(-2), -500, ClockState.Done)),
    ];

    public IReadOnlyList<StepLine> Steps { get; } =
    [
        new(
            "1",
            "Tiếp nhận, kiểm tra",
            StepState.Done,
            "Công chức một cửa",
            "0,5 ngày làm việc",
            An,
            now.AddDays(-3),
            now.AddDays(-3).AddHours(2),
            new Deadline(now.AddDays(-2), 120, ClockState.Done)
        ),
        new(
            "2",
            "Thẩm định",
            StepState.SentBack,
            "Chuyên viên",
            "2 ngày làm việc",
            Binh,
            now.AddDays(-2),
            now.AddDays(-1),
            new Deadline(now.AddDays(-2), -60, ClockState.Done),
            "Trả về bước 1: thiếu bản vẽ hiện trạng có xác nhận"
        ),
        new(
            "3",
            "Trình lãnh đạo",
            StepState.Here,
            "Trưởng phòng",
            "4 giờ làm việc",
            Binh,
            now.AddHours(-2),
            null,
            new Deadline(now.AddHours(2), 120)
        ),
        new("4", "Lấy ý kiến đơn vị phối hợp", StepState.Skipped, "Đơn vị phối hợp", "1 ngày làm việc"),
        new("5", "Trả kết quả", StepState.Ahead, "Công chức một cửa", "Giờ hành chính"),
    ];

    public IReadOnlyList<SampleRow> Rows { get; } =
    [
        new("VN-2026-000123", "Cấp lại giấy chứng nhận do bị mất", An, new Deadline(now.AddHours(-5), -180), 3),
        new("VN-2026-000124", "Điều chỉnh thông tin đã đăng ký", Binh, new Deadline(now.AddHours(4), 240), 12),
        new(
            "VN-2026-000125",
            "Gia hạn giấy phép lần thứ hai đối với công trình quy mô nhỏ",
            An,
            new Deadline(null, 600, ClockState.Paused, "chờ bổ sung"),
            1250
        ),
        new("VN-2026-000126", "Xác nhận tình trạng", An, new Deadline(now.AddDays(6), 6 * 480), 1),
    ];

    public static IReadOnlyList<SelectListItem> States { get; } =
    [new("Quá hạn", "late"), new("Trong hạn", "good"), new("Không có dòng nào", "none")];

    public EditConflictException Conflict { get; } =
        new(
            "Sample",
            "Trần Văn Bình",
            now.AddMinutes(-4),
            [new("Signer", "Trần Văn Bình", "Lê Thị Cúc"), new("Term", "3 ngày làm việc", "5 ngày làm việc")]
        );

    public static IReadOnlyDictionary<string, string> Labels { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Signer"] = "Người ký", ["Term"] = "Thời hạn" };

    internal sealed record SampleRow(string Code, string Title, PersonLine By, Deadline Clock, int Papers);
}
