namespace IsoDienTu.WorkingTime.Terms;

/// <summary>Which amounts a unit can carry, and how many working minutes they stand for.</summary>
internal static class Amounts
{
    /// <summary>A hundred years of days: beyond it a term is a slip of the pen, and arithmetic stays far from overflow.</summary>
    private const decimal Largest = 36_500m;

    public static Problem? Check(decimal amount, TermUnit unit)
    {
        var wordOnly = unit is TermUnit.SameDay or TermUnit.AtOnce;
        if (wordOnly ? amount != 0 : amount is <= 0 or > Largest)
        {
            return new Problem(
                "term.amount",
                $"{amount}",
                $"Thời hạn có số lượng “{amount}”: số phải lớn hơn 0 và không quá 36.500; bước không tính thời gian thì để trống.",
                $"The term has the amount “{amount}”: it must be above 0 and at most 36,500; leave a step without a limit blank."
            );
        }

        var finest = unit switch
        {
            TermUnit.CalendarDay or TermUnit.Week => 1m,
            TermUnit.Month or TermUnit.Year => 0.5m,
            _ => 0m,
        };
        return finest == 0 || amount % finest == 0
            ? null
            : new Problem(
                "term.fraction",
                $"{amount}",
                $"Thời hạn có số lẻ “{amount}”: phần lẻ chỉ dùng với ngày, giờ làm việc (hoặc nửa tháng, nửa năm); hãy ghi theo ngày làm việc.",
                $"The term has the fraction “{amount}”: fractions are for working days and hours (or half a month, half a year); write it in working days."
            );
    }

    public static decimal? Minutes(TermPart part, int perDay) =>
        part.Unit switch
        {
            TermUnit.WorkingMinute => part.Amount,
            TermUnit.WorkingHour => part.Amount * 60,
            TermUnit.WorkingDay or TermUnit.CalendarDay => part.Amount * perDay,
            _ => null,
        };
}
