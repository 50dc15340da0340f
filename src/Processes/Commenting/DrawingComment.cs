using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Processes.Commenting;

/// <summary>What somebody said of a drawing, or in answer to that.</summary>
internal sealed class DrawingComment : CommentRow
{
    public Guid DefinitionId { get; set; }

    /// <summary>The node, flow or lane; null for the drawing as a whole.</summary>
    public string? ElementId { get; set; }

    /// <summary>What the element was and was called when it was commented on; empty for the whole.</summary>
    public string ElementName { get; set; } = "";
}

internal sealed class DrawingCommentMap : IEntityTypeConfiguration<DrawingComment>
{
    public void Configure(EntityTypeBuilder<DrawingComment> builder) => builder.ToTable("drawing_comment");
}
