using System.Globalization;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Pure.WorkingTime;

/// <summary>The worked examples of the calendar 2024-2026: swaps, make-up Saturdays, Tết, national day, the holiday of 24 November.</summary>
public sealed class DueDateVectorsTests
{
    [Theory]
    [InlineData("2026-08-28", "3 ngày làm việc", "2026-09-07")]
    [InlineData("2026-08-21", "1 ngày làm việc", "2026-08-22")]
    [InlineData("2025-04-25", "2 ngày làm việc", "2025-04-28")]
    [InlineData("2025-04-29", "1 ngày làm việc", "2025-05-05")]
    [InlineData("2026-02-13", "5 ngày làm việc", "2026-02-27")]
    [InlineData("2025-01-24", "10 ngày làm việc", "2025-02-14")]
    [InlineData("2026-04-24", "2 ngày làm việc", "2026-04-29")]
    [InlineData("2024-05-03", "1 ngày làm việc", "2024-05-04")]
    [InlineData("2026-11-23", "1 ngày làm việc", "2026-11-25")]
    public void A_term_of_working_days_ends_with_the_last_slot_of_its_due_day(string start, string term, string due)
    {
        foreach (var clock in (string[])["00:00", "07:30", "09:15", "12:00", "17:00", "23:59"])
        {
            Assert.Equal(At($"{due}T17:00"), WorkSchedule.Default.Due(At($"{start}T{clock}"), Term.Parse(term)));
        }
    }

    [Theory]
    [InlineData("2026-08-28T14:00", "8 giờ làm việc", "2026-09-03T14:00")]
    [InlineData("2026-08-28T16:30", "4 giờ làm việc", "2026-09-03T11:00")]
    [InlineData("2026-11-23T15:30", "8 giờ làm việc", "2026-11-25T15:30")]
    [InlineData("2026-11-21T09:00", "4 giờ làm việc", "2026-11-23T11:30")]
    [InlineData("2025-04-25T10:00", "20 giờ làm việc", "2025-04-28T15:30")]
    [InlineData("2026-08-21T15:00", "4 giờ làm việc", "2026-08-22T09:30")]
    public void A_term_of_working_hours_counts_open_minutes_from_the_start(string start, string term, string due) =>
        Assert.Equal(At(due), WorkSchedule.Default.Due(At(start), Term.Parse(term)));

    [Theory]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 250)]
    [InlineData(2026, 249)]
    public void The_national_calendar_has_the_known_number_of_working_days_a_year(int year, int days) =>
        Assert.Equal(
            days,
            Enumerable
                .Range(0, 366)
                .Select(new DateOnly(year, 1, 1).AddDays)
                .Count(date => date.Year == year && WorkSchedule.Default.IsWorkingDay(date))
        );

    internal static DateTimeOffset At(string local) => new(DateTime.Parse(local, CultureInfo.InvariantCulture), VietnamTime.Offset);
}
