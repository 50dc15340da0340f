namespace IsoDienTu.Bench;

/// <summary>
/// Floor and product measured turn by turn, so that a busy neighbour hits both. A ratio is the median of the pairs' ratios, not the
/// ratio of two medians: only neighbours in time are comparable.
/// </summary>
public sealed class Pairs
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);

    private readonly List<(double Floor, double Product)> _pairs = [];

    public double Floor => Median(_pairs.Select(pair => pair.Floor));
    public double Product => Median(_pairs.Select(pair => pair.Product));

    /// <summary>Product divided by floor.</summary>
    public double Ratio => Median(_pairs.Select(pair => pair.Product / pair.Floor));

    /// <summary>Warms both up for 8 seconds in all, then measures pairs.</summary>
    /// <param name="floor">Runs about as long as told and gives a rate.</param>
    /// <param name="count">Number of pairs, at least 3.</param>
    /// <param name="each">How long one side of a pair runs.</param>
    public static Pairs Measure(
        Func<TimeSpan, double> floor,
        Func<TimeSpan, double> product,
        int count,
        TimeSpan each,
        CancellationToken cancel
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 3);
        floor(WarmUp / 2);
        product(WarmUp / 2);
        var pairs = new Pairs();
        for (var i = 0; i < count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            pairs._pairs.Add((floor(each), product(each)));
        }

        return pairs;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
