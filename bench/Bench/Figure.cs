namespace IsoDienTu.Bench;

/// <summary>One measured number, in the shape a benchmark prints.</summary>
/// <param name="Name">snake_case, stable: people compare it over time.</param>
/// <param name="Unit">ratio, ms, s, bytes or 1/s.</param>
/// <param name="Reach">The promised value, or null for floors, peers and figures without a promise.</param>
/// <param name="Holds">Whether the promise is kept; null without one.</param>
public sealed record Figure(string Name, double Value, string Unit, double? Reach = null, bool? Holds = null)
{
    /// <summary>A figure that must not fall below its reach.</summary>
    public static Figure AtLeast(double reach, string name, double value, string unit) => new(name, value, unit, reach, value >= reach);

    /// <summary>A figure that must not exceed its reach.</summary>
    public static Figure AtMost(double reach, string name, double value, string unit) => new(name, value, unit, reach, value <= reach);
}
