using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Processes.Commenting;

/// <summary>What somebody said of a drawing, or in answer to that.</summary>
internal sealed class DrawingComment : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid DefinitionId { get; set; }

    /// <summary>The comment that it answers; null for one that begins a thread.</summary>
    public Guid? ThreadId { get; set; }

    /// <summary>The node, flow or lane; null for the drawing as a whole.</summary>
    public string? ElementId { get; set; }

    /// <summary>What the element was and was called when it was commented on; empty for the whole.</summary>
    public string ElementName { get; set; } = "";
    public string Words { get; set; } = "";
    public Guid ByPerson { get; set; }
    public string ByName { get; set; } = "";
    public string ByPost { get; set; } = "";
    public DateTimeOffset At { get; set; }

    /// <summary>When the thread was settled; null while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }
    public string? ResolvedBy { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class DrawingCommentMap : IEntityTypeConfiguration<DrawingComment>
{
    public void Configure(EntityTypeBuilder<DrawingComment> builder) => builder.ToTable("drawing_comment");
}
