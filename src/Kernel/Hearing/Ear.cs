using Microsoft.Extensions.Hosting;

namespace IsoDienTu.Kernel.Hearing;

/// <summary>
/// Tells the modules' hearers in this process what was committed in another one. A process that was deaf for a while does not know what it missed,
/// so every hearer is told once when hearing begins again.
/// </summary>
internal sealed class Ear(IServiceProvider services, ModuleCatalogue catalogue, Listener listener) : BackgroundService
{
    private static readonly TimeSpan longestStart = TimeSpan.FromSeconds(5);
    private readonly TaskCompletionSource hears = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Called by the committing process itself before it answers, so that its own next request knows.</summary>
    public static void Tell(IServiceProvider services, IEnumerable<Hearer> hearers)
    {
        foreach (var hearer in hearers)
        {
            hearer.Act(services);
        }
    }

    /// <summary>The host answers requests only once it hears; without a database it starts all the same, and hears later.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        await Task.WhenAny(hears.Task, Task.Delay(longestStart, cancellationToken));
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        listener.ListenAsync(Hearer.Channel, Begin, Hear, stoppingToken);

    private void Begin()
    {
        Tell(services, catalogue.Hearers);
        hears.TrySetResult();
    }

    private void Hear(string said)
    {
        if (said.Split(' ') is [var node, var happened] && node != catalogue.Node)
        {
            Tell(services, catalogue.Hearers.Where(h => h.EventName == happened));
        }
    }
}
