using IsoDienTu.Kernel;

namespace IsoDienTu.Organisation;

/// <summary>The Vietnamese words for the vocabulary of this module, and the way back from a word in a list to its value.</summary>
public static class Labels
{
    private static readonly Dictionary<Enum, string[]> words = new()
    {
        [AgencyKind.Ministry] = ["Bộ, ngành trung ương", "bộ"],
        [AgencyKind.ProvincialCommittee] = ["Ủy ban nhân dân tỉnh", "UBND tỉnh", "UBND thành phố"],
        [AgencyKind.Department] = ["Sở, ngành", "sở"],
        [AgencyKind.Inspectorate] = ["Thanh tra tỉnh", "thanh tra"],
        [AgencyKind.ManagementBoard] = ["Ban quản lý"],
        [AgencyKind.SubDepartment] = ["Chi cục"],
        [AgencyKind.ServiceUnit] = ["Đơn vị sự nghiệp", "đơn vị sự nghiệp công lập"],
        [AgencyKind.RegionalBranch] = ["Chi nhánh, đơn vị khu vực", "chi nhánh", "đơn vị khu vực"],
        [AgencyKind.DistrictCommittee] = ["Ủy ban nhân dân huyện (đến 30/6/2025)", "UBND huyện", "huyện"],
        [AgencyKind.Ward] = ["Ủy ban nhân dân phường", "UBND phường", "phường"],
        [AgencyKind.Commune] = ["Ủy ban nhân dân xã", "UBND xã", "xã"],
        [AgencyKind.SpecialZone] = ["Ủy ban nhân dân đặc khu", "UBND đặc khu", "đặc khu"],
        [AgencyKind.Other] = ["Khác"],
        [AgencyLevel.Central] = ["Trung ương"],
        [AgencyLevel.Province] = ["Tỉnh", "cấp tỉnh"],
        [AgencyLevel.Region] = ["Khu vực"],
        [AgencyLevel.District] = ["Huyện", "cấp huyện"],
        [AgencyLevel.Commune] = ["Xã", "cấp xã"],
        [QmsObligation.Mandatory] = ["Bắt buộc"],
        [QmsObligation.Encouraged] = ["Khuyến khích"],
        [QmsObligation.NotApplicable] = ["Không áp dụng"],
        [SuccessionKind.Merge] = ["Sáp nhập", "hợp nhất"],
        [SuccessionKind.Split] = ["Chia, tách", "chia", "tách"],
        [SuccessionKind.Rename] = ["Đổi tên, tổ chức lại", "đổi tên", "tổ chức lại"],
        [SuccessionKind.Transfer] = ["Chuyển một phần nhiệm vụ", "chuyển nhiệm vụ"],
        [SuccessionKind.Dissolve] = ["Giải thể"],
        [SuccessionKind.Create] = ["Thành lập mới", "thành lập"],
        [UnitKind.Leadership] = ["Lãnh đạo cơ quan", "lãnh đạo"],
        [UnitKind.Office] = ["Văn phòng"],
        [UnitKind.Division] = ["Phòng, ban chuyên môn", "phòng", "phòng chuyên môn"],
        [UnitKind.Centre] = ["Trung tâm"],
        [UnitKind.Desk] = ["Bộ phận tiếp nhận và trả kết quả", "một cửa", "bộ phận một cửa"],
        [UnitKind.Team] = ["Tổ, đội", "tổ", "đội"],
        [PostKind.Head] = ["Người đứng đầu cơ quan", "thủ trưởng", "lãnh đạo cơ quan"],
        [PostKind.Deputy] = ["Cấp phó của cơ quan", "phó thủ trưởng"],
        [PostKind.UnitHead] = ["Người đứng đầu đơn vị", "trưởng phòng", "trưởng đơn vị"],
        [PostKind.UnitDeputy] = ["Cấp phó của đơn vị", "phó trưởng phòng"],
        [PostKind.Specialist] = ["Chuyên viên, công chức chuyên môn", "chuyên viên", "công chức", "viên chức"],
        [PostKind.DeskClerk] = ["Tiếp nhận và trả kết quả", "một cửa", "công chức tiếp nhận"],
        [PostKind.RecordsClerk] = ["Văn thư"],
        [PostKind.Archivist] = ["Lưu trữ", "lưu trữ viên"],
        [PostKind.IsoSecretary] = ["Thư ký ISO"],
        [PostKind.Administrator] = ["Quản trị hệ thống", "quản trị"],
        [AppointmentKind.Principal] = ["Chính", "chính thức", "bổ nhiệm"],
        [AppointmentKind.Concurrent] = ["Kiêm nhiệm", "kiêm"],
        [AppointmentKind.Acting] = ["Quyền, phụ trách", "quyền", "phụ trách"],
        [AdministrativeKind.Province] = ["Tỉnh"],
        [AdministrativeKind.City] = ["Thành phố"],
        [AdministrativeKind.Commune] = ["Xã"],
        [AdministrativeKind.Ward] = ["Phường"],
        [AdministrativeKind.SpecialZone] = ["Đặc khu"],
        [AdministrativeKind.Township] = ["Thị trấn"],
    };

    /// <summary>The Vietnamese words of a value; pages show them through their localizer.</summary>
    public static string Label(this Enum value) => words.TryGetValue(value, out var all) ? all[0] : value.ToString();

    /// <summary>Reads a value from a list: its label, a usual short form, or its English name in any of <c>UnitHead</c>, <c>unit_head</c>, <c>unit-head</c>.</summary>
    public static bool TryRead<T>(string text, out T value)
        where T : struct, Enum
    {
        var wanted = Folding.Fold(text);
        var name = string.Concat(wanted.Where(char.IsLetterOrDigit));
        foreach (var candidate in Enum.GetValues<T>())
        {
            var same =
                name.Length > 0
                && (
                    string.Equals(candidate.ToString(), name, StringComparison.OrdinalIgnoreCase)
                    || (words.TryGetValue(candidate, out var all) && all.Any(w => Folding.Fold(w) == wanted))
                );
            if (same)
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>The labels of all values, for the sentence that names what is allowed.</summary>
    public static string All<T>()
        where T : struct, Enum => string.Join("; ", Enum.GetValues<T>().Select(v => ((Enum)(object)v).Label()));
}
