using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Dossiers.Papers;

/// <summary>One required paper of a dossier and what came of it.</summary>
internal sealed class DossierPart : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid DossierId { get; set; }
    public int No { get; set; }
    public string Name { get; set; } = "";
    public bool Optional { get; set; }
    public int WantedOriginals { get; set; }
    public int WantedCopies { get; set; }
    public int Originals { get; set; }
    public int Copies { get; set; }

    /// <summary>True when a paper that must be there has not come in the number asked for; an original stands in for a copy.</summary>
    public bool IsMissing =>
        !Optional && (Originals < WantedOriginals || Originals - WantedOriginals + Copies < WantedCopies || Originals + Copies == 0);

    public DossierPart For(Guid dossierId)
    {
        DossierId = dossierId;
        return this;
    }
}

internal sealed class DossierPartMap : IEntityTypeConfiguration<DossierPart>
{
    public void Configure(EntityTypeBuilder<DossierPart> builder)
    {
        builder.ToTable("part");
        builder.Ignore(x => x.IsMissing);
        builder.HangsOnDossier();
    }
}

/// <summary>Why a file belongs to a dossier.</summary>
internal enum FilePurpose
{
    /// <summary>Came with the dossier.</summary>
    Submitted,

    /// <summary>Came later, on request.</summary>
    Supplement,

    /// <summary>The result.</summary>
    Result,
}

/// <summary>A file of a dossier; its bytes stand in the file store under their digest.</summary>
internal sealed class DossierFile : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid DossierId { get; set; }

    /// <summary>Number of the part it belongs to, or null.</summary>
    public int? PartNo { get; set; }
    public FilePurpose Purpose { get; set; }
    public string Name { get; set; } = "";
    public string MediaType { get; set; } = "";
    public string Sha256 { get; set; } = "";
    public long Length { get; set; }
    public DateTimeOffset At { get; set; }
    public string ByName { get; set; } = "";

    public DossierFile For(Guid dossierId)
    {
        DossierId = dossierId;
        return this;
    }
}

internal sealed class DossierFileMap : IEntityTypeConfiguration<DossierFile>
{
    public void Configure(EntityTypeBuilder<DossierFile> builder)
    {
        builder.ToTable("file");
        builder.HangsOnDossier();
    }
}
