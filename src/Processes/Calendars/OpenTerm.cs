using IsoDienTu.WorkingTime;

namespace IsoDienTu.Processes.Calendars;

/// <summary>A finished stop of the clock.</summary>
internal readonly record struct Rest(DateTimeOffset From, DateTimeOffset To);

/// <summary>A term that still runs or rests, with everything its due instant came from.</summary>
internal sealed record OpenTerm
{
    /// <summary>When the work began, or reached its step.</summary>
    public required DateTimeOffset Start { get; init; }
    public required DateTimeOffset Due { get; init; }

    /// <summary>As written; null when none is.</summary>
    public string? Written { get; init; }

    /// <summary>Working minutes of a step without a readable term.</summary>
    public int? Minutes { get; init; }

    /// <summary>The promise of the whole, read as the law reads it; false for a step of a table.</summary>
    public bool IsPromise { get; init; }

    /// <summary>Stops that have ended, the oldest first.</summary>
    public IReadOnlyList<Rest> Rests { get; init; } = [];

    /// <summary>Since when the clock stands now.</summary>
    public DateTimeOffset? PausedSince { get; init; }

    /// <summary>Whether papers that come late start the whole term anew.</summary>
    public bool Restarts { get; init; }

    /// <summary>What the day that is now withdrawn once moved: from where, to where.</summary>
    public (DateTimeOffset Before, DateTimeOffset After)? Moved { get; init; }
}
