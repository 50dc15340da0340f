using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Procedures.Catalogue;

/// <summary>What the catalogue of administrative procedures needs of the host.</summary>
internal static class CatalogueSetup
{
    public static ModuleSetup Catalogue(this ModuleSetup setup)
    {
        setup.Services.AddSingleton<AgencyListFile>();
        return setup
            .Right(CatalogueKeeping.Right, "Cập nhật danh mục thủ tục hành chính của tỉnh", Roles.ProvinceLead)
            .Right(AgencyList.Right, "Cập nhật danh mục thủ tục hành chính của cơ quan", Roles.IsoSecretary)
            .Menu("Thủ tục hành chính", "/Procedures/Catalogue", "procedures.read", "list-details", 288, "Hệ thống ISO")
            .KeepsFiles("procedures.catalogue_batch", "sha256")
            .Api(CatalogueApi.Map)
            .Api(AgencyListApi.Map);
    }
}
