namespace IsoDienTu.Bench.Engine;

/// <summary>What one stretch of work did and used.</summary>
/// <param name="Count">Completions.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="ProductCpu">Seconds of processor time in the product's process.</param>
/// <param name="DatabaseCpu">Seconds of processor time in all processes of PostgreSQL.</param>
internal sealed record Sample(long Count, double Seconds, double ProductCpu, double DatabaseCpu)
{
    public double PerSecond => Count / Seconds;
    public double CpuMilliseconds => (ProductCpu + DatabaseCpu) * 1000 / Count;
}
