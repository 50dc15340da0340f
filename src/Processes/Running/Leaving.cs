using System.Text.Json.Serialization;

namespace IsoDienTu.Processes.Running;

/// <summary>How the task that a command is about was left.</summary>
internal sealed record Leaving(long Number, string State, string? Outcome, string? OutcomeLabel, string? Comment)
{
    /// <summary>Why it was completed late; null when it was not.</summary>
    public string? LateReason { get; init; }

    /// <summary>When it was done, where it is entered later; the instance may have moved on after that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? At { get; init; }

    /// <summary>When it was entered, where that is later than it was done.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? EnteredAt { get; init; }
}
