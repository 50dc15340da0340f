using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Dossiers.Returning;

/// <summary>The result in the applicant's hands: who took it, how, from whom.</summary>
internal sealed class Handover : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid DossierId { get; set; }
    public DateTimeOffset At { get; set; }
    public Channel Way { get; set; }
    public string ReceiverName { get; set; } = "";
    public string? ReceiverNumber { get; set; }
    public string? Note { get; set; }
    public string ByName { get; set; } = "";
    public string ByPost { get; set; } = "";
}

internal sealed class HandoverMap : IEntityTypeConfiguration<Handover>
{
    public void Configure(EntityTypeBuilder<Handover> builder)
    {
        builder.ToTable("handover");
        builder.HangsOnDossier();
    }
}
