namespace IsoDienTu.Organisation;

/// <summary>A role that may be given to a person at an agency or unit; rights hang on it.</summary>
/// <param name="Code">Stable code, as modules name it when they declare rights.</param>
/// <param name="Label">Vietnamese name.</param>
/// <param name="Duty">What it is for, one sentence.</param>
/// <param name="IsProvinceWide">Its rights reach beyond the agency at which it is held; only who holds such a role gives it.</param>
public sealed record Role(string Code, string Label, string Duty, bool IsProvinceWide = false);

/// <summary>The roles of the product (people of the field: QĐ 19/2014, TT 26/2014, NĐ 118/2025).</summary>
public static class Roles
{
    /// <summary>Cơ quan chủ trì cấp tỉnh.</summary>
    public const string ProvinceLead = "province-lead";

    /// <summary>Người kiểm tra.</summary>
    public const string Inspector = "inspector";

    /// <summary>Người đứng đầu cơ quan.</summary>
    public const string AgencyHead = "agency-head";

    /// <summary>Thư ký ISO.</summary>
    public const string IsoSecretary = "iso-secretary";

    /// <summary>Chủ quá trình.</summary>
    public const string ProcessOwner = "process-owner";

    /// <summary>Trưởng đơn vị.</summary>
    public const string UnitHead = "unit-head";

    /// <summary>Tiếp nhận và trả kết quả.</summary>
    public const string DeskClerk = "desk-clerk";

    /// <summary>Chuyên viên.</summary>
    public const string Specialist = "specialist";

    /// <summary>Văn thư.</summary>
    public const string RecordsClerk = "records-clerk";

    /// <summary>Lưu trữ.</summary>
    public const string Archivist = "archivist";

    /// <summary>Quản trị hệ thống.</summary>
    public const string Administrator = "administrator";

    /// <summary>All roles in the order in which pages list them.</summary>
    public static IReadOnlyList<Role> All { get; } =
    [
        new(ProvinceLead, "Chủ trì cấp tỉnh", "Theo dõi, lập kế hoạch và báo cáo việc áp dụng của toàn tỉnh.", IsProvinceWide: true),
        new(Inspector, "Người kiểm tra", "Kiểm tra hệ thống của các cơ quan theo kế hoạch năm.", IsProvinceWide: true),
        new(AgencyHead, "Lãnh đạo cơ quan", "Phê duyệt tài liệu, xác nhận hiệu lực, ký kết quả."),
        new(IsoSecretary, "Thư ký ISO", "Giữ tài liệu và hồ sơ của hệ thống luôn đúng."),
        new(ProcessOwner, "Chủ quá trình", "Chịu trách nhiệm về một hay nhiều quy trình."),
        new(UnitHead, "Trưởng đơn vị", "Phân công và duyệt công việc của đơn vị."),
        new(DeskClerk, "Tiếp nhận và trả kết quả", "Tiếp nhận hồ sơ, trả kết quả tại bộ phận một cửa."),
        new(Specialist, "Chuyên viên", "Thụ lý hồ sơ được giao."),
        new(RecordsClerk, "Văn thư", "Cấp số, đóng dấu, phát hành."),
        new(Archivist, "Lưu trữ", "Nhận và bảo quản hồ sơ lưu trữ."),
        new(Administrator, "Quản trị hệ thống", "Quản lý cơ cấu, người dùng, vai trò của cơ quan."),
    ];

    /// <summary>The role with this code, also written with underscores as lists do; null for none.</summary>
    public static Role? Find(string code) => All.FirstOrDefault(r => r.Code == code.Replace('_', '-'));
}
