using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Documents.Approving;

/// <summary>What somebody said of a draft, or in answer to that.</summary>
internal sealed class DraftComment : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid DocumentId { get; set; }
    public Guid VersionId { get; set; }

    /// <summary>The comment that it answers; null for one that begins a thread.</summary>
    public Guid? ThreadId { get; set; }

    /// <summary>Place of the section when it was commented on, from 0; null for the document as a whole.</summary>
    public int? Section { get; set; }

    /// <summary>The section's heading then; empty for the whole.</summary>
    public string SectionTitle { get; set; } = "";

    /// <summary>The words it is about, as read; null for the whole section.</summary>
    public string? Quote { get; set; }
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

internal sealed class DraftCommentMap : IEntityTypeConfiguration<DraftComment>
{
    public void Configure(EntityTypeBuilder<DraftComment> builder) => builder.ToTable("comment");
}
