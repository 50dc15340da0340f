using IsoDienTu.WorkingTime;

namespace IsoDienTu.Pure.WorkingTime;

public sealed class OfficeHoursTests
{
    [Theory]
    [InlineData("07:30-11:30,13:00-17:00", "T2-T6 07:30-11:30,13:00-17:00")]
    [InlineData("T2-T6 7:30-11:30, 13:00-17:00; T7 07:30-11:30", "T2-T6 07:30-11:30,13:00-17:00; T7 07:30-11:30")]
    [InlineData("Mon-Thu 08:00-12:00,13:00-17:30; Fri 08:00-12:00", "T2-T5 08:00-12:00,13:00-17:30; T6 08:00-12:00")]
    [InlineData("T2-CN 06:00-22:00", "T2-CN 06:00-22:00")]
    public void Hours_are_read_for_each_weekday_and_written_back(string written, string canonical)
    {
        Assert.Equal(canonical, OfficeHours.Parse(written).On(new DateOnly(2026, 9, 21)).ToString());
        Assert.Equal(canonical, OfficeHours.Parse(canonical).On(new DateOnly(2026, 9, 21)).ToString());
    }

    [Theory]
    [InlineData("", "hours.empty", "")]
    [InlineData("07:30-11:30,13:00", "hours.slot", "13:00")]
    [InlineData("07:30-25:00", "hours.slot", "07:30-25:00")]
    [InlineData("11:30-07:30", "hours.order", "11:30-07:30")]
    [InlineData("07:30-11:30,11:00-17:00", "hours.order", "11:00-17:00")]
    [InlineData("T8 07:30-11:30", "hours.day", "T8 07:30-11:30")]
    [InlineData("T6-T2 07:30-11:30", "hours.day", "T6-T2 07:30-11:30")]
    [InlineData("mornings", "hours.day", "mornings")]
    public void Hours_that_cannot_be_are_refused_with_their_place(string written, string key, string place)
    {
        Assert.False(OfficeHours.TryParse(written, out _, out var problem));
        Assert.Equal((key, place), (problem.Key, problem.Place));
    }

    [Fact]
    public void Summer_hours_hold_from_their_day_on()
    {
        var hours = OfficeHours.Parse("07:30-11:30,13:00-17:00").From(new DateOnly(2026, 4, 16), "07:00-11:00,13:30-17:30");
        var schedule = new WorkSchedule(WorkCalendar.National, hours);

        Assert.Equal("07:30-11:30,13:00-17:00", string.Join(',', schedule.SlotsOn(new DateOnly(2026, 4, 15))));
        Assert.Equal("07:00-11:00,13:30-17:30", string.Join(',', schedule.SlotsOn(new DateOnly(2026, 4, 16))));
        Assert.Equal("T2-T6 07:00-11:00,13:30-17:30", hours.On(new DateOnly(2030, 1, 1)).ToString());
    }
}
