using Microsoft.Extensions.Localization;

namespace IsoDienTu.Kernel.Parts;

/// <summary>What a clock is doing.</summary>
public enum ClockState
{
    /// <summary>Time is being used.</summary>
    Running,

    /// <summary>Resting for a reason; the remaining time stands still.</summary>
    Paused,

    /// <summary>Finished; the remaining time is what was left, or minus what was overrun.</summary>
    Done,
}

/// <summary>A deadline as the pages show it. The module that owns the clock computes it; this record only carries and words it.</summary>
/// <param name="DueAt">The promised instant; null while paused or when no term applies.</param>
/// <param name="RemainingMinutes">Working minutes left; negative when late.</param>
/// <param name="State">What the clock is doing.</param>
/// <param name="PausedFor">Why it rests, in words: "chờ bổ sung".</param>
/// <param name="MinutesADay">Working minutes in a working day of that office; 480 in law.</param>
/// <param name="NearMinutes">From how many remaining minutes the badge warns; one working day unless said.</param>
public sealed record Deadline(
    DateTimeOffset? DueAt,
    int RemainingMinutes,
    ClockState State = ClockState.Running,
    string? PausedFor = null,
    int MinutesADay = 480,
    int NearMinutes = 480
)
{
    /// <summary>True when more time went by than was allowed, running or done.</summary>
    public bool IsLate => RemainingMinutes < 0;

    /// <summary>The meaning the badge's colour and icon carry.</summary>
    public Tone Tone =>
        State switch
        {
            ClockState.Paused => Tone.Paused,
            ClockState.Done => IsLate ? Tone.Late : Tone.Good,
            _ when IsLate => Tone.Late,
            _ when RemainingMinutes <= NearMinutes => Tone.Near,
            _ => Tone.Info,
        };

    /// <summary>"còn 1 ngày 2 giờ", "quá hạn 3 giờ", "tạm dừng: chờ bổ sung", "xong sớm 2 giờ", "xong muộn 1 ngày".</summary>
    public string Say(IStringLocalizer T) =>
        State switch
        {
            ClockState.Paused => PausedFor is null ? T["tạm dừng"] : T["tạm dừng: {0}", PausedFor],
            ClockState.Done when IsLate => T["xong muộn {0}", Span(T)],
            ClockState.Done => RemainingMinutes == 0 ? T["xong đúng hạn"] : T["xong sớm {0}", Span(T)],
            _ when IsLate => T["quá hạn {0}", Span(T)],
            _ => RemainingMinutes == 0 ? T["đến hạn"] : T["còn {0}", Span(T)],
        };

    private string Span(IStringLocalizer T) => WorkingSpan.Say(Math.Abs(RemainingMinutes), MinutesADay, T);
}

/// <summary>Words for a number of working minutes.</summary>
public static class WorkingSpan
{
    /// <summary>
    /// The two largest units that matter: "12 ngày", "1 ngày 2 giờ", "3 giờ 20 phút", "40 phút".
    /// From ten days on, hours say nothing and are left out.
    /// </summary>
    public static string Say(int minutes, int minutesADay, IStringLocalizer T)
    {
        var days = minutes / minutesADay;
        var hours = minutes % minutesADay / 60;
        var rest = minutes % minutesADay % 60;
        return (days, hours, rest) switch
        {
            (>= 10, _, _) => T["{0} ngày", days],
            (> 0, 0, _) => T["{0} ngày", days],
            (> 0, _, _) => T["{0} ngày {1} giờ", days, hours],
            (_, > 0, 0) => T["{0} giờ", hours],
            (_, > 0, _) => T["{0} giờ {1} phút", hours, rest],
            _ => T["{0} phút", rest],
        };
    }
}
