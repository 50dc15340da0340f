using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Dossiers.Register;

internal sealed class DossierMap : IEntityTypeConfiguration<Dossier>
{
    public void Configure(EntityTypeBuilder<Dossier> builder) => builder.Ignore(x => x.IsOpen);
}

/// <summary>Leads from a code to its agency's row, for those who do not know the agency.</summary>
internal sealed class CodeLookup
{
    public string Code { get; set; } = "";
    public int AgencyId { get; set; }
    public Guid DossierId { get; set; }
}

internal sealed class CodeLookupMap : IEntityTypeConfiguration<CodeLookup>
{
    public void Configure(EntityTypeBuilder<CodeLookup> builder) => builder.HasKey(x => x.Code);
}
