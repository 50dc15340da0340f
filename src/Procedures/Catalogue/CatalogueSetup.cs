using IsoDienTu.Kernel;
using IsoDienTu.Organisation;

namespace IsoDienTu.Procedures.Catalogue;

/// <summary>What the catalogue of administrative procedures needs of the host.</summary>
internal static class CatalogueSetup
{
    public static ModuleSetup Catalogue(this ModuleSetup setup) =>
        setup
            .Right(CatalogueKeeping.Right, "Cập nhật danh mục thủ tục hành chính của tỉnh", Roles.ProvinceLead)
            .Menu("Thủ tục hành chính", "/Procedures/Catalogue", "procedures.read", "list-details", 288, "Hệ thống ISO")
            .KeepsFiles("procedures.catalogue_batch", "sha256")
            .Api(CatalogueApi.Map);
}
