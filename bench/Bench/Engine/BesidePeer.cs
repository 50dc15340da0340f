using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using IsoDienTu.Bench.Shared;
using IsoDienTu.Kernel;

namespace IsoDienTu.Bench.Engine;

/// <summary>The product beside the npm package bpmn-engine (bench/bpmn-engine), which saves its state in the same PostgreSQL at each step.</summary>
internal static class BesidePeer
{
    private const int Clients = 8;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Ground ground, CancellationToken cancel)
    {
        await ground.Cluster.CreateDatabaseAsync("peer", cancel);
        using var peer = Start(ground.Cluster);
        using var product = ground.Start(PartProcess.Completions, ground.Main, Clients);
        Work(peer, Ground.WarmUp);
        var pairs = Pairs.Measure(time => Work(peer, time), time => product.Run(time).PerSecond, count: 3, Ground.Each, cancel);
        peer.StandardInput.Close();
        await peer.WaitForExitAsync(cancel);
        return
        [
            new("bpmn_engine_completions_per_s_8", pairs.Floor, "1/s"),
            Figure.AtLeast(30, "completions_vs_bpmn_engine_8", pairs.Ratio, "ratio"),
        ];
    }

    private static double Work(Process peer, TimeSpan time)
    {
        peer.StandardInput.WriteLine(time.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        var line = peer.StandardOutput.ReadLine() ?? throw new InvalidOperationException("bpmn-engine ended; what it wrote stands above.");
        var answer = JsonDocument.Parse(line).RootElement;
        return answer.GetProperty("completions").GetDouble() / answer.GetProperty("seconds").GetDouble();
    }

    private static Process Start(EmbeddedPostgres cluster)
    {
        var home = Path.Combine(WebProcess.Root(), "bench", "bpmn-engine");
        if (!Directory.Exists(Path.Combine(home, "node_modules")))
        {
            throw new InvalidOperationException($"The peer is not installed: npm ci --prefix {home}, or run ./dev bench engine.");
        }

        string[] words = [Path.Combine(home, "peer.mjs"), cluster.SocketDirectory, "peer", "iso", $"{Clients}"];
        return Process.Start(
            new ProcessStartInfo("node", words)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
    }
}
