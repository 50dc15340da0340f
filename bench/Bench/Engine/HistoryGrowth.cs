using IsoDienTu.Kernel;
using IsoDienTu.Processes;

namespace IsoDienTu.Bench.Engine;

/// <summary>What a completion costs in processor time with a million finished instances in the tables, beside almost empty ones.</summary>
internal static class HistoryGrowth
{
    private const int Clients = 8;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Ground ground, CancellationToken cancel)
    {
        var empty = await FillAsync(ground, "history_none", 1_000, cancel);
        var full = await FillAsync(ground, "history_full", Ground.IsQuick ? 50_000 : 1_000_000, cancel);
        using var emptyPart = ground.Start(PartProcess.Completions, empty, Clients);
        using var fullPart = ground.Start(PartProcess.Completions, full, Clients);
        var pairs = Pairs.Measure(
            time => emptyPart.Run(time).CpuMilliseconds,
            time => fullPart.Run(time).CpuMilliseconds,
            count: Ground.IsQuick ? 3 : 5,
            Ground.Each,
            cancel
        );
        return
        [
            new("cpu_ms_without_history", pairs.Floor, "ms"),
            new("cpu_ms_1m_finished", pairs.Product, "ms"),
            Figure.AtMost(1.2, "growth_1m_finished", pairs.Ratio, "ratio"),
        ];
    }

    private static async Task<Field> FillAsync(Ground ground, string name, int finished, CancellationToken cancel)
    {
        var field = await ground.AnotherAsync(name, cancel);
        await using var product = new ProductHost(field.Connections, ground.Data);
        var (instance, first) = await Acts.StartAsync(product, field.World, field.World.Version, cancel);
        for (Guid? task = first[0]; task is { } open; )
        {
            task = await Acts.CompleteAsync(product, product.Get<ProcessEngine>(), field.World, open, cancel);
        }

        await using var filling = await Filling.OpenAsync(ground.Cluster, field.Database, cancel);
        await filling.FinishAsync(instance, finished, cancel);
        await filling.SettleAsync(cancel);
        return field;
    }
}
