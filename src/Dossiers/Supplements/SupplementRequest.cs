using System.Text.Json;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Dossiers.Supplements;

/// <summary>A request for papers (form 02): everything asked for at once, with its reasons, numbered without gaps in the year.</summary>
internal sealed class SupplementRequest : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid DossierId { get; set; }
    public int No { get; set; }
    public int Year { get; set; }

    /// <summary>JSON array of texts; read <see cref="ItemList"/>.</summary>
    public string Items { get; set; } = "[]";
    public string Reason { get; set; } = "";

    /// <summary>Whom to ask: name and telephone.</summary>
    public string Contact { get; set; } = "";
    public DateTimeOffset AskedAt { get; set; }
    public string AskedBy { get; set; } = "";
    public string AskedByPost { get; set; } = "";
    public DateTimeOffset? CameAt { get; set; }
    public string? CameBy { get; set; }
    public string? Note { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    public IReadOnlyList<string> ItemList => JsonSerializer.Deserialize<List<string>>(Items) ?? [];
}

internal sealed class SupplementRequestMap : IEntityTypeConfiguration<SupplementRequest>
{
    public void Configure(EntityTypeBuilder<SupplementRequest> builder)
    {
        builder.ToTable("supplement");
        builder.Ignore(x => x.ItemList);
        builder.HangsOnDossier();
        builder.Property(x => x.Items).HasColumnType("jsonb");
    }
}
