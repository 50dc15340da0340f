using System.Diagnostics;
using System.Globalization;

namespace IsoDienTu.Bench.Shared;

/// <summary>What one run of wrk saw.</summary>
/// <param name="PerSecond">Answers per second of wall time.</param>
/// <param name="P50">Milliseconds; so are the other two.</param>
internal sealed record Load(long Requests, double PerSecond, double P50, double P95, double P99);

/// <summary>Drives one address with wrk.</summary>
internal sealed class Wrk : IDisposable
{
    // wrk itself prints no 95th percentile.
    private const string Script = """
        done = function(summary, latency, requests)
          local bad = summary.errors.status + summary.errors.read + summary.errors.write + summary.errors.timeout
          io.write(string.format("\n@ %d %d %f %f %f %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(95), latency:percentile(99), bad))
        end
        """;

    private readonly string script = Path.GetTempFileName();

    public Wrk() => File.WriteAllText(script, Script);

    /// <exception cref="InvalidOperationException">wrk is missing, or not every answer was good: such figures would say nothing.</exception>
    public Load Run(Uri address, string encoding, int connections, TimeSpan time)
    {
        string[] words =
        [
            "-t1",
            $"-c{connections}",
            $"-d{Math.Max(1, (int)time.TotalSeconds)}s",
            "--timeout",
            "10s",
            "-s",
            script,
            "-H",
            "Accept-Encoding: " + encoding,
            address.AbsoluteUri,
        ];
        return Report(new ProcessStartInfo("wrk", words) { RedirectStandardOutput = true, UseShellExecute = false });
    }

    /// <summary>Runs wrk with a script that reports as <see cref="Wrk"/>'s own does.</summary>
    /// <exception cref="InvalidOperationException">wrk is missing, or not every answer was good.</exception>
    public static Load Report(ProcessStartInfo start)
    {
        using var wrk = Process.Start(start)!;
        var said = wrk.StandardOutput.ReadToEnd();
        wrk.WaitForExit();
        var line = said.Split('\n').FirstOrDefault(l => l.StartsWith("@ ", StringComparison.Ordinal));
        var figures = line?.Split(' ')[1..].Select(f => double.Parse(f, CultureInfo.InvariantCulture)).ToArray();
        return figures is [var requests and > 0, var microseconds, var p50, var p95, var p99, 0]
            ? new Load((long)requests, requests / microseconds * 1e6, p50 / 1000, p95 / 1000, p99 / 1000)
            : throw new InvalidOperationException($"wrk failed: {said}");
    }

    public void Dispose() => File.Delete(script);
}
