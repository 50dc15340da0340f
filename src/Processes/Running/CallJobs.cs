using System.Text.Json;

namespace IsoDienTu.Processes.Running;

/// <summary>A call activity asks for an instance of another process.</summary>
/// <param name="Instance">The calling instance, and <paramref name="Number"/> its call activity's token.</param>
/// <param name="Process">Key of a published procedure's process, or the id of a process in a published diagram.</param>
/// <param name="Variables">What it begins with.</param>
/// <param name="Called">The id that the called instance gets: however often this job runs, there is one.</param>
/// <param name="Chain">How many calls and automatic steps led here one after the other, without anybody else in between.</param>
internal sealed record CallJob(Guid Instance, long Number, string Process, JsonElement Variables, Guid Called, int Chain)
{
    /// <summary>Code of the agency whose process it is; null for the agency's own.</summary>
    public string? Agency { get; init; }

    /// <summary>The other agency receives it first and may refuse.</summary>
    public bool IsHandOver { get; init; }

    /// <summary>It has been received there: the process begins.</summary>
    public bool IsReceived { get; init; }

    /// <summary>Names of the variables that another agency may send back.</summary>
    public string[] Results { get; init; } = [];
}

/// <summary>A called instance is over, or lets an escalation out.</summary>
/// <param name="Id">Makes an answer to another agency count once.</param>
internal sealed record AnswerJob(
    Guid Id,
    Guid Instance,
    long Number,
    CallAnswer Answer,
    string? Code,
    JsonElement Variables,
    int Chain,
    int? Agency
);

internal enum CallAnswer
{
    Ended,
    Failed,
    Escalated,
}

/// <summary>A call activity was withdrawn: what it called is not wanted any more.</summary>
internal sealed record WithdrawJob(Guid Instance, long Number);

/// <summary>A signal was given by an instance, or from outside.</summary>
/// <param name="From">The instance that gave it and has heard it already; null from outside.</param>
/// <param name="Chain">As of a call.</param>
internal sealed record SignalJob(Guid? From, string Name, JsonElement Variables, int Chain);

/// <summary>One instance is to hear a signal.</summary>
internal sealed record HearJob(Guid Instance, string Name, JsonElement Variables, int Chain);

/// <summary>Another agency is told where the instance stands that it called.</summary>
/// <param name="Caller">The instance over there that called, and <paramref name="Called"/> the one here.</param>
/// <param name="Version">Of the called instance: news that comes late does not overwrite later news.</param>
internal sealed record NewsJob(int Agency, Guid Caller, Guid Called, long Version, string Status, string Place, DateTimeOffset? DueAt);
