using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using IsoDienTu.Bench.Shared;

namespace IsoDienTu.Bench.Engine;

/// <summary>Posts the forms of waiting steps with wrk.</summary>
/// <param name="form">Cookies and antiforgery token of a signed-in browser, a line each.</param>
/// <param name="step">The id of the n-th waiting step.</param>
internal sealed class Posts(Uri address, string form, Func<long, string> step) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("isodientu-posts-").FullName;

    /// <summary>Posts from the first step on, the last one at most.</summary>
    /// <exception cref="InvalidOperationException">Not every answer was good: such figures would say nothing.</exception>
    public Load Run(long first, long last, int connections, TimeSpan time)
    {
        File.WriteAllText(Path.Combine(folder, "form"), form);
        File.WriteAllLines(Path.Combine(folder, "steps"), Enumerable.Range(0, (int)(last - first + 1)).Select(i => step(first + i)));
        using (var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("engine/complete.lua")!)
        using (var file = File.Create(Path.Combine(folder, "complete.lua")))
        {
            stream.CopyTo(file);
        }

        string[] words =
        [
            "-t1",
            $"-c{connections}",
            $"-d{(int)time.TotalSeconds}s",
            "-s",
            Path.Combine(folder, "complete.lua"),
            address.AbsoluteUri,
        ];
        var start = new ProcessStartInfo("wrk", words) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["ISO_FORM"] = Path.Combine(folder, "form");
        start.Environment["ISO_STEPS"] = Path.Combine(folder, "steps");
        return Wrk.Report(start);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
