using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Processes.Waiting;

/// <summary>What telling where work waits needs of the host.</summary>
internal static class WaitingSetup
{
    public static ModuleSetup Waiting(this ModuleSetup setup)
    {
        setup.Services.AddSingleton<IOpenWork, RunningNow>();
        return setup.Menu("Việc đang chờ ở đâu", "/Processes/Waiting", "processes.oversee", "map-pin", 15).Api(LoadApi.Map);
    }
}
