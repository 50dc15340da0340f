using IsoDienTu.Bpmn;
using IsoDienTu.Processes;
using IsoDienTu.Processes.Running;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Pure.Processes;

/// <summary>What people type into the fields of a button, and how far back work may be entered.</summary>
public sealed class FieldReadingTests
{
    private static Value Read(AskedKind kind, string typed) =>
        FieldReading.Of(new AskedField("x", "X", kind, true) { Choices = kind == AskedKind.Choice ? ["Nhẹ", "Nặng"] : [] }, typed, "Gửi");

    [Theory]
    [InlineData("1.250.000", "1250000")]
    [InlineData("1.250", "1250")]
    [InlineData("1.250,5", "1250.5")]
    [InlineData("12,5", "12.5")]
    [InlineData("12.5", "12.5")]
    [InlineData("-3", "-3")]
    [InlineData(" 007 ", "7")]
    public void A_number_is_read_as_it_is_written_here(string typed, string amount) =>
        Assert.Equal(amount, Read(AskedKind.Number, typed).ToString());

    [Theory]
    [InlineData("1,250,000")]
    [InlineData("1.25.0")]
    [InlineData("12,")]
    [InlineData("1e9")]
    [InlineData("٣")]
    [InlineData("9999999999999999")]
    [InlineData("năm triệu")]
    public void What_is_no_number_is_refused(string typed) =>
        Assert.Equal("processes.asked.number", Assert.Throws<IsoDienTu.Kernel.RuleException>(() => Read(AskedKind.Number, typed)).Key);

    [Theory]
    [InlineData("05/01/2026", "2026-01-05")]
    [InlineData("5/1/2026", "2026-01-05")]
    [InlineData("2026-01-05", "2026-01-05")]
    public void A_day_becomes_a_text_that_compares(string typed, string day)
    {
        Assert.Equal(Value.Of(day), Read(AskedKind.Date, typed));
        Assert.Equal("05/01/2026", new StepAnswer("x", "X", "date", day).Said);
    }

    [Fact]
    public void Days_that_do_not_exist_other_choices_and_endless_texts_are_refused()
    {
        string Key(AskedKind kind, string typed) => Assert.Throws<IsoDienTu.Kernel.RuleException>(() => Read(kind, typed)).Key;
        Assert.Equal("processes.asked.date", Key(AskedKind.Date, "31/02/2026"));
        Assert.Equal("processes.asked.choice", Key(AskedKind.Choice, "nặng"));
        Assert.Equal("processes.asked.long", Key(AskedKind.Text, new string('x', FieldReading.MostSigns + 1)));
        Assert.Equal("processes.asked.missing", Key(AskedKind.Text, "  "));
        Assert.Equal(Value.Of("Nặng"), Read(AskedKind.Choice, " Nặng "));
        Assert.Equal("1.250.000,5", new StepAnswer("x", "X", "number", "1250000.5").Said);
    }

    [Theory]
    [InlineData(0, "2026-01-13")]
    [InlineData(1, "2026-01-12")]
    [InlineData(2, "2026-01-10")] // a Saturday made up for
    [InlineData(3, "2026-01-09")]
    public void Days_back_are_working_days_and_the_first_counts_from_midnight(int days, string first)
    {
        var now = new DateTimeOffset(2026, 1, 13, 9, 0, 0, TimeSpan.FromHours(7));
        var midnight = new DateTimeOffset(
            DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture),
            TimeOnly.MinValue,
            TimeSpan.FromHours(7)
        );
        Assert.Equal(midnight, Backdating.Earliest(WorkSchedule.Default, now, days));
    }
}
