using System.Globalization;
using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Running;

/// <summary>When a process that begins by a time begins, first and again.</summary>
public class StartTimerTests
{
    private static readonly DateTimeOffset Now = At("2026-01-06T08:00:00+07:00");

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static string Say((DateTimeOffset Due, int? Left)? time) =>
        time is var (due, left)
            ? $"{due.ToOffset(TimeSpan.FromHours(7)).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture)} {left?.ToString(CultureInfo.InvariantCulture) ?? "ever"}"
            : "";

    [Theory]
    [InlineData(TimerKind.Date, "2026-01-07T08:00:00+07:00", "01-07 08:00 1")]
    [InlineData(TimerKind.Date, "2026-01-05T08:00:00+07:00", "01-05 08:00 1")]
    [InlineData(TimerKind.Duration, "P2D", "01-08 08:00 1")]
    [InlineData(TimerKind.Cycle, "R/PT1H", "01-06 09:00 ever")]
    [InlineData(TimerKind.Cycle, "R3/2026-01-01T07:30:00+07:00/P7D", "01-08 07:30 3")]
    [InlineData(TimerKind.Cycle, "R/2020-01-01T00:00:00+07:00/PT1S", "01-06 08:00 ever")]
    [InlineData(TimerKind.Duration, "1 ngày", "")]
    [InlineData(TimerKind.Cycle, "0 0 * * *", "")]
    public void It_begins_first_at(TimerKind kind, string text, string expected) =>
        Assert.Equal(expected, Say(new TimerDefinition(kind, text).Begin(Now)));

    [Theory]
    [InlineData(TimerKind.Date, "2026-01-06T08:00:00+07:00", 1, "")]
    [InlineData(TimerKind.Cycle, "R3/PT1H", 3, "01-06 09:00 2")]
    [InlineData(TimerKind.Cycle, "R3/PT1H", 1, "")]
    [InlineData(TimerKind.Cycle, "R/PT1H", null, "01-06 09:00 ever")]
    public void It_begins_again_at(TimerKind kind, string text, int? left, string expected) =>
        Assert.Equal(expected, Say(new TimerDefinition(kind, text).Again(Now, Now, left)));

    [Fact]
    public void What_was_missed_is_left_out_and_the_rhythm_is_kept() =>
        Assert.Equal(
            "01-09 07:30 1",
            Say(new TimerDefinition(TimerKind.Cycle, "R5/P1D").Again(At("2026-01-06T07:30:00+07:00"), At("2026-01-08T12:00:00+07:00"), 2))
        );
}
