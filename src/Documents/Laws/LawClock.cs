using IsoDienTu.WorkingTime;

namespace IsoDienTu.Documents.Laws;

/// <summary>
/// By when documents must follow a change of law: within 3 months of its effect (QĐ 19/2014/QĐ-TTg, article 4). The first day is not counted, so the term
/// ends on the day of the same number (BLDS 2015, articles 147 and 148); where that is a day off, on the working day after it (handbook 2.5).
/// </summary>
internal static class LawClock
{
    public const int Months = 3;

    /// <param name="effectiveOn">First day of the change.</param>
    public static DateOnly Due(DateOnly effectiveOn)
    {
        var due = effectiveOn.AddMonths(Months);
        while (!WorkSchedule.Default.IsWorkingDay(due))
        {
            due = due.AddDays(1);
        }

        return due;
    }
}
