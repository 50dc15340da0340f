using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using Npgsql;

namespace IsoDienTu.Processes.Running;

/// <summary>An open task as the engine command needs it.</summary>
internal sealed record OpenTask(
    Guid Id,
    long Number,
    string ElementId,
    string Name,
    string Kind,
    Guid? Assignee,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? DueAt
);

/// <summary>An instance read for one command, with the version it was seen at.</summary>
internal sealed class Loaded
{
    public required Guid Id { get; init; }
    public required long Version { get; set; }
    public required InstanceState State { get; set; }
    public required Guid DesignId { get; init; }

    /// <summary>The published version it runs on; put in by the reader.</summary>
    public PublishedVersion Design { get; set; } = null!;

    public Diagram Diagram => Design.Diagram;
    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }
    public required string SubjectCode { get; init; }
    public string? Term { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? DueAt { get; set; }
    public DateTimeOffset? PausedSince { get; set; }
    public bool RestartsAfterSupplement { get; init; }
    public required Dictionary<long, OpenTask> Open { get; init; }
}
