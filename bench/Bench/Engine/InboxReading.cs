using System.Diagnostics;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;

namespace IsoDienTu.Bench.Engine;

/// <summary>One official who looks into the inbox again and again.</summary>
internal sealed class InboxReading(ProductHost product, World world)
{
    public async Task<(long Count, double P95)> RunAsync(TimeSpan time, CancellationToken cancel)
    {
        var runner = product.Get<WorkRunner>();
        var measures = product.Get<Measures>();
        var official = InboxGrowth.Reader(world);
        var took = new List<double>();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < time; )
        {
            var began = Stopwatch.GetTimestamp();
            var rows = await runner.ReadAsync(
                world.Agency,
                async (db, ct) => await ProcessReads.InboxAsync(db, official, await measures.ForAsync(world.Agency, ct), ct: ct),
                cancel
            );
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (rows.Count != InboxGrowth.Waiting)
            {
                throw new InvalidOperationException($"{rows.Count} steps in the inbox instead of {InboxGrowth.Waiting}.");
            }
        }

        took.Sort();
        return (took.Count, took[(int)(took.Count * 0.95)]);
    }
}
