using System.Diagnostics;
using IsoDienTu.Web;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace IsoDienTu.Site.Kernel.Cluster;

/// <summary>
/// A host in a process of its own, so that it can be ended by signals and run by another user: this suite, started again with only the
/// explicit test below.
/// </summary>
public sealed class OwnProcess
{
    private const string DataVariable = "ISODIENTU_TEST_DATA";
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(90);

    [Fact(Explicit = true)]
    public async Task Holds_a_cluster_open_until_it_is_ended()
    {
        var data = Environment.GetEnvironmentVariable(DataVariable)!;
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration["IsoDienTu:Data"] = data;
        await using var home = await ProductHome.OpenAsync(builder.Configuration, NullLogger.Instance, join: false);
        using var host = builder.Build();
        await host.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(data, "ready"), home.Connections.Owner + "\n" + DataFolderBelow(data));
        await host.WaitForShutdownAsync();
    }

    private static string DataFolderBelow(string data) =>
        Directory.GetDirectories(Path.Combine(data, "postgres")).Select(d => Path.Combine(d, "data")).Single(Directory.Exists);

    /// <summary>Starts it and returns its owner's connection string and its data folder once the database answers.</summary>
    /// <param name="scratch">Its data directory.</param>
    /// <param name="user">Another user to run as, null for this one.</param>
    internal static async Task<(Process Process, string[] Said)> StartAsync(Scratch scratch, string? user = null)
    {
        string[] stepDown = user is null ? [] : ["setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--"];
        string[] words =
        [
            .. stepDown,
            "dotnet",
            typeof(OwnProcess).Assembly.Location,
            "-explicit",
            "only",
            "-method",
            $"{typeof(OwnProcess).FullName}.{nameof(Holds_a_cluster_open_until_it_is_ended)}",
        ];
        var start = new ProcessStartInfo(words[0], words[1..]) { UseShellExecute = false, WorkingDirectory = scratch.Path };
        start.Environment[DataVariable] = scratch.Path;
        // None of these may lead the product to another cluster.
        start.Environment["PGDATA"] = "/var/lib/postgresql/elsewhere";
        start.Environment["PGHOST"] = "192.0.2.1";
        start.Environment["PGPORT"] = "1";
        start.Environment["PGUSER"] = "somebody";
        start.Environment["PGPASSFILE"] = "/nowhere";
        var process = Process.Start(start)!;
        var ready = Path.Combine(scratch.Path, "ready");
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < _patience && !process.HasExited; await Task.Delay(100))
        {
            if (File.Exists(ready) && await File.ReadAllLinesAsync(ready) is { Length: > 1 } said)
            {
                return (process, said);
            }
        }

        throw new InvalidOperationException("The product's process did not come up.");
    }

    /// <summary>Sends a signal and waits until the process is gone.</summary>
    internal static async Task EndAsync(Process process, string signal)
    {
        Scratch.Run("kill", signal, $"{process.Id}");
        await process.WaitForExitAsync().WaitAsync(_patience);
    }
}
