namespace IsoDienTu.WorkingTime;

/// <summary>How an amount of a <see cref="Term"/> is counted.</summary>
public enum TermUnit
{
    /// <summary>"phút làm việc": counted in open slots from the start instant.</summary>
    WorkingMinute,

    /// <summary>"giờ làm việc": counted in open slots from the start instant. A plain "giờ" means this in practice ("240 giờ" = 30 days of 8 hours).</summary>
    WorkingHour,

    /// <summary>"ngày làm việc": days on which the office works, the start day excluded.</summary>
    WorkingDay,

    /// <summary>"ngày": consecutive days, the first not counted; one that ends on a day off ends on the next working day (Civil Code 2015 art. 147, 148).</summary>
    CalendarDay,

    /// <summary>"tuần": seven consecutive days.</summary>
    Week,

    /// <summary>"tháng": to the same day of a later month, or its last day; half a month is fifteen days (Civil Code 2015 art. 146).</summary>
    Month,

    /// <summary>"năm": twelve months; half a year is six.</summary>
    Year,

    /// <summary>"trong ngày": by the close of the start day when started by the cut-off (15:00), else of the next working day.</summary>
    SameDay,

    /// <summary>"ngay khi nhận": at once; due when the office is open and the work is there.</summary>
    AtOnce,
}
