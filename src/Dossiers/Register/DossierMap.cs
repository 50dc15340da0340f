using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Dossiers.Register;

internal sealed class DossierMap : IEntityTypeConfiguration<Dossier>
{
    public void Configure(EntityTypeBuilder<Dossier> builder)
    {
        builder.Ignore(x => x.IsOpen);
        builder.Property(x => x.BookYear).ValueGeneratedOnAddOrUpdate();
    }
}

/// <summary>Tells EF that a row hangs on a dossier, so that the dossier is written first.</summary>
internal static class DossierRelations
{
    public static void HangsOnDossier<T>(this EntityTypeBuilder<T> builder)
        where T : class, ITenantRow =>
        builder
            .HasOne<Dossier>()
            .WithMany()
            .HasForeignKey(nameof(ITenantRow.AgencyId), "DossierId")
            .HasPrincipalKey(d => new { d.AgencyId, d.Id })
            .OnDelete(DeleteBehavior.Restrict);
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
