using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Processes.Migrating;

/// <summary>What moving running work to newer versions needs of the host.</summary>
internal static class MigrationSetup
{
    public const string Right = "processes.migrate";

    public static ModuleSetup Migrating(this ModuleSetup setup)
    {
        setup.Services.AddSingleton<MigrationForesight>();
        setup.Services.AddSingleton<MigrationDecisions>();
        setup.Services.AddSingleton<Migrations>();
        return setup
            .Right(Right, "Chuyển việc đang chạy sang phiên bản mới", Roles.ProcessOwner, Roles.Administrator)
            .Every(TimeSpan.FromSeconds(2), "migrate", (services, ct) => services.GetRequiredService<Migrations>().RunAsync(ct))
            .Api(MigrationApi.Map);
    }
}
