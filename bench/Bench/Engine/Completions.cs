using System.Diagnostics;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;

namespace IsoDienTu.Bench.Engine;

/// <summary>
/// Clients that each start an instance, complete its five steps one after the other, and begin again, through the engine's API with everything on:
/// candidates, inbox rows, deadlines, trail, outbox, log entry, idempotency key.
/// </summary>
internal sealed class Completions(ProductHost product, World world, int clients)
{
    private readonly WorkRunner runner = product.Get<WorkRunner>();
    private readonly ProcessEngine engine = product.Get<ProcessEngine>();
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
            var instance = await StartAsync(cancel);
            for (Guid? task = await first.OfAsync(world.Agency, instance, cancel); task is { } open; count++)
            {
                task = await CompleteAsync(open, cancel);
            }
        }

        return count;
    }

    public Task<Guid> StartAsync(CancellationToken cancel) =>
        runner.RunAsync(
            Order("bench.start"),
            async (work, ct) =>
            {
                var start = new StartProcess(
                    world.Version,
                    "bench",
                    Guid.CreateVersion7(),
                    "DO-1",
                    "Cấp giấy phép",
                    "5 ngày làm việc",
                    work.Now.AddDays(7)
                );
                var instance = await engine.StartAsync(work, start, ct);
                Log.Write(work, "bench.started", "instance", instance.ToString("N"), null, new { start.SubjectCode });
                return instance;
            },
            cancel
        );

    private Task<Guid?> CompleteAsync(Guid task, CancellationToken cancel) =>
        runner.RunAsync(
            Order("processes.complete"),
            async (work, ct) =>
            {
                var opened = await engine.CompleteAsync(work, task, null, null, ct);
                Log.Write(work, "processes.completed", "task", task.ToString("N"), null, new { Outcome = (string?)null });
                return opened.Count > 0 ? opened[0] : (Guid?)null;
            },
            cancel
        );

    private WorkOrder Order(string command) =>
        new(world.Official, world.Agency, command, Guid.CreateVersion7().ToString("N"), new byte[32], "bench", Plain: true);
}
