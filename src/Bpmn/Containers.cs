using System.Collections.Immutable;

namespace IsoDienTu.Bpmn;

/// <summary>One process of the file, with the nodes directly in it (those of sub-processes hang under their sub-process).</summary>
public sealed record Process(string Id, string Name, bool IsExecutable)
{
    public ImmutableArray<Node> Nodes { get; internal set; } = [];
}

/// <summary>A pool (participant). A pool without a process is a black box: another party seen from outside.</summary>
public sealed record Pool(string Id, string Name, string? ProcessId);

/// <summary>A lane: in our own diagrams one role each.</summary>
public sealed record Lane(string Id, string Name, string ProcessId, string? ParentId)
{
    /// <summary>Ids of the nodes the lane lists directly.</summary>
    public ImmutableArray<string> NodeIds { get; internal set; } = [];
}

public enum ArtifactKind
{
    TextAnnotation,
    Group,
    DataObject,
    DataInput,
    DataOutput,
    DataStore,
}

/// <summary>Something drawn beside the flow, which does not steer it.</summary>
public sealed record Artifact(string Id, ArtifactKind Kind, string Text);

public enum LinkKind
{
    MessageFlow,
    Association,
    DataAssociation,
}

/// <summary>A drawn line that carries no token. Source and target may be any element with an id, also a pool or another flow.</summary>
public sealed record Link(string Id, LinkKind Kind, string Name, string SourceId, string TargetId);
