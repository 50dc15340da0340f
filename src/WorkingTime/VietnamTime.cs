namespace IsoDienTu.WorkingTime;

/// <summary>
/// The one zone of working time: Asia/Ho_Chi_Minh, +07:00 the whole year. The offset is fixed here because the zone has had no
/// daylight saving since 1975, so no zone database is needed and every instant has exactly one local time.
/// </summary>
public static class VietnamTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The same instant, written with the Vietnamese clock.</summary>
    public static DateTimeOffset Local(DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>The instant at which the clock in Viet Nam shows this date and time.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time) => new(date, time, Offset);

    /// <summary>The Vietnamese date of an instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);
}
