using System.Globalization;
using IsoDienTu.Kernel.Parts;

namespace IsoDienTu.Pure.Kernel.Parts;

public class DeadlineTests
{
    private static readonly DateTimeOffset Thursday = new(2026, 11, 26, 10, 0, 0, TimeSpan.Zero);
    private readonly Bench _bench = new();

    [Theory]
    [InlineData(600, ClockState.Running, null, "còn 1 ngày 2 giờ")]
    [InlineData(480, ClockState.Running, null, "còn 1 ngày")]
    [InlineData(12 * 480 + 90, ClockState.Running, null, "còn 12 ngày")]
    [InlineData(200, ClockState.Running, null, "còn 3 giờ 20 phút")]
    [InlineData(40, ClockState.Running, null, "còn 40 phút")]
    [InlineData(0, ClockState.Running, null, "đến hạn")]
    [InlineData(-180, ClockState.Running, null, "quá hạn 3 giờ")]
    [InlineData(600, ClockState.Paused, "chờ bổ sung", "tạm dừng: chờ bổ sung")]
    [InlineData(600, ClockState.Paused, null, "tạm dừng")]
    [InlineData(120, ClockState.Done, null, "xong sớm 2 giờ")]
    [InlineData(0, ClockState.Done, null, "xong đúng hạn")]
    [InlineData(-480, ClockState.Done, null, "xong muộn 1 ngày")]
    public void The_words_say_what_remains_in_working_time(int minutes, ClockState state, string? reason, string words) =>
        Assert.Equal(words, new Deadline(Thursday, minutes, state, reason).Say(_bench.Texts));

    [Theory]
    [InlineData(961, ClockState.Running, Tone.Info)]
    [InlineData(480, ClockState.Running, Tone.Near)]
    [InlineData(0, ClockState.Running, Tone.Near)]
    [InlineData(-1, ClockState.Running, Tone.Late)]
    [InlineData(-500, ClockState.Paused, Tone.Paused)]
    [InlineData(0, ClockState.Done, Tone.Good)]
    [InlineData(-1, ClockState.Done, Tone.Late)]
    public void The_tone_warns_a_working_day_ahead_and_a_resting_clock_is_never_late(int minutes, ClockState state, Tone tone) =>
        Assert.Equal(tone, new Deadline(Thursday, minutes, state).Tone);

    [Fact]
    public void A_day_is_as_long_as_the_office_says() =>
        Assert.Equal("còn 1 ngày 3 giờ", new Deadline(Thursday, 600, MinutesADay: 420).Say(_bench.Texts));

    [Fact]
    public async Task The_badge_carries_an_icon_and_the_due_instant_with_its_weekday()
    {
        var html = await Bench.DrawAsync(new DeadlineTagHelper(_bench.Parts) { Value = new Deadline(Thursday, -180) });

        Assert.Contains("<use", html, StringComparison.Ordinal);
        Assert.Contains("quá hạn 3 giờ", html, StringComparison.Ordinal);
        Assert.Contains("2026-11-26T17:00&#x2B;07:00", html, StringComparison.Ordinal);
        Assert.Contains(">Thứ Năm 26/11/2026 17:00<", html, StringComparison.Ordinal);
    }

    [Fact]
    public void English_says_the_same()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
            Assert.Equal("3 h overdue", new Deadline(Thursday, -180).Say(_bench.Texts));
            Assert.Equal("Thursday 26/11/2026 17:00", Moments.Due(Thursday, _bench.Texts));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
