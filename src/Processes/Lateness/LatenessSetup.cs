using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Processes.Lateness;

/// <summary>What the watch over deadlines and its pages need of the host.</summary>
internal static class LatenessSetup
{
    public const string Right = "processes.lateness";

    public static ModuleSetup Lateness(this ModuleSetup setup)
    {
        setup.Services.AddSingleton<NearBook>();
        setup.Services.AddSingleton(s => new Measures(
            s.GetRequiredService<WorkSchedules>(),
            s.GetRequiredService<NearBook>(),
            s.GetRequiredService<TimeProvider>()
        ));
        setup.Services.AddSingleton<NearSetting>();
        setup.Services.AddSingleton<LatenessWatch>();
        setup.Services.AddSingleton<IHomePart, NoticesHome>();
        return setup
            .Right(Right, "Xem việc trễ và sắp trễ của đơn vị", Roles.UnitHead, Roles.AgencyHead, Roles.ProcessOwner)
            .Right(NearSetting.Right, "Đặt mức sắp đến hạn của cơ quan", Roles.ProcessOwner)
            .Menu("Nhắc việc", "/Processes/Lateness/Notices", "processes.work", "bell", 12)
            .Menu("Trễ và sắp trễ", "/Processes/Lateness", Right, "clock", 13)
            .Menu("Mức sắp đến hạn", "/Processes/Lateness/Settings", NearSetting.Right, "clock", 906, "Quản trị")
            .Every(TimeSpan.FromSeconds(15), "watch_deadlines", (services, ct) => services.GetRequiredService<LatenessWatch>().RunAsync(ct))
            .Api(LatenessApi.Map);
    }
}
