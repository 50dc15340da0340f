using System.Diagnostics;

namespace IsoDienTu.Kernel.Cluster;

/// <summary>What a finished program said.</summary>
/// <param name="ExitCode">0 is success; 124 means it was stopped at the time limit; 127 that it could not be started.</param>
/// <param name="Output">Standard output and standard error, one after the other.</param>
internal sealed record CommandResult(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;
}

/// <summary>Runs a program of the machine with a time limit and almost no environment.</summary>
internal static class Command
{
    private const string Fallback = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /// <summary>Runs <paramref name="words"/> (program first) without a shell, working in <c>/</c>, which every user may enter.</summary>
    public static async Task<CommandResult> RunAsync(IEnumerable<string> words, TimeSpan limit, string? input = null)
    {
        using var process = new Process { StartInfo = Describe([.. words]) };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return new CommandResult(127, e.Message);
        }

        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (input is not null)
        {
            await process.StandardInput.WriteAsync(input);
        }

        process.StandardInput.Close();
        using var timer = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(timer.Token);
            // A server left running may still hold the pipes, so the text is waited for only briefly after the exit.
            await Task.WhenAll(output, errors).WaitAsync(TimeSpan.FromSeconds(2));
            return new CommandResult(process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: false);
            return new CommandResult(124, $"{words.First()}: {limit.TotalSeconds:0} s");
        }
        catch (TimeoutException)
        {
            return new CommandResult(process.ExitCode, "");
        }
    }

    /// <summary>
    /// A cleared environment: no PG* variable may redirect the server to another cluster, no locale may change its messages,
    /// and no secret of the product's environment may be read from the server's.
    /// </summary>
    private static ProcessStartInfo Describe(string[] words)
    {
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH") is { Length: > 0 } path ? path + ":" + Fallback : Fallback;
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["HOME"] = "/";
        return start;
    }
}
