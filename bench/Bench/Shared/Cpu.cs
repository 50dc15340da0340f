using System.Globalization;

namespace IsoDienTu.Bench.Shared;

/// <summary>Processor time of processes as Linux counts it.</summary>
internal static class Cpu
{
    /// <summary>USER_HZ, which the kernel fixed at 100 for everything it tells programs.</summary>
    private const double TicksPerSecond = 100;

    /// <summary>Seconds used so far by the processes, in them and in the kernel for them.</summary>
    public static double SecondsOf(IEnumerable<int> pids) =>
        pids.Sum(pid => Stat(pid) is { } stat ? (Number(stat[11]) + Number(stat[12])) / TicksPerSecond : 0);

    /// <summary>
    /// Seconds used so far by the embedded database in a data folder: its main process, the children that run, and those that have ended since it began.
    /// </summary>
    public static double OfDatabase(string data)
    {
        var pids = DatabasePids(data);
        return SecondsOf(pids) + (pids.Count > 0 ? OfEndedChildren(pids[0]) : 0);
    }

    /// <summary>Seconds used by those children of a process that have ended and were waited for.</summary>
    public static double OfEndedChildren(int pid) => Stat(pid) is { } stat ? (Number(stat[13]) + Number(stat[14])) / TicksPerSecond : 0;

    /// <summary>The main process of the embedded database in a data folder and all its children; empty when none runs.</summary>
    public static IReadOnlyList<int> DatabasePids(string data)
    {
        var file = Directory.EnumerateFiles(Path.Combine(data, "postgres"), "postmaster.pid", SearchOption.AllDirectories).FirstOrDefault();
        if (file is null || !int.TryParse(File.ReadLines(file).First(), NumberStyles.None, CultureInfo.InvariantCulture, out var main))
        {
            return [];
        }

        return [main, .. ChildrenOf(main)];
    }

    /// <summary>The direct children of a process.</summary>
    public static IReadOnlyList<int> ChildrenOf(int parent) =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Select(d => int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : 0)
                .Where(pid => pid > 0 && Stat(pid) is { } stat && Number(stat[1]) == parent),
        ];

    /// <summary>The fields after the program's name, state first; null when the process is gone.</summary>
    private static string[]? Stat(int pid)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{pid}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
