using IsoDienTu.WorkingTime;

namespace IsoDienTu.Pure.WorkingTime;

public sealed class CalendarTests
{
    private static readonly DateOnly Monday = new(2026, 9, 21);

    [Fact]
    public void The_published_calendar_and_the_built_in_one_agree()
    {
        var path = SharedData.Find("calendar-vn.csv");
        Assert.SkipWhen(path is null, "The published calendar is not on this machine.");

        using var reader = File.OpenText(path);
        var published = WorkCalendar.Read(reader, path);

        Assert.Equal(
            published.ByDate.Values.Select(row => (row.Date, row.Kind, row.Certainty)),
            WorkCalendar.National.ByDate.Values.Select(row => (row.Date, row.Kind, row.Certainty))
        );
    }

    [Fact]
    public void A_later_layer_decides_its_dates_and_leaves_the_others()
    {
        var province = WorkCalendar.Empty.With(new CalendarDay(Monday, DayKind.Off, "Lễ của tỉnh"));
        var office = new CalendarDay(Monday, DayKind.Work, "Trực lễ");

        Assert.False(new WorkSchedule(WorkCalendar.National.With(province), OfficeHours.Default).IsWorkingDay(Monday));
        Assert.True(new WorkSchedule(WorkCalendar.National.With(province).With(office), OfficeHours.Default).IsWorkingDay(Monday));
        Assert.False(new WorkSchedule(WorkCalendar.National.With(province), OfficeHours.Default).IsWorkingDay(new DateOnly(2026, 9, 2)));
        Assert.True(WorkSchedule.Default.IsWorkingDay(Monday));
    }

    [Fact]
    public void A_make_up_Saturday_is_a_full_day_even_where_Saturday_is_a_half_day()
    {
        var schedule = new WorkSchedule(WorkCalendar.National, OfficeHours.Parse("T2-T6 07:30-11:30,13:00-17:00; T7 07:30-11:30"));

        Assert.Equal(240, schedule.SlotsOn(new DateOnly(2026, 8, 15)).Sum(slot => slot.Minutes));
        Assert.Equal(480, schedule.SlotsOn(new DateOnly(2026, 8, 22)).Sum(slot => slot.Minutes));
    }

    [Fact]
    public void Every_bad_row_is_named_with_its_line()
    {
        const string Csv = """
            date,kind,label_vi,certainty
            2026-09-02,off,Quốc khánh,read
            02/09/2026,off,Quốc khánh,read
            2026-09-03,holiday,Quốc khánh,read
            2026-09-04,off,Quốc khánh,sure
            2026-09-02,off,Quốc khánh,read
            2026-09-05,off
            2026-09-07,off,"Nghỉ bù, theo thông báo",
            """;

        Assert.False(WorkCalendar.TryRead(new StringReader(Csv), "lich.csv", out _, out var problems));

        Assert.Equal(
            [
                "lich.csv:3 calendar.date",
                "lich.csv:4 calendar.kind",
                "lich.csv:5 calendar.certainty",
                "lich.csv:6 calendar.twice",
                "lich.csv:7 calendar.columns",
            ],
            problems.Select(problem => $"{problem.Place} {problem.Key}")
        );
    }

    [Fact]
    public void A_label_in_quotes_may_hold_commas_and_quotes()
    {
        var calendar = WorkCalendar.Read(
            new StringReader("date,kind,label_vi,certainty\n2026-09-07,off,\"Nghỉ \"\"bù\"\", theo thông báo\",\n"),
            "lich.csv"
        );

        Assert.Equal(
            new CalendarDay(new DateOnly(2026, 9, 7), DayKind.Off, "Nghỉ \"bù\", theo thông báo"),
            Assert.Single(calendar.ByDate.Values)
        );
    }

    [Fact]
    public void A_file_of_another_kind_is_refused_at_its_first_line()
    {
        var failure = Assert.Throws<WorkingTimeException>(() => WorkCalendar.Read(new StringReader("ngày;loại\n"), "lich.csv"));

        Assert.Equal("lich.csv:1", failure.Problem.Place);
    }

    [Theory]
    [InlineData("2025-03-01", "2025-03-10", Certainty.Read)]
    [InlineData("2024-02-01", "2024-02-20", Certainty.Memory)]
    [InlineData("2025-12-30", "2026-01-05", Certainty.Uncertain)]
    [InlineData("2026-01-12", "2026-03-01", Certainty.Read)]
    [InlineData("2026-12-30", "2027-01-20", Certainty.Forecast)]
    [InlineData("2027-07-01", "2027-07-02", Certainty.Forecast)]
    [InlineData("2027-12-30", "2028-01-05", Certainty.Unknown)]
    public void A_promise_knows_how_sure_its_calendar_is(string from, string to, Certainty worst) =>
        Assert.Equal(worst, WorkCalendar.National.CertaintyBetween(DateOnly.Parse(from, null), DateOnly.Parse(to, null)));
}
