using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Documents.Register;

/// <summary>Leads from a printed code to the issue it was printed from.</summary>
internal sealed class QrLink
{
    public string Token { get; set; } = "";
    public int AgencyId { get; set; }
    public Guid DocumentId { get; set; }
    public Guid VersionId { get; set; }

    /// <summary>The controlled copy that bears the code; null for the code that every other sheet of the issue bears.</summary>
    public Guid? CopyId { get; set; }
}

internal sealed class QrLinkMap : IEntityTypeConfiguration<QrLink>
{
    public void Configure(EntityTypeBuilder<QrLink> builder)
    {
        builder.ToTable("qr");
        builder.HasKey(x => x.Token);
    }
}

/// <summary>A form that belongs to an issue.</summary>
internal sealed class FormFile : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid VersionId { get; set; }
    public string Code { get; set; } = "";
    public string Title { get; set; } = "";
    public string? FileName { get; set; }
    public string? FileSha256 { get; set; }
    public string? MediaType { get; set; }
}

internal sealed class FormFileMap : IEntityTypeConfiguration<FormFile>
{
    public void Configure(EntityTypeBuilder<FormFile> builder) => builder.ToTable("form");
}
