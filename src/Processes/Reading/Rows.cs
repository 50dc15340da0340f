using IsoDienTu.Kernel;
using IsoDienTu.Processes.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Processes.Reading;

/// <summary>An instance for reading; the engine writes it by statements of its own.</summary>
internal sealed class InstanceRow : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; }
    public Guid DefinitionVersionId { get; set; }
    public string Status { get; set; } = "";
    public string SubjectKind { get; set; } = "";
    public Guid SubjectId { get; set; }

    /// <summary>Code and title folded, for finding.</summary>
    public string Search { get; set; } = "";
    public string SubjectCode { get; set; } = "";
    public string Title { get; set; } = "";
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset? DueAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public DateTimeOffset? PausedSince { get; set; }
    public string? PauseReason { get; set; }

    /// <summary>The instance whose call activity called this one; null when nobody did.</summary>
    public Guid? CallerInstance { get; set; }

    /// <summary>The call of another agency that it answers, as JSON; null when there is none.</summary>
    public string? Outside { get; set; }
}

internal sealed class InstanceRowMap : IEntityTypeConfiguration<InstanceRow>
{
    public void Configure(EntityTypeBuilder<InstanceRow> builder)
    {
        builder.ToTable("instance");
        builder.Property(i => i.Outside).HasColumnType("jsonb");
    }
}

/// <summary>A task for reading.</summary>
internal sealed class TaskRow : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; }
    public Guid InstanceId { get; set; }
    public long Number { get; set; }
    public string ElementId { get; set; } = "";
    public string StepNo { get; set; } = "";
    public string Name { get; set; } = "";
    public string Role { get; set; } = "";
    public string Kind { get; set; } = "";
    public string State { get; set; } = "";
    public Guid? Assignee { get; set; }
    public string? AssigneeName { get; set; }
    public string? AssigneePost { get; set; }
    public Guid? Barred { get; set; }
    public string? FromName { get; set; }
    public DateTimeOffset ReceivedAt { get; set; }
    public DateTimeOffset? DueAt { get; set; }
    public int? NormMinutes { get; set; }
    public string? Term { get; set; }

    /// <summary>When somebody to whom it is offered first looked at it; null when nobody has.</summary>
    public DateTimeOffset? OpenedAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public int? TakenMinutes { get; set; }
    public string? OutcomeLabel { get; set; }
    public string? Comment { get; set; }

    /// <summary>Working minutes that were left of its term when it was completed; fewer than 0 when it was late.</summary>
    public int? LeftMinutes { get; set; }
    public string? LateReason { get; set; }

    /// <summary>When it was entered, where that is later than it was done; null otherwise.</summary>
    public DateTimeOffset? EnteredAt { get; set; }
    public string? EnteredReason { get; set; }
    public string? EnteredEvidence { get; set; }

    /// <summary>What its button asked for, as JSON (<see cref="StepAnswers"/>); null when that was nothing.</summary>
    public string? Answers { get; set; }
}

internal sealed class TaskRowMap : IEntityTypeConfiguration<TaskRow>
{
    public void Configure(EntityTypeBuilder<TaskRow> builder)
    {
        builder.ToTable("task");
        builder.Property(t => t.Answers).HasColumnType("jsonb");
    }
}

/// <summary>Something that happened to a task besides its opening and its end, for reading.</summary>
internal sealed class TaskEventRow : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; }
    public Guid TaskId { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>Name of a <see cref="TaskEventKind"/>.</summary>
    public string Kind { get; set; } = "";
    public string ByName { get; set; } = "";
    public string ByPost { get; set; } = "";
    public string? ToName { get; set; }
    public string? Reason { get; set; }
}

internal sealed class TaskEventRowMap : IEntityTypeConfiguration<TaskEventRow>
{
    public void Configure(EntityTypeBuilder<TaskEventRow> builder) => builder.ToTable("task_event");
}

/// <summary>Work that somebody keeps an eye on, for reading.</summary>
internal sealed class WatchRow : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; }
    public Guid PersonId { get; set; }
    public Guid InstanceId { get; set; }
}

internal sealed class WatchRowMap : IEntityTypeConfiguration<WatchRow>
{
    public void Configure(EntityTypeBuilder<WatchRow> builder) => builder.ToTable("watch");
}

/// <summary>What an instance has called in another agency, and where that stands, as the other side last told.</summary>
internal sealed class OutsideCallRow : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; }
    public Guid InstanceId { get; set; }
    public long Number { get; set; }
    public string ElementId { get; set; } = "";
    public string Name { get; set; } = "";
    public string ToName { get; set; } = "";
    public DateTimeOffset CalledAt { get; set; }
    public string Status { get; set; } = "";
    public string Place { get; set; } = "";
    public DateTimeOffset? DueAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Until when it is to be received there; null where it was called and not handed over.</summary>
    public DateTimeOffset? TransferDue { get; set; }
    public DateTimeOffset? ReceivedAt { get; set; }

    /// <summary>Who received it there, or refused.</summary>
    public string? ReceivedBy { get; set; }

    /// <summary>Why it was refused.</summary>
    public string? Reason { get; set; }
}

internal sealed class OutsideCallRowMap : IEntityTypeConfiguration<OutsideCallRow>
{
    public void Configure(EntityTypeBuilder<OutsideCallRow> builder) => builder.ToTable("outside_call");
}

/// <summary>A stop of the clock for reading.</summary>
internal sealed class PauseRow : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; }
    public Guid InstanceId { get; set; }
    public string Reason { get; set; } = "";
    public string Words { get; set; } = "";
    public string? Evidence { get; set; }
    public DateTimeOffset FromAt { get; set; }
    public DateTimeOffset? ToAt { get; set; }
    public int? Minutes { get; set; }
    public string ByName { get; set; } = "";
}

internal sealed class PauseRowMap : IEntityTypeConfiguration<PauseRow>
{
    public void Configure(EntityTypeBuilder<PauseRow> builder) => builder.ToTable("clock_pause");
}

/// <summary>An incident for reading and curing.</summary>
internal sealed class IncidentRow : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; }
    public Guid InstanceId { get; set; }
    public long Token { get; set; }
    public string ElementId { get; set; } = "";
    public string Kind { get; set; } = "";
    public string Message { get; set; } = "";
    public string MessageEn { get; set; } = "";
    public DateTimeOffset At { get; set; }
    public DateTimeOffset? CuredAt { get; set; }
    public string? CuredBy { get; set; }
    public string? Cure { get; set; }

    /// <summary>Which attempt at an automatic step failed, from 1; null where something else did.</summary>
    public int? AttemptNumber { get; set; }
    public string? AttemptKey { get; set; }

    /// <summary>When the product tries again by itself; null when a person has to.</summary>
    public DateTimeOffset? RetryAt { get; set; }
    public Attempt? Attempt => AttemptKey is null ? null : new Attempt(AttemptKey, AttemptNumber ?? 1, 0);
}

internal sealed class IncidentRowMap : IEntityTypeConfiguration<IncidentRow>
{
    public void Configure(EntityTypeBuilder<IncidentRow> builder)
    {
        builder.ToTable("incident");
        builder.Ignore(i => i.Attempt);
        builder.Property(i => i.AttemptNumber).HasColumnName("attempt");
    }
}
