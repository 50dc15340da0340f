using System.Globalization;

namespace IsoDienTu.Bench;

/// <summary>How busy the machine was before a run: figures from a busy one compare only as ratios.</summary>
public static class LoadAverage
{
    private const string Source = "/proc/loadavg";

    /// <summary>Runnable processes averaged over the last minute; null where the system does not tell.</summary>
    public static double? Now() =>
        File.Exists(Source) ? double.Parse(File.ReadAllText(Source).Split(' ')[0], CultureInfo.InvariantCulture) : null;
}
