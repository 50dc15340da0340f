using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Documents.Reviewing;

/// <summary>After how many months documents of a kind are reviewed where the agency has set nothing: reference data.</summary>
internal sealed class UsualReview
{
    public DocumentKind Kind { get; set; }
    public int Months { get; set; }
}

internal sealed class UsualReviewMap : IEntityTypeConfiguration<UsualReview>
{
    public void Configure(EntityTypeBuilder<UsualReview> builder)
    {
        builder.ToTable("review_usual");
        builder.HasKey(u => u.Kind);
    }
}

/// <summary>The agency's own interval, for a kind or for one document.</summary>
internal sealed class ReviewInterval : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public DocumentKind? Kind { get; set; }
    public Guid? DocumentId { get; set; }
    public int Months { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class ReviewIntervalMap : IEntityTypeConfiguration<ReviewInterval>
{
    public void Configure(EntityTypeBuilder<ReviewInterval> builder) => builder.ToTable("review_interval");
}

/// <summary>A document was reviewed and needs no change.</summary>
internal sealed class DocumentReview : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid DocumentId { get; set; }
    public Guid VersionId { get; set; }
    public DateOnly ReviewedOn { get; set; }
    public string Note { get; set; } = "";
    public string ReviewedBy { get; set; } = "";
    public string ReviewedPost { get; set; } = "";
    public DateTimeOffset At { get; set; }
}

internal sealed class DocumentReviewMap : IEntityTypeConfiguration<DocumentReview>
{
    public void Configure(EntityTypeBuilder<DocumentReview> builder) => builder.ToTable("review");
}
