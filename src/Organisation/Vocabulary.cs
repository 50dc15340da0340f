namespace IsoDienTu.Organisation;

/// <summary>What sort of agency it is.</summary>
public enum AgencyKind
{
    /// <summary>Bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ.</summary>
    Ministry,

    /// <summary>Ủy ban nhân dân tỉnh, thành phố.</summary>
    ProvincialCommittee,

    /// <summary>Sở, or an agency equal to one (Ban Dân tộc).</summary>
    Department,

    /// <summary>Thanh tra tỉnh.</summary>
    Inspectorate,

    /// <summary>Ban quản lý (khu công nghiệp, khu kinh tế).</summary>
    ManagementBoard,

    /// <summary>Chi cục, or another administrative agency under a department.</summary>
    SubDepartment,

    /// <summary>Đơn vị sự nghiệp công lập.</summary>
    ServiceUnit,

    /// <summary>Chi nhánh, đơn vị khu vực.</summary>
    RegionalBranch,

    /// <summary>Ủy ban nhân dân cấp huyện; ended on 30/6/2025, kept for history.</summary>
    DistrictCommittee,

    /// <summary>Ủy ban nhân dân phường.</summary>
    Ward,

    /// <summary>Ủy ban nhân dân xã.</summary>
    Commune,

    /// <summary>Ủy ban nhân dân đặc khu.</summary>
    SpecialZone,

    /// <summary>Any other body with an identification code.</summary>
    Other,
}

/// <summary>At which level of government an agency stands.</summary>
public enum AgencyLevel
{
    /// <summary>Trung ương.</summary>
    Central,

    /// <summary>Tỉnh.</summary>
    Province,

    /// <summary>Khu vực: part of a province.</summary>
    Region,

    /// <summary>Huyện, until 30/6/2025.</summary>
    District,

    /// <summary>Xã.</summary>
    Commune,
}

/// <summary>Whether an agency must run a quality management system (QĐ 19/2014/QĐ-TTg, art. 1-2; set by the province's plan).</summary>
public enum QmsObligation
{
    /// <summary>Bắt buộc.</summary>
    Mandatory,

    /// <summary>Khuyến khích.</summary>
    Encouraged,

    /// <summary>Không áp dụng.</summary>
    NotApplicable,
}

/// <summary>How one body follows another.</summary>
public enum SuccessionKind
{
    /// <summary>Sáp nhập, hợp nhất: several into one.</summary>
    Merge,

    /// <summary>Chia, tách: one into several.</summary>
    Split,

    /// <summary>Đổi tên, tổ chức lại thành một cơ quan khác.</summary>
    Rename,

    /// <summary>Chuyển một phần nhiệm vụ; the giver goes on.</summary>
    Transfer,

    /// <summary>Giải thể: nobody follows.</summary>
    Dissolve,

    /// <summary>Thành lập mới.</summary>
    Create,
}

/// <summary>What sort of part of an agency it is.</summary>
public enum UnitKind
{
    /// <summary>Lãnh đạo cơ quan.</summary>
    Leadership,

    /// <summary>Văn phòng.</summary>
    Office,

    /// <summary>Phòng, ban chuyên môn.</summary>
    Division,

    /// <summary>Trung tâm.</summary>
    Centre,

    /// <summary>Bộ phận tiếp nhận và trả kết quả.</summary>
    Desk,

    /// <summary>Tổ, đội.</summary>
    Team,
}

/// <summary>What the holder of a post does in the flow of work.</summary>
public enum PostKind
{
    /// <summary>Người đứng đầu cơ quan: giám đốc, chủ tịch, chi cục trưởng.</summary>
    Head,

    /// <summary>Cấp phó của người đứng đầu.</summary>
    Deputy,

    /// <summary>Người đứng đầu đơn vị: trưởng phòng, chánh văn phòng, tổ trưởng.</summary>
    UnitHead,

    /// <summary>Cấp phó của đơn vị.</summary>
    UnitDeputy,

    /// <summary>Chuyên viên, công chức, viên chức chuyên môn.</summary>
    Specialist,

    /// <summary>Người tiếp nhận và trả kết quả.</summary>
    DeskClerk,

    /// <summary>Văn thư.</summary>
    RecordsClerk,

    /// <summary>Lưu trữ.</summary>
    Archivist,

    /// <summary>Thư ký ISO.</summary>
    IsoSecretary,

    /// <summary>Quản trị hệ thống.</summary>
    Administrator,
}

/// <summary>How a person holds a post.</summary>
public enum AppointmentKind
{
    /// <summary>Chính: the person's own post, one at a time in an agency.</summary>
    Principal,

    /// <summary>Kiêm nhiệm.</summary>
    Concurrent,

    /// <summary>Quyền, phụ trách: until somebody is appointed.</summary>
    Acting,
}
