using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;

namespace IsoDienTu.Bench.Engine;

/// <summary>What an official does, through the engine's API with everything on: each act one unit of work under an idempotency key, with its log entry.</summary>
internal static class Acts
{
    public static Task<Started> StartAsync(ProductHost product, World world, Guid version, CancellationToken cancel) =>
        product
            .Get<WorkRunner>()
            .RunAsync(
                Order(world, "bench.start"),
                async (work, ct) =>
                {
                    var start = new StartProcess(
                        version,
                        "dossier",
                        Guid.CreateVersion7(),
                        "DO-1",
                        "Cấp giấy phép",
                        "5 ngày làm việc",
                        work.Now.AddDays(7)
                    );
                    var started = await product.Get<ProcessEngine>().StartAsync(work, start, ct);
                    Log.Write(work, "bench.started", "instance", started.InstanceId.ToString("N"), null, new { start.SubjectCode });
                    return started;
                },
                cancel
            );

    /// <returns>The step that this opened; null at the end.</returns>
    public static Task<Guid?> CompleteAsync(ProductHost product, ProcessEngine engine, World world, Guid task, CancellationToken cancel) =>
        product
            .Get<WorkRunner>()
            .RunAsync(
                Order(world, "processes.complete"),
                async (work, ct) =>
                {
                    var opened = await engine.CompleteAsync(work, task, null, null, ct);
                    Log.Write(work, "processes.completed", "task", task.ToString("N"), null, new { Outcome = (string?)null });
                    return opened.Count > 0 ? opened[0] : (Guid?)null;
                },
                cancel
            );

    private static WorkOrder Order(World world, string command) =>
        new(world.Official, world.Agency, command, Guid.CreateVersion7().ToString("N"), new byte[32], "bench", Plain: true);
}
