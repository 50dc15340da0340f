namespace IsoDienTu.WorkingTime;

/// <summary>Where in its due day a term of working days ends.</summary>
public enum DueClock
{
    /// <summary>At the end of the day's last slot.</summary>
    EndOfDay,

    /// <summary>At the clock time of the start, kept between the day's opening and closing; offices that print hours on the receipt.</summary>
    SameAsStart,
}

/// <summary>What an office may decide about due instants. Versioned reference data of the caller, hence no constants in the arithmetic.</summary>
public sealed record DueRules
{
    public static readonly DueRules Default = new();

    public DueClock Clock { get; init; } = DueClock.EndOfDay;

    /// <summary>"Trong ngày" started after this time is due on the next working day (15:00; decree 309/2026 art. 18.2).</summary>
    public TimeOnly CutOff { get; init; } = new(15, 0);

    /// <summary>Converts fractions of a working day into minutes. A convention, separate from the real slots (often 7.5 hours).</summary>
    public int MinutesPerWorkingDay { get; init; } = Term.MinutesPerWorkingDay;
}
