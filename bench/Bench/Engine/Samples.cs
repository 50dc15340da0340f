namespace IsoDienTu.Bench.Engine;

/// <summary>The stretches of one figure. The first one only warmed up.</summary>
internal sealed class Samples
{
    private readonly List<Sample> all = [];

    public Sample Add(Sample sample)
    {
        all.Add(sample);
        return sample;
    }

    public double Median(Func<Sample, double> of)
    {
        var sorted = all.Skip(1).Select(of).Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
