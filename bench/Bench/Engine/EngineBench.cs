using IsoDienTu.Bench.Shared;

namespace IsoDienTu.Bench.Engine;

/// <summary>
/// The process engine beside the floor of its own database and beside a peer, everything in one data folder below the temporary folder.
/// <c>ISO_ENGINE_BENCH=quick</c> shortens times and tables, for trying; <c>ISO_ENGINE_FIGURES=floor,http</c> measures those groups only.
/// </summary>
internal static class EngineBench
{
    public static async Task<IReadOnlyList<Figure>> Run(CancellationToken cancel)
    {
        if (Environment.GetEnvironmentVariable(Part.Variable) is { } part)
        {
            await PartProcess.RunAsync(part, cancel);
            return [];
        }

        var wanted = Environment.GetEnvironmentVariable("ISO_ENGINE_FIGURES")?.Split(',') ?? [.. parts.Keys];
        await using var ground = await Ground.MakeAsync(cancel);
        var figures = new List<Figure>();
        foreach (var name in wanted)
        {
            figures.AddRange(await parts[name](ground, cancel));
        }

        return figures;
    }

    /// <summary>Groups of figures that need the same tables, in the order in which they are measured.</summary>
    private static readonly Dictionary<string, Func<Ground, CancellationToken, Task<IReadOnlyList<Figure>>>> parts = new(
        StringComparer.Ordinal
    )
    {
        ["floor"] = BesideFloor.MeasureAsync,
        ["peer"] = BesidePeer.MeasureAsync,
        ["http"] = ThroughHttp.MeasureAsync,
        ["state"] = StateSize.MeasureAsync,
        ["timers"] = TimerDrain.MeasureAsync,
        ["inbox"] = InboxGrowth.MeasureAsync,
        ["history"] = HistoryGrowth.MeasureAsync,
    };
}
