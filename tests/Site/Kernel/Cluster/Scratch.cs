using System.Diagnostics;
using IsoDienTu.Kernel;
using Npgsql;

namespace IsoDienTu.Site.Kernel.Cluster;

/// <summary>A data directory of one test, which the server's user may enter, gone at the end.</summary>
internal sealed class Scratch : IDisposable
{
    public Scratch(string name = "cluster")
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"isodientu-{name}-{Guid.CreateVersion7():N}");
        Directory.CreateDirectory(Path);
        Run("chmod", "0755", Path);
    }

    public string Path { get; }

    /// <summary>Fast and unsafe against power cuts only, which no test makes.</summary>
    public EmbeddedPostgresOptions Options =>
        new()
        {
            DataDirectory = Path,
            BinaryHint = Environment.GetEnvironmentVariable("IsoDienTu__PostgresBinaries"),
            Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["fsync"] = "off", ["shared_buffers"] = "16MB" },
        };

    public Task<EmbeddedPostgres> StartAsync() => EmbeddedPostgres.StartAsync(Options, TestContext.Current.CancellationToken);

    public static async Task<object?> AskAsync(string connection, string sql)
    {
        await using var opened = new NpgsqlConnection(connection + ";Pooling=false");
        await opened.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, opened);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>First line of postmaster.pid.</summary>
    public static int PidOf(EmbeddedPostgres cluster) =>
        int.Parse(
            File.ReadLines(System.IO.Path.Combine(cluster.DataFolder, "postmaster.pid")).First(),
            System.Globalization.CultureInfo.InvariantCulture
        );

    public static string Run(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Trim();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
