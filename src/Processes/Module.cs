using IsoDienTu.Kernel;
using IsoDienTu.Processes.Inbox;
using IsoDienTu.Processes.Incidents;
using IsoDienTu.Processes.Running;
using IsoDienTu.Processes.Tasks;
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
            .Right("processes.events", "Gửi thông điệp và tín hiệu vào quy trình đang chạy", "administrator", "process-owner")
            .Menu("Việc của tôi", "/Processes/Inbox", "processes.work", "inbox", 10)
            .Menu("Sự cố quy trình", "/Processes/Incidents", "processes.incidents", "alert-triangle", 910, "Quản trị")
            .Api(Api.Map)
            .Api(EventApi.Map)
            .Job<CallJob>("processes.call", (services, work, job, ct) => services.GetRequiredService<Calls>().BeginAsync(work, job, ct))
            .Job<AnswerJob>(
                "processes.answer",
                (services, work, job, ct) => services.GetRequiredService<Calls>().AnswerAsync(work, job, ct)
            )
            .Job<WithdrawJob>(
                "processes.withdraw",
                (services, work, job, ct) => services.GetRequiredService<Calls>().WithdrawAsync(work, job, ct)
            )
            .Job<SignalJob>("processes.signal", (_, work, job, ct) => Calls.SpreadAsync(work, job, ct))
            .Job<BeginJob>(
                "processes.begin",
                (services, work, job, ct) => services.GetRequiredService<Beginnings>().BeginAsync(work, job, ct)
            )
            .Job<HearJob>("processes.hear", (services, work, job, ct) => services.GetRequiredService<Calls>().HearAsync(work, job, ct))
            .Job<ServiceJob>(
                "processes.service",
                (services, work, job, ct) => services.GetRequiredService<Services>().RunAsync(work, job, ct),
                (services, work, job, failure, ct) => services.GetRequiredService<Services>().FailedAsync(work, job, failure, ct)
            )
            .Job<RetryJob>(
                "processes.service_retry",
                (services, work, job, ct) => services.GetRequiredService<Services>().RetryAsync(work, job, ct)
            )
            .Every(TimeSpan.FromMinutes(10), "check_staff", (services, ct) => services.GetRequiredService<StaffCheck>().RunAsync(ct))
            .Every(TimeSpan.FromSeconds(15), "begin_by_time", (services, ct) => services.GetRequiredService<Beginnings>().RunAsync(ct))
            .Every(TimeSpan.FromSeconds(2), "timers", (services, ct) => services.GetRequiredService<TimerClock>().RunAsync(ct));
        setup.Services.AddSingleton<WorkSchedules>();
        setup.Services.AddSingleton<RecentInstances>();
        setup.Services.AddSingleton<ProcessEngine>();
        setup.Services.AddSingleton<Calls>();
        setup.Services.AddSingleton<Services>();
        setup.Services.AddSingleton<TaskActs>();
        setup.Services.AddSingleton<TimerClock>();
        setup.Services.AddSingleton<Beginnings>();
        setup.Services.AddSingleton<StaffCheck>();
        setup.Services.AddSingleton<IHomePart, InboxHome>();
        setup.Services.AddSingleton<IHomePart, IncidentsHome>();
    }
}
