using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace IsoDienTu.Bench.Shared;

/// <summary>The built product as a process of its own, with its own data folder and embedded PostgreSQL and the demo province in it.</summary>
internal sealed class WebProcess(string data, string environment, params IEnumerable<string> settings) : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(5);
    private Process? process;

    /// <summary>Where it answers; the same after each start.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    public string Data => data;

    /// <summary>Its database, past row-level security: for setting up and counting, never for what is measured.</summary>
    public static NpgsqlDataSource OpenDatabase(string data) =>
        NpgsqlDataSource.Create($"Host={Path.Combine(data, "postgres", "socket")};Username=iso;Database=isodientu;Pooling=false");

    public int Pid => process!.Id;

    /// <summary>Runs now.</summary>
    public bool IsLiving => process is { HasExited: false };

    /// <summary>A data folder below the temporary folder that the database's user may enter.</summary>
    public static string MakeFolder(string name)
    {
        var path = Path.Combine(Path.GetTempPath(), $"isodientu-{name}-{Environment.ProcessId}");
        Directory.CreateDirectory(path);
        using var chmod = Process.Start("chmod", ["0755", path]);
        chmod.WaitForExit();
        return path;
    }

    public void Start()
    {
        var home = Path.Combine(Root(), "src", "Web");
        // The shell only redirects: exec keeps the process number.
        string[] words =
        [
            "-c",
            "exec \"$@\" >>\"$0\" 2>&1",
            Path.Combine(data, "web.log"),
            "dotnet",
            Path.Combine(AppContext.BaseDirectory, "IsoDienTu.Web.dll"),
            "--urls=" + Address.GetLeftPart(UriPartial.Authority),
            "--IsoDienTu:Data=" + data,
            "--IsoDienTu:Demo=true",
            "--IsoDienTu:DemoFolder=" + Path.Combine(Root(), "demo"),
            .. settings,
        ];
        var start = new ProcessStartInfo("sh", words) { WorkingDirectory = home };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        process = Process.Start(start)!;
    }

    /// <summary>Waits until it says that it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended, or was not ready in time.</exception>
    public async Task ReadyAsync(CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < LongestStart; await Task.Delay(100, ct))
        {
            if (!IsLiving)
            {
                throw new InvalidOperationException($"The product ended with {process!.ExitCode}; see {Path.Combine(data, "web.log")}.");
            }

            try
            {
                using var answer = await http.GetAsync("/health/ready", ct);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception e)
                when (e is HttpRequestException or SocketException or IOException or TaskCanceledException && !ct.IsCancellationRequested)
            {
                // Not yet.
            }
        }

        throw new InvalidOperationException($"The product was not ready in {LongestStart.TotalMinutes:0} minutes.");
    }

    /// <summary>kill -9, as a power cut of this process would be.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
    }

    /// <summary>Asks it to stop, as a service manager does, and waits.</summary>
    public async Task StopAsync(CancellationToken ct)
    {
        if (IsLiving)
        {
            using var term = Process.Start("kill", ["-TERM", Pid.ToString(CultureInfo.InvariantCulture)]);
            await process!.WaitForExitAsync(ct);
        }
    }

    /// <summary>The main process of the embedded database and all its children; empty when none runs.</summary>
    public IReadOnlyList<int> DatabasePids() => Cpu.DatabasePids(data);

    public void Dispose()
    {
        if (IsLiving)
        {
            Kill();
        }

        process?.Dispose();
    }

    /// <summary>The repository in which the benchmark was built: demo data and the product's files lie there.</summary>
    public static string Root()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "IsoDienTu.slnx")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException(
            "Benchmarks that start the product run in its repository: no IsoDienTu.slnx above " + AppContext.BaseDirectory
        );
    }

    /// <summary>A port of the loopback that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
