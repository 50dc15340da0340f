using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Kernel.Jobs;

/// <summary>A job for reading. What it carries is left out: nobody who tends the queue needs it, and it may hold personal data.</summary>
internal sealed class QueuedJob : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; }
    public string Kind { get; set; } = "";
    public DateTimeOffset RunAt { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
    public DateTimeOffset? DeadAt { get; set; }
    public string? Error { get; set; }

    public JobLine Line(DateTimeOffset now)
    {
        var state =
            DeadAt is not null ? JobState.Dead
            : LeaseUntil >= now ? JobState.Running
            : Error is not null ? JobState.Failing
            : JobState.Waiting;
        var (cause, detail) = JobCauses.Read(Error);
        return new JobLine(Id, Kind, state, RunAt, DeadAt, Attempts, cause, detail);
    }
}

internal sealed class QueuedJobMap : IEntityTypeConfiguration<QueuedJob>
{
    public void Configure(EntityTypeBuilder<QueuedJob> builder) => builder.ToTable("job");
}
