namespace IsoDienTu.Processes;

/// <summary>A step was opened.</summary>
/// <param name="Kind">human, applicant, message, or choice: ad-hoc work whose steps are picked.</param>
public sealed record TaskOpened(Guid TaskId, Guid InstanceId, string SubjectKind, Guid SubjectId, string StepName, string Kind);

/// <summary>A step was completed.</summary>
public sealed record TaskCompleted(Guid TaskId, Guid InstanceId, string SubjectKind, Guid SubjectId, string StepName, string? Outcome);

/// <summary>Work was sent back to an earlier step.</summary>
public sealed record TaskSentBack(Guid TaskId, Guid InstanceId, string SubjectKind, Guid SubjectId, string ToStep, string Reason);

/// <summary>The instance is over.</summary>
/// <param name="EndKind">Completed, Refused or Cancelled.</param>
public sealed record ProcessEnded(Guid InstanceId, string SubjectKind, Guid SubjectId, string EndKind);

/// <summary>The clock was stopped.</summary>
public sealed record ClockPaused(Guid InstanceId, string SubjectKind, Guid SubjectId, string Reason, string Words);

/// <summary>The clock runs again.</summary>
/// <param name="DueAt">The promise as it stands now (UTC).</param>
public sealed record ClockResumed(Guid InstanceId, string SubjectKind, Guid SubjectId, DateTimeOffset? DueAt);
