using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Signing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Documents.Announcing;

/// <summary>What the four phases of a quality system need of the host.</summary>
internal static class AnnouncingSetup
{
    public static ModuleSetup Announcing(this ModuleSetup setup)
    {
        setup.Services.AddSingleton<MilestonePapers>();
        setup.Services.AddSingleton<ProvincePhases>();
        setup.Services.AddSingleton<ISigningSource>(p => p.GetRequiredService<MilestonePapers>());
        setup.Services.AddSingleton(p => new Announcements(p.GetRequiredService<MilestonePapers>()));
        return setup
            .Right(Recording.Right, "Ghi việc áp dụng, xác nhận, công bố hệ thống quản lý chất lượng", Roles.IsoSecretary, Roles.AgencyHead)
            .Right(Recording.SignRight, "Ký xác nhận hiệu lực và quyết định công bố", Roles.AgencyHead)
            .Menu("Công bố hệ thống", "/Documents/Announcing", "documents.read", "certificate", 303, "Hệ thống ISO")
            .Right(ProvincePhases.Right, "Xem giai đoạn áp dụng ISO của mọi cơ quan", Roles.ProvinceLead, Roles.Inspector)
            .Menu("Giai đoạn áp dụng ISO", "/Documents/Announcing/Province", ProvincePhases.Right, "chart-bar", 310, "Hệ thống ISO")
            .Api(SystemApi.Map)
            .Api(ProvinceApi.Map);
    }
}
