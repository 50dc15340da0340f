using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Processes.Incidents;

/// <summary>What showing and curing incidents needs of the host.</summary>
internal static class IncidentSetup
{
    private const string Right = "processes.incidents";

    public static ModuleSetup Incidents(this ModuleSetup setup)
    {
        setup.Services.AddSingleton<IHomePart, IncidentsHome>();
        return setup
            .Right(Right, "Xem và xử lý sự cố quy trình", Roles.Administrator, Roles.ProcessOwner)
            .Menu("Sự cố quy trình", "/Processes/Incidents", Right, "alert-triangle", 910, "Quản trị");
    }
}
