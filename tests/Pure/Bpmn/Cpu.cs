using System.Diagnostics;
using System.Globalization;

namespace IsoDienTu.Pure.Bpmn;

/// <summary>Measures work in seconds of this thread's processor time, so that a busy machine does not fail a limit; wall time where the system does not tell.</summary>
internal static class Cpu
{
    public static double Seconds(Action work)
    {
        var clock = Stopwatch.StartNew();
        var before = Used();
        work();
        return Used() is { } after && before is { } start ? after - start : clock.Elapsed.TotalSeconds;
    }

    private static double? Used()
    {
        const string Path = "/proc/thread-self/schedstat";
        return File.Exists(Path) ? double.Parse(File.ReadAllText(Path).Split(' ')[0], CultureInfo.InvariantCulture) / 1e9 : null;
    }
}
