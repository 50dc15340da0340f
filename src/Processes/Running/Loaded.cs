using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using Npgsql;

namespace IsoDienTu.Processes.Running;

/// <summary>An open task as the engine command needs it.</summary>
/// <param name="IsSeen">Whether somebody to whom it is offered has looked at it.</param>
/// <param name="IsConsulted">Whether opinions were asked for at it.</param>
/// <param name="Barred">Who must not do it, because they did the step it is kept apart from.</param>
internal sealed record OpenTask(
    Guid Id,
    long Number,
    string ElementId,
    string Name,
    string Kind,
    Guid? Assignee,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? DueAt,
    bool IsSeen = false,
    Guid? Barred = null,
    bool IsConsulted = false
);

/// <summary>An instance read for one command, with the version it was seen at.</summary>
internal sealed record Loaded
{
    public required Guid Id { get; init; }
    public required long Version { get; set; }
    public required InstanceState State { get; set; }
    public required Guid DesignId { get; init; }

    /// <summary>The published version it runs on; put in by the reader.</summary>
    public PublishedVersion Design { get; set; } = null!;

    public Diagram Diagram => Design.Diagram;

    /// <summary>The call activity of another instance that it answers; null when nobody called it.</summary>
    public (Guid Instance, long Number)? Caller { get; init; }

    /// <summary>The call of another agency that it answers; null when there is none.</summary>
    public OutsideCaller? Outside { get; init; }
    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }
    public required string SubjectCode { get; init; }
    public string? Term { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? DueAt { get; set; }
    public DateTimeOffset? PausedSince { get; set; }
    public bool RestartsAfterSupplement { get; init; }
    public required Dictionary<long, OpenTask> Open { get; init; }

    /// <summary>Whether it was remembered from this process's last command and not read now.</summary>
    public bool IsRemembered { get; set; }

    /// <summary>One that can be changed while others read this one.</summary>
    public Loaded Copy() => this with { Open = new(Open) };
}
