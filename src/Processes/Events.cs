namespace IsoDienTu.Processes;

/// <summary>News of work about a subject.</summary>
public interface ISubjectEvent
{
    /// <summary>What the work is about, e.g. <c>dossier</c>.</summary>
    string SubjectKind { get; }
}

/// <summary>A step was opened.</summary>
/// <param name="Kind">human, applicant, message, or choice: ad-hoc work whose steps are picked.</param>
public sealed record TaskOpened(Guid TaskId, Guid InstanceId, string SubjectKind, Guid SubjectId, string StepName, string Kind)
    : ISubjectEvent;

/// <summary>A step was completed.</summary>
public sealed record TaskCompleted(Guid TaskId, Guid InstanceId, string SubjectKind, Guid SubjectId, string StepName, string? Outcome)
    : ISubjectEvent;

/// <summary>Work was sent back to an earlier step.</summary>
public sealed record TaskSentBack(Guid TaskId, Guid InstanceId, string SubjectKind, Guid SubjectId, string ToStep, string Reason)
    : ISubjectEvent;

/// <summary>The instance is over.</summary>
/// <param name="EndKind">Completed, Refused or Cancelled.</param>
public sealed record ProcessEnded(Guid InstanceId, string SubjectKind, Guid SubjectId, string EndKind) : ISubjectEvent;

/// <summary>The clock was stopped.</summary>
public sealed record ClockPaused(Guid InstanceId, string SubjectKind, Guid SubjectId, string Reason, string Words) : ISubjectEvent;

/// <summary>The clock runs again.</summary>
/// <param name="DueAt">The promise as it stands now (UTC).</param>
public sealed record ClockResumed(Guid InstanceId, string SubjectKind, Guid SubjectId, DateTimeOffset? DueAt) : ISubjectEvent;

/// <summary>The promise moved because a day off or a make-up day was decreed or withdrawn, or by a paper that says so.</summary>
/// <param name="Before">The promise until now (UTC).</param>
/// <param name="After">The promise from now on (UTC).</param>
/// <param name="Reason">The day with the number and date of its decree, or the paper with its reason.</param>
public sealed record DeadlineMoved(
    Guid InstanceId,
    string SubjectKind,
    Guid SubjectId,
    DateTimeOffset Before,
    DateTimeOffset After,
    string Reason
) : ISubjectEvent;

/// <summary>A day off or a make-up day was decreed or withdrawn; schedules asked for from now on know it.</summary>
public sealed record CalendarChanged(DateOnly Day);
