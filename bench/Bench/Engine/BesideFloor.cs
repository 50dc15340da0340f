namespace IsoDienTu.Bench.Engine;

/// <summary>Completions a second and their processor time, turn by turn with the floor, at one client and at eight.</summary>
internal static class BesideFloor
{
    public static Task<IReadOnlyList<Figure>> MeasureAsync(Ground ground, CancellationToken cancel)
    {
        var (one, _) = Pair(ground, PartProcess.Completions, 1, cancel);
        var (eight, cpu) = Pair(ground, PartProcess.Completions, 8, cancel);
        var (strange, _) = Pair(ground, PartProcess.Unremembered, 8, cancel);
        return Task.FromResult<IReadOnlyList<Figure>>([
            new("floor_tps_8", eight.Floor, "1/s"),
            new("floor_tps_1", one.Floor, "1/s"),
            new("completions_per_s_8", eight.Product, "1/s"),
            new("completions_per_s_1", one.Product, "1/s"),
            Figure.AtLeast(0.40, "completions_vs_floor_8", eight.Ratio, "ratio"),
            new("completions_unremembered_vs_floor_8", strange.Ratio, "ratio"),
            new("completions_vs_floor_1", one.Ratio, "ratio"),
            Figure.AtMost(1.0, "cpu_ms_per_completion", cpu.Median(s => s.CpuMilliseconds), "ms"),
            new("cpu_ms_floor", ground.Floor.CpuMilliseconds, "ms"),
            new("cpu_ms_product", cpu.Median(s => s.ProductCpu * 1000 / s.Count), "ms"),
            new("cpu_ms_database", cpu.Median(s => s.DatabaseCpu * 1000 / s.Count), "ms"),
        ]);
    }

    private static (Pairs Pairs, Samples Samples) Pair(Ground ground, string kind, int clients, CancellationToken cancel)
    {
        using var product = ground.Start(kind, ground.Main, clients);
        var samples = new Samples();
        var pairs = Pairs.Measure(
            time => ground.Floor.Run(clients, time),
            time => samples.Add(product.Run(time)).PerSecond,
            count: Ground.IsQuick ? 3 : 5,
            Ground.Each,
            cancel
        );
        return (pairs, samples);
    }
}
