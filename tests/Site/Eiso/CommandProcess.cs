using System.Diagnostics;
using IsoDienTu.Testing;
using Npgsql;

namespace IsoDienTu.Site.Eiso;

/// <summary>What a call said and how it ended.</summary>
internal sealed record Said(int Exit, string Output, string Error);

/// <summary>The command line as its users run it: a process of its own, beside the running product, on the product's database.</summary>
internal static class CommandProcess
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(90);

    public static async Task<Said> RunAsync(TestSite site, params string[] words)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "eiso.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. words])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__IsoDienTu"] = Superuser(site);
        start.Environment["ConnectionStrings__IsoDienTuApp"] = site.Connections.App;
        start.Environment["ConnectionStrings__IsoDienTuWorker"] = site.Connections.Worker;
        start.Environment["IsoDienTu__Data"] = site.Folder;
        start.Environment.Remove("EISO_LANG");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(_patience);
        return new Said(process.ExitCode, await output, await error);
    }

    /// <summary>The one who may do anything in the test's database, as the owner of a machine may.</summary>
    public static string Superuser(TestSite site) =>
        new NpgsqlConnectionStringBuilder(site.Connections.Owner) { Username = "iso" }.ConnectionString;
}
