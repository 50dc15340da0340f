using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Processes.Lateness;

/// <summary>When running terms count as near their end, as one agency has set it.</summary>
internal sealed class NearRow : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public int StepMinutes { get; set; }
    public int StepPercent { get; set; }
    public int WholeMinutes { get; set; }
    public int WholePercent { get; set; }

    /// <summary>Counts the changes, so that what is kept in memory is known to be old.</summary>
    public long Revision { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    public NearDueRules Rules => new(new NearDue(StepMinutes, StepPercent), new NearDue(WholeMinutes, WholePercent));
}

internal sealed class NearRowMap : IEntityTypeConfiguration<NearRow>
{
    public void Configure(EntityTypeBuilder<NearRow> builder)
    {
        builder.ToTable("near_rule");
        builder.Ignore(r => r.Rules);
    }
}
