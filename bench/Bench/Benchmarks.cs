using System.Diagnostics;
using System.Reflection;
using IsoDienTu.Bench.Drills;
using IsoDienTu.Bench.Engine;
using IsoDienTu.Bench.Portal;
using IsoDienTu.Bench.Search;
using IsoDienTu.Bench.WorkingTime;

namespace IsoDienTu.Bench;

/// <summary>A benchmark by the name under which <c>eiso bench</c> and <c>./dev bench</c> find it.</summary>
/// <param name="Run">Measures product and floor (or peer) in the same run, interleaved, after a warm-up; see <see cref="Pairs"/>.</param>
public sealed record Benchmark(string Name, Func<CancellationToken, Task<IReadOnlyList<Figure>>> Run);

/// <summary>The registry: one line per benchmark, one folder per module measured.</summary>
public static class Benchmarks
{
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new("working-time", DueDates.Run),
        new("first-page", FirstPage.Run),
        new("publish", Publish.Run),
        new("engine", EngineBench.Run),
        new("search", SearchBench.Run),
        new("kill-drill", KillDrill.Run),
    ];

    /// <summary>False in a Debug build, whose figures say little.</summary>
    public static bool Optimised => typeof(Benchmarks).Assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled != true;
}
