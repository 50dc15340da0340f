using IsoDienTu.Kernel;
using IsoDienTu.Organisation;

namespace IsoDienTu.Documents.Filling;

/// <summary>What filling in forms needs of the host.</summary>
internal static class FillingSetup
{
    public static ModuleSetup Filling(this ModuleSetup setup) =>
        setup
            .Right(
                FilledForms.Right,
                "Điền biểu mẫu, xem phiếu của cơ quan",
                Roles.IsoSecretary,
                Roles.ProcessOwner,
                Roles.AgencyHead,
                Roles.UnitHead,
                Roles.Specialist,
                Roles.DeskClerk,
                Roles.RecordsClerk
            )
            .Menu("Điền biểu mẫu", "/Documents/Filling", FilledForms.Right, "edit", 309, "Hệ thống ISO")
            .Api(FillingApi.Map);
}
