using System.Diagnostics.CodeAnalysis;
using IsoDienTu.Kernel.Hearing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Kernel.Jobs;

/// <summary>The host's worker: wakes when this process left jobs or every second, claims due jobs, runs recurring ones.</summary>
internal sealed class JobWorker(
    JobQueue queue,
    JobRunner runner,
    JobBell bell,
    ModuleCatalogue catalogue,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<JobWorker> log
) : BackgroundService
{
    private const int AtOnce = 16;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([DrainAsync(stoppingToken), .. catalogue.RecurringJobs.Select(j => RepeatAsync(j, stoppingToken))]);

    /// <summary>Runs everything due now; also called by tests, which do not wait for the clock.</summary>
    /// <param name="agencyId">Of one agency only, or null for all.</param>
    public async Task<int> RunDueAsync(int? agencyId, CancellationToken ct)
    {
        var done = 0;
        while (await queue.ClaimAsync(AtOnce, clock.GetUtcNow(), agencyId, ct) is { Count: > 0 } claimed)
        {
            foreach (var job in claimed)
            {
                await runner.RunAsync(job, ct);
            }

            done += claimed.Count;
        }

        return done;
    }

    /// <summary>One round of a recurring job, if it is due; for tests, whose clock stands.</summary>
    public Task RunRecurringAsync(string name, CancellationToken ct) =>
        RunRecurringAsync(catalogue.RecurringJobs.Single(j => j.Name == name), ct);

    private async Task DrainAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await Guarded.RunAsync(log, "draining the job queue", async () => await RunDueAsync(null, ct), ct);
            await bell.WaitAsync(TimeSpan.FromSeconds(1), ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RepeatAsync(RecurringJob job, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await Guarded.RunAsync(log, job.Name, () => RunRecurringAsync(job, ct), ct);
            await Task.Delay(job.Interval, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The failure is recorded beside the job and logged; the next round tries again.")]
    private async Task RunRecurringAsync(RecurringJob job, CancellationToken ct)
    {
        if (!await queue.TakeRecurringAsync(job, clock.GetUtcNow(), ct))
        {
            return;
        }

        string? error = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await job.Run(scope.ServiceProvider, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(e, "Recurring job {Name} failed", job.Name);
            error = $"{e.GetType().Name}: {e.Message}";
        }

        await queue.ReleaseRecurringAsync(job, error, ct);
    }
}
