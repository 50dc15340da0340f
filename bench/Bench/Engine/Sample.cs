namespace IsoDienTu.Bench.Engine;

/// <summary>What one stretch of work did and used.</summary>
/// <param name="Count">Completions.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="ProductCpu">Seconds of processor time in the product's process.</param>
/// <param name="DatabaseCpu">Seconds of processor time in all processes of PostgreSQL.</param>
/// <param name="P95">95th percentile of one piece of work in milliseconds; 0 where it is not asked for.</param>
internal sealed record Sample(long Count, double Seconds, double ProductCpu, double DatabaseCpu, double P95 = 0)
{
    public double PerSecond => Count / Seconds;
    public double CpuMilliseconds => (ProductCpu + DatabaseCpu) * 1000 / Count;
}
