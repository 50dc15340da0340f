namespace IsoDienTu.Procedures.Catalogue;

/// <summary>
/// The components of an administrative procedure as its decision announces them (NĐ 63/2010/NĐ-CP, article 8; handbook 2.1). Each list is empty where nothing
/// is known; terms and fees stay as they are written, for they depend on the way and the case.
/// </summary>
/// <param name="Course">Trình tự thực hiện, by case.</param>
/// <param name="Ways">Cách thức thực hiện, each with its own term and fees.</param>
/// <param name="Parts">Thành phần hồ sơ, by case.</param>
/// <param name="Applicants">Đối tượng thực hiện.</param>
/// <param name="Authorities">Cơ quan thực hiện.</param>
/// <param name="Results">Kết quả thực hiện.</param>
/// <param name="LegalBasis">Căn cứ pháp lý.</param>
/// <param name="Conditions">Yêu cầu, điều kiện.</param>
/// <param name="OnlineLevel">Mức độ dịch vụ công trực tuyến (handbook 2.8).</param>
internal sealed record CatalogueContent(
    IReadOnlyList<CatalogueCourse> Course,
    IReadOnlyList<CatalogueWay> Ways,
    IReadOnlyList<CataloguePart> Parts,
    IReadOnlyList<string> Applicants,
    IReadOnlyList<string> Authorities,
    IReadOnlyList<string> Results,
    IReadOnlyList<CatalogueLaw> LegalBasis,
    string? Conditions,
    string? OnlineLevel
)
{
    public static CatalogueContent Empty { get; } = new([], [], [], [], [], [], [], null, null);
}

/// <param name="Case">Trường hợp; null when there is only one.</param>
internal sealed record CatalogueCourse(string? Case, IReadOnlyList<string> Steps);

/// <summary>How a dossier is handed in.</summary>
internal enum CatalogueChannel
{
    /// <summary>Trực tiếp.</summary>
    Counter,

    /// <summary>Trực tuyến.</summary>
    Online,

    /// <summary>Dịch vụ bưu chính.</summary>
    Post,
}

/// <param name="Channel">Null where the list does not tell ways apart.</param>
/// <param name="Term">Thời hạn giải quyết as written.</param>
/// <param name="Note">Mô tả.</param>
/// <param name="Fees">Phí, lệ phí as written.</param>
internal sealed record CatalogueWay(CatalogueChannel? Channel, string? Term, string? Note, IReadOnlyList<string> Fees);

/// <param name="Form">Name of the form to be used; null when none is.</param>
/// <param name="Address">Where the form is fetched.</param>
internal sealed record CataloguePart(string? Case, string? Code, string Name, string? Form, string? Address);

/// <param name="Number">Số, ký hiệu.</param>
internal sealed record CatalogueLaw(string Number, string Title);
