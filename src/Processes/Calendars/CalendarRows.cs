using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Processes.Calendars;

/// <summary>How far the counting of one act has come in one agency, for reading.</summary>
internal sealed class RecountRow
{
    public long Act { get; set; }
    public int AgencyId { get; set; }
    public int ByAgency { get; set; }
    public Guid DayId { get; set; }
    public DateTimeOffset BeginsAt { get; set; }

    /// <summary>Promises, steps and timers as they were shown and consented to.</summary>
    public int Instances { get; set; }
    public int Tasks { get; set; }
    public int Timers { get; set; }
    public int MovedInstances { get; set; }
    public int MovedTasks { get; set; }
    public int MovedTimers { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
}

internal sealed class RecountRowMap : IEntityTypeConfiguration<RecountRow>
{
    public void Configure(EntityTypeBuilder<RecountRow> builder)
    {
        builder.ToTable("recount");
        builder.HasKey(r => new { r.Act, r.AgencyId });
    }
}

/// <summary>A moved due instant, for reading.</summary>
internal sealed class DeadlineMoveRow : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; }
    public Guid InstanceId { get; set; }

    /// <summary>The act of the calendar; null where a paper moved the promise.</summary>
    public long? Act { get; set; }

    /// <summary>0 for the promise of the whole, else the step's or the timer's.</summary>
    public long Number { get; set; }
    public Guid? DayId { get; set; }
    public string SubjectCode { get; set; } = "";
    public string Step { get; set; } = "";
    public string Reason { get; set; } = "";
    public string ByName { get; set; } = "";
    public DateTimeOffset DueBefore { get; set; }
    public DateTimeOffset DueAfter { get; set; }
    public DateTimeOffset At { get; set; }
}

internal sealed class DeadlineMoveRowMap : IEntityTypeConfiguration<DeadlineMoveRow>
{
    public void Configure(EntityTypeBuilder<DeadlineMoveRow> builder) => builder.ToTable("deadline_move");
}
