namespace IsoDienTu.Organisation;

/// <summary>Whole days from a first to a last, both counted; open at either end when null.</summary>
/// <param name="From">First day, or null when it is not known.</param>
/// <param name="To">Last day, or null when none is set.</param>
public readonly record struct Period(DateOnly? From, DateOnly? To)
{
    /// <summary>True when the first day does not come after the last.</summary>
    public bool IsOrdered => From is null || To is null || From <= To;

    /// <summary>True when the day lies within.</summary>
    public bool Contains(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);

    /// <summary>True when both have a day in common.</summary>
    public bool Overlaps(Period other) =>
        (From is null || other.To is null || From <= other.To) && (other.From is null || To is null || other.From <= To);

    /// <summary>True when no day of this lies outside the other.</summary>
    public bool Within(Period other) =>
        (other.From is null || (From is not null && other.From <= From)) && (other.To is null || (To is not null && To <= other.To));
}
