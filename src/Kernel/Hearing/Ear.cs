using System.Globalization;
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
    /// <param name="agencyId">In whose work it happened; null when that is not known.</param>
    public static void Tell(IServiceProvider services, IEnumerable<Hearer> hearers, int? agencyId)
    {
        foreach (var hearer in hearers)
        {
            hearer.Act(services, agencyId);
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
        Tell(services, catalogue.Hearers, null);
        hears.TrySetResult();
    }

    private void Hear(string said)
    {
        if (said.Split(' ') is [var node, var happened, var agency] && node != catalogue.Node)
        {
            int? agencyId = int.TryParse(agency, CultureInfo.InvariantCulture, out var id) ? id : null;
            Tell(services, catalogue.Hearers.Where(h => h.EventName == happened), agencyId);
        }
    }
}
