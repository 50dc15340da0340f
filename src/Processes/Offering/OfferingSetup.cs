using IsoDienTu.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Processes.Offering;

/// <summary>What letting other agencies call processes needs of the host.</summary>
internal static class OfferingSetup
{
    private const string Right = "processes.outside";

    public static ModuleSetup Offering(this ModuleSetup setup)
    {
        setup.Services.AddSingleton<ISubjectPanel, CallPanel>();
        return setup
            .Right(Right, "Cho cơ quan khác gọi quy trình", "administrator", "process-owner")
            .Menu("Cho cơ quan khác gọi", "/Processes/Offering", Right, "share", 920, "Quản trị");
    }
}
