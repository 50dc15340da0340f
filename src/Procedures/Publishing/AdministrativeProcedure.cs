using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Procedures.Publishing;

/// <summary>An administrative procedure (TTHC) as the agency handles it.</summary>
internal sealed class AdministrativeProcedure : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>National code <c>n.nnnnnn</c>.</summary>
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string? Field { get; set; }
    public string? Level { get; set; }

    /// <summary>JSON list of the legal texts.</summary>
    public string LegalBasis { get; set; } = "[]";
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class AdministrativeProcedureMap : IEntityTypeConfiguration<AdministrativeProcedure>
{
    public void Configure(EntityTypeBuilder<AdministrativeProcedure> builder) => builder.Property(x => x.LegalBasis).HasColumnType("jsonb");
}
