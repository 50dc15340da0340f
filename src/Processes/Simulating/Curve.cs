using System.Globalization;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Processes.Simulating;

/// <summary>
/// How many cases are done within so many working days, as a line; with it the effect of any term can be read off. All measures are those of the
/// drawing, whose height is <see cref="Height"/> and width <see cref="Width"/>.
/// </summary>
/// <param name="Days">Where the line ends.</param>
/// <param name="Today">Points of the line of today.</param>
/// <param name="Assumed">Points under the assumptions; null when there are none.</param>
/// <param name="TermToday">Where the term stands; null when none is known.</param>
internal sealed record Curve(
    int Days,
    string Today,
    string? Assumed,
    double? TermToday,
    double? TermAssumed,
    IReadOnlyList<(double X, int Day)> Marks
)
{
    public const int Width = 480;
    public const int Height = 240;
    public const int Left = 40;
    public const int Right = 12;
    public const int Top = 24;
    public const int Bottom = 36;
    private const int Points = 60;

    /// <returns>Null when no case ended.</returns>
    public static Curve? Of(SimulationResult today, SimulationResult? assumed)
    {
        var terms = new[] { today.WholeMinutes, assumed?.WholeMinutes }.OfType<int>();
        var longest = new[] { today, assumed }
            .OfType<SimulationResult>()
            .Where(r => r.Flow.Count > 0)
            .Select(r => r.Flow[^1])
            .Concat(terms);
        if (today.Flow.Count + (assumed?.Flow.Count ?? 0) == 0)
        {
            return null;
        }

        var days = Math.Max(1, (int)Math.Ceiling(1.05 * longest.Max() / Term.MinutesPerWorkingDay));
        var step = Math.Max(1, (int)Math.Ceiling(days / 6.0));
        return new Curve(
            days,
            Line(today, days),
            assumed is null ? null : Line(assumed, days),
            X(today.WholeMinutes, days),
            X(assumed?.WholeMinutes, days),
            [
                .. Enumerable
                    .Range(0, 7)
                    .Select(i => i * step)
                    .Where(d => d <= days)
                    .Select(d => (X(d * Term.MinutesPerWorkingDay, days)!.Value, d)),
            ]
        );
    }

    public static double Y(int percent) => Top + (Height - Top - Bottom) * (100 - percent) / 100.0;

    public static string At(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static double? X(int? minutes, int days) =>
        minutes is null ? null : Left + (Width - Left - Right) * (minutes.Value / (double)(days * Term.MinutesPerWorkingDay));

    private static string Line(SimulationResult result, int days) =>
        string.Join(
            ' ',
            Enumerable
                .Range(0, Points + 1)
                .Select(i => days * Term.MinutesPerWorkingDay * i / Points)
                .Select(m => $"{At(X(m, days)!.Value)},{At(Y(result.WithinPercent(m)))}")
        );
}
