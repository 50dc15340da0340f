namespace IsoDienTu.WorkingTime;

/// <summary>How to read what a written term leaves open.</summary>
/// <param name="BareDay">
/// What a whole number of "ngày" without "làm việc" means. A fraction of a day ("0,25 ngày") is always part of a working day.
/// </param>
/// <param name="Unitless">The unit of a bare number, when the column's heading states it ("Thời gian (ngày làm việc)"); null refuses bare numbers.</param>
public sealed record TermReading(TermUnit BareDay = TermUnit.CalendarDay, TermUnit? Unitless = null)
{
    /// <summary>As in a legal text: "15 ngày" are consecutive days.</summary>
    public static readonly TermReading Law = new();

    /// <summary>As in the step table of a work procedure, where a day is 8 hours of work: "15 ngày" are working days.</summary>
    public static readonly TermReading StepTable = new(TermUnit.WorkingDay);
}
