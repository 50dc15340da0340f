using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using IsoDienTu.Kernel;

namespace IsoDienTu.Bench.Engine;

/// <summary>What a process of its own is to measure, told to it in its environment.</summary>
/// <param name="Kind">One of <see cref="PartProcess"/>'s.</param>
internal sealed record PartOrder(string Kind, DatabaseConnections Connections, string Data, World World, int Clients = 1);

/// <summary>
/// One figure's own process: this program again, told by <see cref="Variable"/> what to do. It works for as many seconds as a line of its input
/// says and answers with a line; it ends with its input. So it stands still while its floor is measured.
/// </summary>
internal sealed class Part : IDisposable
{
    public const string Variable = "ISO_ENGINE_PART";
    private readonly Process process;

    public Part(PartOrder order)
    {
        string[] words = [Path.Combine(AppContext.BaseDirectory, "eiso.dll"), "bench", "engine", "--json"];
        var start = new ProcessStartInfo("dotnet", words)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        // The web host collects garbage as a server does.
        start.Environment["DOTNET_gcServer"] = "1";
        start.Environment[Variable] = JsonSerializer.Serialize(order);
        process = Process.Start(start)!;
    }

    /// <exception cref="InvalidOperationException">The process failed; it has said why.</exception>
    public Sample Run(TimeSpan time)
    {
        process.StandardInput.WriteLine(time.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        return process.StandardOutput.ReadLine() is ['{', ..] line
            ? JsonSerializer.Deserialize<Sample>(line)!
            : throw new InvalidOperationException("A part of the benchmark ended; what it wrote stands above.");
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(20)))
        {
            process.Kill();
        }

        process.Dispose();
    }
}
