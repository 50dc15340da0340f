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
