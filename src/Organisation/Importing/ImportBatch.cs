using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Organisation.Importing;

/// <summary>How far an uploaded list has come.</summary>
internal enum BatchState
{
    /// <summary>Uploaded, shown, nothing decided.</summary>
    Waiting,

    /// <summary>Its rows, or its good rows, were written.</summary>
    Imported,

    /// <summary>Refused as a whole by the person.</summary>
    Rejected,
}

/// <summary>An uploaded list between its preview and the decision; the file itself lies in the file store.</summary>
internal sealed class ImportBatch : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string FileName { get; set; } = "";
    public string Sha256 { get; set; } = "";
    public string UploadedBy { get; set; } = "";
    public DateTimeOffset UploadedAt { get; set; }
    public BatchState State { get; set; }
    public int? Imported { get; set; }
    public int? Refused { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class ImportBatchMap : IEntityTypeConfiguration<ImportBatch>
{
    public void Configure(EntityTypeBuilder<ImportBatch> builder) => builder.HasKey(b => new { b.AgencyId, b.Id });
}
