using System.Collections.Immutable;

namespace IsoDienTu.WorkingTime.Days;

/// <summary>
/// Every day of a range, counted once: the working minutes and the working days before it. Questions about working time are then
/// differences of two look-ups, and the way back from an amount to a day is a search in a sorted array.
/// Ticks are those of the local clock (<see cref="VietnamTime"/>), days are counted from the first day of the range.
/// </summary>
internal sealed class Timeline
{
    /// <summary>Files from before are history; nobody asks for their due dates.</summary>
    private static readonly int FirstDay = new DateOnly(2000, 1, 1).DayNumber;

    /// <summary>Years after the last known calendar year; they follow the week pattern alone.</summary>
    private const int YearsBeyond = 25;

    private readonly DayPlan[] _plans;
    private readonly int[] _minutesBefore;
    private readonly int[] _workingDaysBefore;
    private readonly int[] _workingDays;

    public Timeline(WorkCalendar calendar, OfficeHours hours)
    {
        var lastYear = Math.Max(2027, calendar.ByDate.IsEmpty ? 0 : calendar.ByDate.Keys.Last().Year);
        var count = new DateOnly(Math.Min(lastYear + YearsBeyond, 9998), 12, 31).DayNumber - FirstDay + 1;
        _plans = new DayPlan[count];
        _minutesBefore = new int[count + 1];
        _workingDaysBefore = new int[count + 1];
        var working = new List<int>(count);
        var shared = new Dictionary<ImmutableArray<Slot>, DayPlan>();
        var planner = new Planner(calendar, hours);
        for (var day = 0; day < count; day++)
        {
            var slots = planner.SlotsOn(DateOnly.FromDayNumber(FirstDay + day));
            if (!shared.TryGetValue(slots, out var plan))
            {
                shared[slots] = plan = new DayPlan(slots);
            }

            _plans[day] = plan;
            if (plan.Works)
            {
                working.Add(day);
            }

            _minutesBefore[day + 1] = _minutesBefore[day] + plan.Minutes;
            _workingDaysBefore[day + 1] = working.Count;
        }

        _workingDays = [.. working];
    }

    public DayPlan this[int day] => _plans[day];

    public static DateOnly DateOf(int day) => DateOnly.FromDayNumber(FirstDay + day);

    public static long Midnight(int day) => (FirstDay + day) * TimeSpan.TicksPerDay;

    public int DayOf(long local) => Checked((int)(local / TimeSpan.TicksPerDay) - FirstDay);

    public int DayOf(DateOnly date) => Checked(date.DayNumber - FirstDay);

    /// <summary>Working ticks from the beginning of the range to an instant.</summary>
    public long WorkedBy(long local)
    {
        var day = DayOf(local);
        return (_minutesBefore[day] * TimeSpan.TicksPerMinute) + _plans[day].WorkedBy(local % TimeSpan.TicksPerDay);
    }

    /// <summary>The earliest instant by which so many working ticks have passed since <paramref name="local"/>; itself for 0.</summary>
    public long Add(long local, long ticks)
    {
        if (ticks == 0)
        {
            return local;
        }

        var target = WorkedBy(local) + ticks;
        var day = DayWhenWorked(DayOf(local), (target + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute);
        return Midnight(day) + _plans[day].TimeWhenWorked(target - (_minutesBefore[day] * TimeSpan.TicksPerMinute));
    }

    /// <summary>The n-th working day after a day, n at least 1.</summary>
    public int WorkingDayAfter(int day, int n)
    {
        var ordinal = (long)_workingDaysBefore[day + 1] + n - 1;
        return ordinal < _workingDays.Length ? _workingDays[ordinal] : throw OutOfRange();
    }

    /// <summary>The day itself when it is worked, else the next one that is.</summary>
    public int WorkingDayFrom(int day) => _plans[day].Works ? day : WorkingDayAfter(day, 1);

    /// <summary>The first day at whose end so many minutes have passed. Most terms are short, so the search first doubles its reach.</summary>
    private int DayWhenWorked(int from, long minutes)
    {
        if (minutes > _minutesBefore[^1])
        {
            throw OutOfRange();
        }

        var (low, reach) = (from, 1);
        while (low + reach < _plans.Length && _minutesBefore[low + reach] < minutes)
        {
            low += reach;
            reach *= 2;
        }

        var high = Math.Min(low + reach, _plans.Length);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = _minutesBefore[middle] < minutes ? (middle, high) : (low, middle);
        }

        return low;
    }

    private int Checked(int day) => (uint)day < (uint)_plans.Length ? day : throw OutOfRange();

    private WorkingTimeException OutOfRange()
    {
        var (first, last) = (DateOf(0), DateOf(_plans.Length - 1));
        return new WorkingTimeException(
            new Problem(
                "schedule.range",
                $"{first:yyyy}-{last:yyyy}",
                $"Ngày nằm ngoài lịch làm việc {first:dd/MM/yyyy} - {last:dd/MM/yyyy}: kiểm tra lại năm của ngày bắt đầu và độ dài thời hạn.",
                $"The date lies outside the working calendar {first:yyyy-MM-dd} to {last:yyyy-MM-dd}: check the year of the start and the length of the term."
            )
        );
    }
}
