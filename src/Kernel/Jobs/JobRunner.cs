using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Kernel.Jobs;

/// <summary>Runs one claimed job in its own unit of work.</summary>
internal sealed class JobRunner(
    JobQueue queue,
    ModuleCatalogue catalogue,
    WorkRunner runner,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<JobRunner> log
)
{
    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "Whatever a job throws is recorded with it and tried again; the worker must live."
    )]
    public async Task RunAsync(JobRow job, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var order = new WorkOrder(JobQueue.ActorOf(job), job.AgencyId, job.Kind, null, null, $"job-{job.Id:N}");
            await runner.RunAsync(
                order,
                async (work, token) =>
                {
                    await HandleAsync(scope.ServiceProvider, work, job, token);
                    JobQueue.Finish(work, job);
                    ((Working.UnitOfWork)work).MayBeSilent();
                },
                ct
            );
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(e, "Job {Kind} {Id} failed at attempt {Attempt}", job.Kind, job.Id, job.Attempts);
            await queue.FailAsync(job, $"{e.GetType().Name}: {e.Message}", clock.GetUtcNow(), ct);
        }
    }

    private Task HandleAsync(IServiceProvider services, IWork work, JobRow job, CancellationToken ct)
    {
        if (job.Kind.StartsWith("event:", StringComparison.Ordinal))
        {
            var key = job.Kind["event:".Length..];
            var subscriber =
                catalogue.Subscriptions.FirstOrDefault(s => s.Key == key)
                ?? throw new InvalidOperationException($"No module of this build subscribes as '{key}'.");
            return subscriber.Handle(services, work, job.Args, ct);
        }

        var kind =
            catalogue.JobKinds.FirstOrDefault(k => k.Kind == job.Kind)
            ?? throw new InvalidOperationException($"No module of this build runs jobs of kind '{job.Kind}'.");
        return kind.Run(services, work, job.Args, ct);
    }
}
