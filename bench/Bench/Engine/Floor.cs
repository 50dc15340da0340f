using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using IsoDienTu.Bench.Shared;
using IsoDienTu.Kernel;
using Npgsql;

namespace IsoDienTu.Bench.Engine;

/// <summary>
/// The least that keeping a completed step can cost: one update and two inserts in one transaction, prepared, five round trips, driven by pgbench
/// on the same server.
/// </summary>
internal sealed partial class Floor : IDisposable
{
    private const string Database = "floor";
    private readonly string script = Path.GetTempFileName();
    private readonly string data;
    private readonly string socket;

    private Floor(string data, string socket)
    {
        this.data = data;
        this.socket = socket;
        File.WriteAllText(script, Text("floor.sql"));
    }

    public static async Task<Floor> MakeAsync(EmbeddedPostgres cluster, string data, CancellationToken ct)
    {
        await cluster.CreateDatabaseAsync(Database, ct);
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString(Database, "iso"));
        foreach (var statement in Text("floor-schema.sql").Split(";\n", StringSplitOptions.RemoveEmptyEntries))
        {
            await using var command = source.CreateCommand(statement);
            await command.ExecuteNonQueryAsync(ct);
        }

        return new Floor(data, cluster.SocketDirectory);
    }

    /// <summary>Processor time of a transaction in the last run, pgbench's own and the server's: how dear the machine's time was just then.</summary>
    public double CpuMilliseconds { get; private set; }

    /// <summary>Transactions a second.</summary>
    /// <exception cref="InvalidOperationException">pgbench is missing or failed.</exception>
    public double Run(int clients, TimeSpan time)
    {
        string[] words =
        [
            "--host=" + socket,
            "--username=iso",
            "--no-vacuum",
            "--protocol=prepared",
            $"--client={clients}",
            $"--jobs={Math.Min(clients, 2)}",
            $"--time={Math.Max(1, (int)time.TotalSeconds)}",
            "--file=" + script,
            Database,
        ];
        var before = Cpu.OfDatabase(data) + Cpu.OfEndedChildren(Environment.ProcessId);
        using var pgbench = Process.Start(
            new ProcessStartInfo(Program(), words)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        var complaints = pgbench.StandardError.ReadToEndAsync();
        var said = pgbench.StandardOutput.ReadToEnd();
        pgbench.WaitForExit();
        // The server's processes for these clients end with them, and are counted only then.
        Thread.Sleep(300);
        var count = Counted().Match(said);
        CpuMilliseconds =
            (Cpu.OfDatabase(data) + Cpu.OfEndedChildren(Environment.ProcessId) - before)
            * 1000
            / (count.Success ? double.Parse(count.Groups[1].Value, CultureInfo.InvariantCulture) : double.NaN);
        var line = said.Split('\n').FirstOrDefault(l => l.StartsWith("tps = ", StringComparison.Ordinal));
        return line is null || pgbench.ExitCode != 0
            ? throw new InvalidOperationException($"pgbench failed: {said} {complaints.GetAwaiter().GetResult()}")
            : double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture);
    }

    public void Dispose() => File.Delete(script);

    /// <summary>Debian keeps it beside the server's own programs.</summary>
    private static string Program() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateFiles("/usr/lib/postgresql", "pgbench", SearchOption.AllDirectories).Order().LastOrDefault() ?? "pgbench"
            : "pgbench";

    [GeneratedRegex("number of transactions actually processed: ([0-9]+)", RegexOptions.None, 1000)]
    private static partial Regex Counted();

    private static string Text(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("engine/" + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
