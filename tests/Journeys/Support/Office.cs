using IsoDienTu.Organisation;
using IsoDienTu.Testing;

namespace IsoDienTu.Journeys.Support;

/// <summary>The office of the journeys: an agency with one person for every role a procedure names.</summary>
public sealed class Office
{
    public required Scene Scene { get; init; }
    public required Player Clerk { get; init; }
    public required Player UnitHead { get; init; }
    public required Player Specialist { get; init; }
    public required Player Head { get; init; }
    public required Player Records { get; init; }
    public required Player Secretary { get; init; }
    public required Player Administrator { get; init; }

    /// <param name="family">Family name of its people, so that those of two offices are told apart.</param>
    public static async Task<Office> OpenAsync(
        TestSite site,
        string code,
        string name,
        string family,
        AgencyKind kind = AgencyKind.Department,
        AgencyLevel level = AgencyLevel.Province
    )
    {
        var scene = await Scene.MakeAsync(site, code, name, kind, level);
        return new Office
        {
            Scene = scene,
            Clerk = await scene.PersonAsync(family + " Thị Lan", "Công chức tiếp nhận và trả kết quả", PostKind.DeskClerk, Roles.DeskClerk),
            UnitHead = await scene.PersonAsync(family + " Văn Trưởng", "Trưởng phòng", PostKind.UnitHead, Roles.UnitHead),
            Specialist = await scene.PersonAsync(family + " Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist),
            Head = await scene.PersonAsync(family + " Văn Quang", "Giám đốc Sở", PostKind.Head, Roles.AgencyHead),
            Records = await scene.PersonAsync(family + " Thị Thư", "Văn thư", PostKind.RecordsClerk, Roles.RecordsClerk),
            Secretary = await scene.PersonAsync(family + " Thị Thanh", "Thư ký ISO", PostKind.IsoSecretary, Roles.IsoSecretary),
            Administrator = await scene.PersonAsync(family + " Văn Trị", "Quản trị", PostKind.Administrator, Roles.Administrator),
        };
    }
}
