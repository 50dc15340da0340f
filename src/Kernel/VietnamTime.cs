namespace IsoDienTu.Kernel;

/// <summary>The one time zone of the product: +07:00 without summer time. Instants are stored in UTC; days are days in Vietnam.</summary>
public static class VietnamTime
{
    /// <summary>Offset from UTC.</summary>
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(7);

    /// <summary>The same instant on Vietnam's clocks.</summary>
    public static DateTimeOffset InVietnam(this DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>The day it is in Vietnam at that instant.</summary>
    public static DateOnly VietnamDay(this DateTimeOffset instant) => DateOnly.FromDateTime(instant.InVietnam().DateTime);
}
