using System.Diagnostics;

namespace IsoDienTu.Bench.Engine;

/// <summary>Clients that each start an instance, complete its five steps one after the other, and begin again.</summary>
internal sealed class Completions(ProductHost product, World world, int clients)
{
    private readonly FirstTask first = new(product);

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
            var instance = await Acts.StartAsync(product, world, world.Version, cancel);
            for (Guid? task = await first.OfAsync(world.Agency, instance, cancel); task is { } open; count++)
            {
                task = await Acts.CompleteAsync(product, world, open, cancel);
            }
        }

        return count;
    }
}
