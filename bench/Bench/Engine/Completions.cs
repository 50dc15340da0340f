using System.Diagnostics;
using IsoDienTu.Processes;

namespace IsoDienTu.Bench.Engine;

/// <summary>Clients that each start an instance, complete its five steps one after the other, and begin again.</summary>
/// <param name="remembered">False when each step is completed by a machine of the product that has not seen the instance before.</param>
internal sealed class Completions(ProductHost product, World world, int clients, bool remembered)
{
    private readonly ProcessEngine engine = product.Get<ProcessEngine>();
    private readonly WorkSchedules schedules = product.Get<WorkSchedules>();

    /// <summary>Works for about that time; starts are done but not counted.</summary>
    /// <returns>Completions.</returns>
    public async Task<long> RunAsync(TimeSpan time, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var done = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(() => WorkAsync(watch, time, cancel), cancel)));
        return done.Sum();
    }

    private async Task<long> WorkAsync(Stopwatch watch, TimeSpan time, CancellationToken cancel)
    {
        var count = 0L;
        while (watch.Elapsed < time)
        {
            var started = await Acts.StartAsync(product, world, world.Version, cancel);
            for (Guid? task = started.Open[0]; task is { } open; count++)
            {
                task = await Acts.CompleteAsync(product, remembered ? engine : Stranger(), world, open, cancel);
            }
        }

        return count;
    }

    private ProcessEngine Stranger() => new(schedules, new RecentInstances());
}
