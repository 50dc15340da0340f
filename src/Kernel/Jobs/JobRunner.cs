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
            await WorkAsync(job, (services, work, token) => HandleAsync(services, work, job, token), ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(e, "Job {Kind} {Id} failed at attempt {Attempt}", job.Kind, job.Id, job.Attempts);
            await FailAsync(job, e, ct);
        }
    }

    /// <summary>The module that owns the kind may have an answer to the failure; if that fails too, the queue tries the job again.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "As above.")]
    private async Task FailAsync(JobRow job, Exception failure, CancellationToken ct)
    {
        if (catalogue.JobKinds.FirstOrDefault(k => k.Kind == job.Kind)?.Failed is { } failed)
        {
            try
            {
                await WorkAsync(job, (services, work, token) => failed(services, work, job.Args, failure, token), ct);
                return;
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                log.LogWarning(e, "The failure of job {Kind} {Id} could not be written", job.Kind, job.Id);
            }
        }

        await queue.FailAsync(job, $"{failure.GetType().Name}: {failure.Message}", clock.GetUtcNow(), ct);
    }

    /// <summary>Does something for the job in a unit of work that also ends the job.</summary>
    private async Task WorkAsync(JobRow job, Func<IServiceProvider, IWork, CancellationToken, Task> act, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var order = new WorkOrder(JobQueue.ActorOf(job), job.AgencyId, job.Kind, null, null, $"job-{job.Id:N}");
        await runner.RunAsync(
            order,
            async (work, token) =>
            {
                await act(scope.ServiceProvider, work, token);
                JobQueue.Finish(work, job);
                ((Working.UnitOfWork)work).MayBeSilent();
            },
            ct
        );
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
