using System.Collections.Immutable;
using System.Globalization;

namespace IsoDienTu.WorkingTime;

/// <summary>A finished stop of a clock.</summary>
public sealed record ClockPause(DateTimeOffset From, DateTimeOffset To);

/// <summary>
/// The clock of one term that can be stopped: started, paused while others must act, resumed, or started again from zero when the
/// law says so. A pause moves the due instant by exactly the working time it lasted. Immutable: every change gives a new clock.
/// Store the constructor's values and build the clock from them again.
/// </summary>
/// <param name="due">As if no further pause followed; kept, so that a later change of calendar moves it only through <see cref="On"/>.</param>
/// <param name="pausedSince">Set while the clock stands.</param>
public sealed class WorkingClock(
    Term term,
    DateTimeOffset start,
    DateTimeOffset due,
    ImmutableArray<ClockPause> pauses,
    DateTimeOffset? pausedSince = null
)
{
    public Term Term { get; } = term;
    public DateTimeOffset Start { get; } = start;
    public DateTimeOffset Due { get; } = due;
    public ImmutableArray<ClockPause> Pauses { get; } = pauses;
    public DateTimeOffset? PausedSince { get; } = pausedSince;
    public bool IsPaused => PausedSince is not null;

    public static WorkingClock Started(Term term, DateTimeOffset start, WorkSchedule schedule) =>
        new(term, VietnamTime.Local(start), schedule.Due(start, term), []);

    /// <exception cref="WorkingTimeException"><c>clock.paused</c>: it already stands. <c>clock.order</c>: earlier than the start or the last pause's end.</exception>
    public WorkingClock Pause(DateTimeOffset at)
    {
        if (PausedSince is { } since)
        {
            throw Wrong(
                "clock.paused",
                since,
                "đồng hồ đang tạm dừng từ {0}; hãy cho chạy tiếp trước khi tạm dừng lần nữa",
                "the clock has been paused since {0}; resume it before pausing again"
            );
        }

        InOrder(at, Pauses.IsEmpty ? Start : Pauses[^1].To);
        return new WorkingClock(Term, Start, Due, Pauses, VietnamTime.Local(at));
    }

    /// <summary>Runs on: the due instant moves by the working time between pause and now.</summary>
    /// <exception cref="WorkingTimeException"><c>clock.running</c>: it does not stand. <c>clock.order</c>: earlier than the pause began.</exception>
    public WorkingClock Resume(DateTimeOffset at, WorkSchedule schedule)
    {
        if (PausedSince is not { } since)
        {
            throw Wrong(
                "clock.running",
                at,
                "đồng hồ đang chạy lúc {0}, không có lần tạm dừng nào để kết thúc",
                "the clock is running at {0}; there is no pause to end"
            );
        }

        InOrder(at, since);
        return new WorkingClock(Term, Start, DueAt(at, schedule), Pauses.Add(new ClockPause(since, VietnamTime.Local(at))));
    }

    /// <summary>Counts the whole term anew from an instant, e.g. when the completed papers arrive; earlier pauses no longer matter.</summary>
    public WorkingClock Restart(DateTimeOffset at, WorkSchedule schedule)
    {
        InOrder(at, PausedSince ?? (Pauses.IsEmpty ? Start : Pauses[^1].To));
        return Started(Term, at, schedule);
    }

    /// <summary>The same history counted on another schedule (a holiday was decreed, hours changed). The only call that moves a due instant for such a reason.</summary>
    public WorkingClock On(WorkSchedule schedule)
    {
        var due = schedule.Due(Start, Term);
        foreach (var pause in Pauses)
        {
            due = schedule.Add(due, schedule.Between(pause.From, pause.To));
        }

        return new WorkingClock(Term, Start, due, Pauses, PausedSince);
    }

    /// <summary>When the term would end if a standing clock ran on from now; <see cref="Due"/> while it runs.</summary>
    public DateTimeOffset DueAt(DateTimeOffset now, WorkSchedule schedule) =>
        PausedSince is { } since && now > since ? schedule.Add(Due, schedule.Between(since, now)) : Due;

    /// <summary>Working time left; negative when late. A standing clock keeps what it had when it stopped.</summary>
    public TimeSpan Remaining(DateTimeOffset now, WorkSchedule schedule) => schedule.Between(PausedSince ?? now, Due);

    /// <summary>Working time counted since the start, without the pauses.</summary>
    public TimeSpan Elapsed(DateTimeOffset now, WorkSchedule schedule)
    {
        var elapsed = schedule.Between(Start, PausedSince ?? now);
        foreach (var pause in Pauses)
        {
            elapsed -= schedule.Between(pause.From, pause.To);
        }

        return elapsed;
    }

    private static void InOrder(DateTimeOffset at, DateTimeOffset notBefore)
    {
        if (at < notBefore)
        {
            throw Wrong(
                "clock.order",
                notBefore,
                "thời điểm phải từ {0} trở đi: đồng hồ không chạy lùi",
                "the instant must be {0} or later: a clock does not run backwards"
            );
        }
    }

    private static WorkingTimeException Wrong(string key, DateTimeOffset at, string vietnamese, string english)
    {
        var local = VietnamTime.Local(at);
        return new WorkingTimeException(
            new Problem(
                key,
                local.ToString("O", CultureInfo.InvariantCulture),
                $"Đồng hồ thời hạn: {string.Format(CultureInfo.InvariantCulture, vietnamese, local.ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture))}.",
                $"Term clock: {string.Format(CultureInfo.InvariantCulture, english, local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))}."
            )
        );
    }
}
