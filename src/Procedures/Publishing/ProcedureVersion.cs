using IsoDienTu.Kernel;
using IsoDienTu.Procedures.Drafting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Procedures.Publishing;

/// <summary>A published version: one issue of the document and one version of the process, made from one card. Immutable but for its last day.</summary>
internal sealed class ProcedureVersion : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ProcedureId { get; set; }
    public int Issue { get; set; }
    public string Title { get; set; } = "";
    public Guid DocumentVersionId { get; set; }
    public Guid DefinitionVersionId { get; set; }
    public string Card { get; set; } = "{}";
    public string? LegalTerm { get; set; }
    public int? LegalMinutes { get; set; }
    public string? Fee { get; set; }
    public string? Result { get; set; }
    public string? Subject { get; set; }
    public string? Qr { get; set; }
    public string? SourceName { get; set; }
    public string? SourceSha256 { get; set; }
    public DateOnly EffectiveFrom { get; set; }

    /// <summary>First day on which it is no longer in force.</summary>
    public DateOnly? EffectiveTo { get; set; }
    public DateTimeOffset PublishedAt { get; set; }
    public string PublishedBy { get; set; } = "";

    public ProcedureCard ReadCard() => CardJson.Read(Card);

    public bool InForceOn(DateOnly day) => EffectiveFrom <= day && (EffectiveTo is null || EffectiveTo > day);
}

internal sealed class ProcedureVersionMap : IEntityTypeConfiguration<ProcedureVersion>
{
    public void Configure(EntityTypeBuilder<ProcedureVersion> builder) => builder.Property(x => x.Card).HasColumnType("jsonb");
}

internal sealed class ProcedureMap : IEntityTypeConfiguration<Procedure>
{
    public void Configure(EntityTypeBuilder<Procedure> builder) => builder.ToTable("procedure");
}
