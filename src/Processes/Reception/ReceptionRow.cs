using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Processes.Reception;

/// <summary>Which posts of one agency receive what comes from other agencies.</summary>
internal sealed class ReceptionRow : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Empty where nothing is received any more; ended posts may still stand here.</summary>
    public Guid[] Posts { get; set; } = [];
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class ReceptionRowMap : IEntityTypeConfiguration<ReceptionRow>
{
    public void Configure(EntityTypeBuilder<ReceptionRow> builder) => builder.ToTable("reception");
}
