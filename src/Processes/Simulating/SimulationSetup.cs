using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Processes.Simulating;

/// <summary>What trying a process on paper needs of the host.</summary>
internal static class SimulationSetup
{
    public const string Right = "processes.simulate";

    public static ModuleSetup Simulating(this ModuleSetup setup)
    {
        setup.Services.AddSingleton<Simulations>();
        return setup
            .Right(Right, "Mô phỏng tải của quy trình", Roles.ProcessOwner, Roles.IsoSecretary, Roles.UnitHead, Roles.AgencyHead)
            .Menu("Mô phỏng tải", "/Processes/Simulating", Right, "chart-bar", 296, "Hệ thống ISO")
            .Api(SimulationApi.Map);
    }
}
