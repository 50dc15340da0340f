using IsoDienTu.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Processes.Running;

/// <summary>What running work needs of the host: its jobs and its clocks.</summary>
internal static class RunningSetup
{
    public static ModuleSetup Running(this ModuleSetup setup)
    {
        setup.Services.AddSingleton<Calls>();
        setup.Services.AddSingleton<OutsideCalls>();
        setup.Services.AddSingleton<Services>();
        setup.Services.AddSingleton<TimerClock>();
        setup.Services.AddSingleton<Beginnings>();
        setup.Services.AddSingleton<StaffCheck>();
        return setup
            .KeepsFiles("processes.task_paper", "sha256")
            .Job<CallJob>("processes.call", (services, work, job, ct) => services.GetRequiredService<Calls>().BeginAsync(work, job, ct))
            .Job<AnswerJob>(
                "processes.answer",
                (services, work, job, ct) => services.GetRequiredService<Calls>().AnswerAsync(work, job, ct)
            )
            .Job<WithdrawJob>(
                "processes.withdraw",
                (services, work, job, ct) => services.GetRequiredService<Calls>().WithdrawAsync(work, job, ct)
            )
            .Job<NewsJob>(
                "processes.outside_news",
                (services, work, job, ct) => services.GetRequiredService<OutsideCalls>().NewsAsync(work, job, ct)
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
    }
}
