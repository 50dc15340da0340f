using IsoDienTu.WorkingTime;

namespace IsoDienTu.Documents.Distributing;

/// <summary>By when an issue has to be read, in working days of the country's calendar. Pure.</summary>
internal static class Terms
{
    /// <summary>A duty is near its day when no more working days than these are left.</summary>
    public const int NearDays = 1;

    /// <summary>The last day of a term; the day on which it begins is not counted.</summary>
    public static DateOnly DueAfter(DateOnly day, int workingDays)
    {
        for (var left = workingDays; left > 0; )
        {
            day = day.AddDays(1);
            left -= WorkSchedule.Default.IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>What is due on this day or before it is near.</summary>
    public static DateOnly NearUntil(DateOnly day) => DueAfter(day, NearDays);
}
