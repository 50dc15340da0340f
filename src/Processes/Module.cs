using IsoDienTu.Kernel;
using IsoDienTu.Processes.Inbox;
using IsoDienTu.Processes.Incidents;
using IsoDienTu.Processes.Running;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Processes;

/// <summary>Published diagrams, running instances, tasks and their clocks.</summary>
public sealed class Module : IModule
{
    /// <inheritdoc />
    public string Name => "Processes";

    /// <inheritdoc />
    public void Describe(ModuleSetup setup)
    {
        setup
            .Right(
                "processes.work",
                "Làm các bước được giao",
                "specialist",
                "unit-head",
                "agency-head",
                "desk-clerk",
                "records-clerk",
                "process-owner"
            )
            .Right("processes.incidents", "Xem và xử lý sự cố quy trình", "administrator", "process-owner")
            .Menu("Việc của tôi", "/Processes/Inbox", "processes.work", "inbox", 10)
            .Menu("Sự cố quy trình", "/Processes/Incidents", "processes.incidents", "alert-triangle", 910, "Quản trị")
            .Every(TimeSpan.FromSeconds(2), "timers", TimerClock.RunAsync);
        setup.Services.AddSingleton<WorkSchedules>();
        setup.Services.AddSingleton<ProcessEngine>();
        setup.Services.AddSingleton<IHomePart, InboxHome>();
        setup.Services.AddSingleton<IHomePart, IncidentsHome>();
    }
}
