using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Trying;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Processes.Designing;

/// <summary>What drawing processes needs of the host.</summary>
internal static class DesigningSetup
{
    public const string Right = "processes.design";

    public static ModuleSetup Designing(this ModuleSetup setup)
    {
        setup.Services.AddSingleton<ProcessPublisher>();
        setup.Services.AddSingleton<SuppliedProcesses>();
        return setup
            .Right(Right, "Vẽ quy trình điện tử", Roles.ProcessOwner, Roles.IsoSecretary, Roles.Administrator)
            .Menu("Thiết kế quy trình", "/Processes/Designing", Right, "sitemap", 295, "Hệ thống ISO")
            .Api(DraftApi.Map)
            .Api(CompareApi.Map)
            .Api(TrialApi.Map);
    }
}
