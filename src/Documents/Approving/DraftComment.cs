using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Documents.Approving;

/// <summary>What somebody said of a draft, or in answer to that.</summary>
internal sealed class DraftComment : CommentRow
{
    public Guid DocumentId { get; set; }
    public Guid VersionId { get; set; }

    /// <summary>Place of the section when it was commented on, from 0; null for the document as a whole.</summary>
    public int? Section { get; set; }

    /// <summary>The section's heading then; empty for the whole.</summary>
    public string SectionTitle { get; set; } = "";

    /// <summary>The words it is about, as read; null for the whole section.</summary>
    public string? Quote { get; set; }
}

internal sealed class DraftCommentMap : IEntityTypeConfiguration<DraftComment>
{
    public void Configure(EntityTypeBuilder<DraftComment> builder) => builder.ToTable("comment");
}
