using System.Diagnostics;
using System.Globalization;

namespace IsoDienTu.Kernel.Cluster;

/// <summary>
/// Tells a living server from what a dead one left behind. <c>postmaster.pid</c> alone does not: after a kill its process may
/// stay a zombie, and after a reboot its number may belong to somebody else's program; both make PostgreSQL refuse to start.
/// </summary>
internal sealed class Postmaster(string data)
{
    private string PidFile => Path.Combine(data, "postmaster.pid");

    /// <summary>The process of the server that works in our data folder, null when there is none.</summary>
    public int? LivingPid() =>
        File.Exists(PidFile)
        && int.TryParse(File.ReadLines(PidFile).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
        && WorksHere(pid)
            ? pid
            : null;

    /// <summary>The folder of the socket that the running server was told to open, null when it is not written yet.</summary>
    public string? SocketFolder() => File.ReadLines(PidFile).ElementAtOrDefault(4) is { Length: > 0 } folder ? folder : null;

    /// <summary>
    /// Clears what a dead server left: its pid file and the lock beside its socket. Its own children may outlive it for a moment
    /// and could still write pages, so the file that protects the data goes only when none of them is left.
    /// </summary>
    public async Task ClearLeftoversAsync(string socket, ServerUser user, CancellationToken stop)
    {
        if (!File.Exists(PidFile) && !File.Exists(socket + ".lock"))
        {
            return;
        }

        for (var watch = Stopwatch.StartNew(); Orphans() is { Count: > 0 } orphans; await Task.Delay(100, stop))
        {
            if (watch.Elapsed > TimeSpan.FromSeconds(10))
            {
                // Their server is dead, so their work cannot be committed any more; recovery repeats what was.
                await user.RunAsync(
                    ["kill", "-9", .. orphans.Select(p => p.ToString(CultureInfo.InvariantCulture))],
                    TimeSpan.FromSeconds(5)
                );
            }
        }

        await user.RunAsync(["rm", "-f", PidFile, socket, socket + ".lock"], TimeSpan.FromSeconds(5));
    }

    private List<int> Orphans() =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Select(d => int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : 0)
                .Where(pid => pid > 0 && WorksHere(pid)),
        ];

    /// <summary>Alive, no zombie, and working in our data folder; a process of another user that we may not look at is not ours.</summary>
    private bool WorksHere(int pid)
    {
        try
        {
            var state = File.ReadAllText($"/proc/{pid}/stat");
            return state[state.LastIndexOf(')')..] is not [_, _, 'Z' or 'X', ..]
                && new FileInfo($"/proc/{pid}/cwd").LinkTarget == data
                && new FileInfo($"/proc/{pid}/exe").LinkTarget is { } program
                && Path.GetFileName(program).StartsWith("postgres", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
