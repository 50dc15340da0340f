using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Processes.Entering;

/// <summary>How many working days back an agency lets work be entered.</summary>
internal sealed class BackdateRow : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public int Days { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class BackdateRowMap : IEntityTypeConfiguration<BackdateRow>
{
    public void Configure(EntityTypeBuilder<BackdateRow> builder) => builder.ToTable("backdate_rule");
}
