using System.Diagnostics;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Bench.WorkingTime;

/// <summary>
/// Due instants a second a core over a mix of the spellings most frequent in approved procedures. The floor is the same loop over
/// the same starts that only adds calendar days: what a program without working time would do.
/// </summary>
internal static class DueDates
{
    private static readonly string[] Mix =
    [
        "0,5 ngày",
        "1 ngày làm việc",
        "0,25 ngày làm việc",
        "3 ngày làm việc",
        "04 giờ làm việc",
        "58 giờ làm việc",
        "10 ngày làm việc",
        "15 ngày",
        "trong ngày",
        "01 tháng",
    ];

    public static Task<IReadOnlyList<Figure>> Run(CancellationToken cancel)
    {
        var schedule = WorkSchedule.Default;
        var random = new Random(2026);
        var first = new DateTimeOffset(2023, 1, 2, 0, 0, 0, VietnamTime.Offset);
        var terms = Mix.Select(text => Term.Parse(text)).ToArray();
        // More starts than fit a first-level cache, so that look-ups are not flattered.
        var cases = Enumerable
            .Range(0, 100_000)
            .Select(i => (Start: first.AddSeconds(random.Next(4 * 365 * 86_400)), Term: terms[i % terms.Length]))
            .ToArray();

        var pairs = Pairs.Measure(
            time => PerCpuSecond(time, cases, static (start, _) => start.AddDays(3)),
            time => PerCpuSecond(time, cases, schedule.Due),
            count: 5,
            each: TimeSpan.FromSeconds(1),
            cancel
        );
        return Task.FromResult<IReadOnlyList<Figure>>([
            Figure.AtLeast(1_000_000, "due_per_s_core", pairs.Product, "1/s"),
            new("floor_date_additions_per_s_core", pairs.Floor, "1/s"),
            new("due_vs_floor", pairs.Ratio, "ratio"),
        ]);
    }

    /// <summary>Calls per second of processor time: on a shared machine the wall clock also measures the neighbours.</summary>
    private static double PerCpuSecond(
        TimeSpan time,
        (DateTimeOffset Start, Term Term)[] cases,
        Func<DateTimeOffset, Term, DateTimeOffset> due
    )
    {
        var (calls, sum) = (0L, 0L);
        var wall = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        while (wall.Elapsed < time)
        {
            foreach (var (start, term) in cases)
            {
                sum += due(start, term).UtcTicks;
            }

            calls += cases.Length;
        }

        var used = Environment.CpuUsage.TotalTime - before;
        // The sum keeps the loop from being optimised away; no sum of instants after 2023 is zero.
        return sum == 0 ? double.NaN : calls / used.TotalSeconds;
    }
}
