using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Dossiers.Apologies;

/// <summary>An apology with a new date (form 04): one for a dossier, numbered without gaps in the year, never changed.</summary>
internal sealed class Apology : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid DossierId { get; set; }
    public int No { get; set; }
    public int Year { get; set; }

    /// <summary>As the applicant and the public read it.</summary>
    public string Reason { get; set; } = "";
    public DateTimeOffset DueBefore { get; set; }
    public DateTimeOffset DueAfter { get; set; }
    public DateTimeOffset At { get; set; }
    public string SignedBy { get; set; } = "";
    public string SignedByPost { get; set; } = "";
    public string? OnBehalfOf { get; set; }

    public string Number => $"{No}/PXL";
}

internal sealed class ApologyMap : IEntityTypeConfiguration<Apology>
{
    public void Configure(EntityTypeBuilder<Apology> builder)
    {
        builder.Ignore(x => x.Number);
        builder.HangsOnDossier();
    }
}
