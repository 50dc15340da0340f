using IsoDienTu.WorkingTime;

namespace IsoDienTu.Web.Demo;

/// <summary>The working minutes of an office within the window of the demo, counted from its first day to the last closing before the loading day.</summary>
internal sealed class OfficeTimeline
{
    private readonly WorkSchedule schedule;
    private readonly DateTimeOffset origin;
    private readonly DateTimeOffset end;

    public OfficeTimeline(WorkSchedule schedule, DateOnly today, int windowDays)
    {
        this.schedule = schedule;
        origin = VietnamTime.At(today.AddDays(-windowDays), TimeOnly.MinValue);
        end = VietnamTime.At(today, TimeOnly.MinValue);
        Total = schedule.MinutesBetween(origin, end);
    }

    /// <summary>Working minutes of the whole window; the demo's "now" stands at this minute.</summary>
    public double Total { get; }

    /// <summary>Working minutes from so many calendar days ago until now.</summary>
    public double SinceDays(double days) => Math.Min(Total, schedule.MinutesBetween(end.AddDays(-days), end));

    /// <summary>The instant of a working minute, never on the stroke of closing.</summary>
    public DateTimeOffset At(double minute)
    {
        var at = schedule.Add(origin, TimeSpan.FromSeconds(Math.Round(Math.Clamp(minute, 1, Total) * 60)));
        return schedule.IsOpen(at) ? at : at.AddSeconds(-20);
    }

    /// <summary>Working minutes from a received minute to the instant that is promised for it.</summary>
    public double TermFrom(double minute, Term term)
    {
        var received = At(minute);
        return schedule.MinutesBetween(received, schedule.Due(received, term));
    }
}
